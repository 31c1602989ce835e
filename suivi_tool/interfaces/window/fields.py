"""The fields of the forms as data: key, label, hint, kind; and the texts that a form gave.

The labels of an appeal's fields are the headings of the register: one list of words for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from suivi_tool.actions.intake import KEYS
from suivi_tool.errors import Fault
from suivi_tool.procedure.words import french, plain

MAX_TEXT = 40_000


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the choices of a field: what is sent, and what is read."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form.

    `kind`: text, email, tel, date, area, choice (radio buttons), select, flag (a box to tick).
    """

    key: str
    label: str
    kind: str = "text"
    hint: str = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    wide: bool = False
    limit: int = 0


_HEADINGS = {key: heading for heading, key in reversed(tuple(KEYS.items()))}
_KEY_OF = {plain(heading): key for heading, key in KEYS.items()}


def of_register(key: str, kind: str = "text", hint: str = "", **more: object) -> FormField:
    """Return the field of the register's column that `key` fills, under its heading."""
    return FormField(key, french(_HEADINGS[key]), kind, french(hint), **more)  # type: ignore[arg-type]


def texts(form: Mapping[str, str], fields: Iterable[FormField]) -> dict[str, str]:
    """Return what was typed into `fields`, one text a key; Windows line ends become plain ones."""
    return {
        field.key: form.get(field.key, "").replace("\r\n", "\n").strip()[: MAX_TEXT + 1]
        for field in fields
    }


def too_long(given: Mapping[str, str], fields: Iterable[FormField]) -> tuple[Fault, ...]:
    """Return a fault for each text that is longer than its field takes (`FormField.limit`)."""
    return tuple(
        Fault(
            french(
                f"« {field.label} » : {len(given[field.key])} caractères, {field.limit} au plus."
            ),
            field.key,
            remedy="Résumez.",
        )
        for field in fields
        if field.limit and len(given[field.key]) > field.limit
    )


def key_of(fault: Fault, keys: Iterable[str]) -> str:
    """Return the key of the field that `fault` is about, or an empty text."""
    known = set(keys)
    if fault.field in known:
        return fault.field
    option = fault.field.removeprefix("--").replace("-", "_")
    found = option if option in known else _KEY_OF.get(plain(fault.field), "")
    return found if found in known else ""


def sentence(text: str) -> str:
    """Return `text` beginning with a capital letter, in French typography."""
    return french(text[:1].upper() + text[1:])


def beside(
    faults: Iterable[Fault], keys: Iterable[str]
) -> tuple[dict[str, str], tuple[Fault, ...]]:
    """Return the sentence to stand beside each field of `keys`, and the faults about no field."""
    known = tuple(keys)
    errors: dict[str, str] = {}
    others = []
    for fault in faults:
        key = key_of(fault, known)
        if key:
            errors.setdefault(key, sentence(f"{fault.message} {fault.remedy}".strip()))
        else:
            others.append(fault)
    order = {key: place for place, key in enumerate(known)}
    return dict(sorted(errors.items(), key=lambda item: order[item[0]])), tuple(others)

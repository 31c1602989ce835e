"""What an action says to who types commands, as said to who clicks: options by their fields' names.

An action's remedy serves the command line too (« Retenez-les avec --similaires »).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from suivi_tool.interfaces.window import reception_form
from suivi_tool.interfaces.window.step_form import FORMS
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.words import french

_OPTION = re.compile(r"(?<![\w-])--([a-z]+(?:-[a-z]+)*)")
_COMMANDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"«.courrier --nature \w+.»"), "« Classer un autre courrier »"),
    (re.compile(r"Lancez «.restaurer.» sans nom.: il"), "La page « Sauvegardes »"),
    (re.compile(r"«.restaurer.»"), "la page « Sauvegardes »"),
    (re.compile(r'«.initialiser ".*?" --suivi ".*?".»'), "« Réglages », « Changer de suivi »"),
    (re.compile(r"«.actualiser.»"), "« Actualiser »"),
    (re.compile(r" ?Sur la ligne de commande.:.*"), ""),
    (re.compile(r", ou ajoutez --malgre-attente pour[^.]*"), ""),
    (re.compile(r" \(--le\)"), ""),
    (re.compile(r'changer-de-suivi ".*?"'), "« Réglages », « Changer de suivi »"),
)
_OTHERS = {"preuve": "Preuve", "le": "Date"}


def in_words(text: str, step: Step | None = None) -> str:
    """Return a sentence without options and commands that a window has a field or button for.

    The fields are those of `step`, where it is given and has them.
    """
    for command, button in _COMMANDS:
        text = command.sub(button, text)
    labels = {field.key: field.label for field in FORMS[step].all_fields} if step else {}
    known = {**_labels(), **labels, **_OTHERS}
    return french(_OPTION.sub(lambda hit: _named(known, hit[1], hit[0]), text))


def _named(labels: Mapping[str, str], option: str, as_typed: str) -> str:
    label = labels.get(option.replace("-", "_"))
    return f"« {label} »" if label else as_typed


@cache
def _labels() -> Mapping[str, str]:
    """Return the labels of all fields by key; those of the registration go before."""
    steps = {field.key: field.label for form in FORMS.values() for field in form.all_fields}
    return steps | {field.key: field.label for field in reception_form.FIELDS}

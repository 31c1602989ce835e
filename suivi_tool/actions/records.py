"""Facts as plain JSON and back: what a pending record holds.

A date is written as ISO text, an enumeration as its French word, a tuple as a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def to_json(record: object) -> dict[str, Any]:
    """Return the facts of a dataclass that are known (neither None nor empty)."""
    if not is_dataclass(record):
        raise TypeError(f"a dataclass is needed, not {record!r}")
    values = {field.name: plain_value(getattr(record, field.name)) for field in fields(record)}
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def plain_value(value: object) -> Any:
    """Return one fact as JSON holds it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [plain_value(item) for item in value]
    return value


def from_json(kind: type[Record], values: Mapping[str, Any]) -> Record:
    """Return the dataclass `kind` with `values`; keys that it does not have are left out.

    Raises: ValueError where a value is not of its field's kind, or one is missing.
    """
    hints = get_type_hints(kind)
    try:
        known = {name: field_value(hints[name], values[name]) for name in hints if name in values}
        return kind(**known)
    except TypeError as error:
        raise ValueError(f"not a {kind.__name__}") from error


def field_value(hint: Any, value: Any) -> Any:
    """Return `value` of JSON as a fact of type `hint`; raises ValueError where it is none."""
    if get_origin(hint) in (UnionType, Union):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if value is None:
        return None
    if hint is date:
        return date.fromisoformat(value)
    if get_origin(hint) is tuple:
        return tuple(field_value(get_args(hint)[0], item) for item in value)
    if hint is str and not isinstance(value, str):
        raise ValueError(f"{value!r} is not a text")
    return hint(value)

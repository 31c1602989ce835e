"""Small JSON records that carry their own digest, so that damage is seen and never believed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

JSON: TypeAlias = "str | int | float | bool | Sequence[JSON] | Mapping[str, JSON] | None"


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data`, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def canonical(content: JSON) -> bytes:
    """Return the one JSON text of `content`: keys sorted, no blanks, on one line.

    A lone surrogate (a mail's broken heading) is written as its escape, which reads back the same.
    """
    text = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode("utf-8", "backslashreplace")


def parse(data: bytes) -> dict[str, JSON]:
    """Return the JSON object written in `data`.

    Raises:
        ValueError: not JSON, not an object, not UTF-8, or nested beyond reason.

    """
    try:
        content = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(content, dict):
        raise ValueError("not an object")
    return content


def encode(content: Mapping[str, JSON]) -> bytes:
    """Return a record of `content` with its digest."""
    return canonical({"content": content, "sha256": digest(canonical(content))}) + b"\n"


def decode(data: bytes) -> dict[str, JSON]:
    """Return the content of a record made by `encode`.

    Raises:
        ValueError: the record is damaged.

    """
    record = parse(data)
    content = record.get("content")
    if not isinstance(content, dict):
        raise ValueError("no content")
    if record.get("sha256") != digest(canonical(content)):
        raise ValueError("digest differs")
    return content


def text(content: Mapping[str, JSON], key: str) -> str:
    """Return the text under `key`.

    Raises:
        ValueError: there is none.

    """
    value = content.get(key)
    if not isinstance(value, str):
        raise ValueError(f"{key} is not a text")
    return value


def mapping(content: Mapping[str, JSON], key: str) -> Mapping[str, JSON]:
    """Return the object under `key`, an empty one where there is none.

    Raises:
        ValueError: something else is there.

    """
    value = content.get(key, {})
    if not isinstance(value, dict):
        raise ValueError(f"{key} is not an object")
    return value


def sequence(content: Mapping[str, JSON], key: str) -> list[JSON]:
    """Return the list under `key`, an empty one where there is none.

    Raises:
        ValueError: something else is there.

    """
    value = content.get(key, [])
    if not isinstance(value, list):
        raise ValueError(f"{key} is not a list")
    return value

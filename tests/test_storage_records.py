"""Records that carry their digest: what comes back is what was written, or nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suivi_tool.storage import records
from suivi_tool.storage.records import JSON

PLAIN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@given(st.dictionaries(st.text(), VALUES))
def test_a_record_reads_back_as_it_was_written(content: dict[str, JSON]) -> None:
    assert records.decode(records.encode(content)) == content


def test_the_broken_half_of_a_character_is_kept() -> None:
    content = {"Objet": "Appel \ud83d"}
    assert records.decode(records.encode(content)) == content


def test_one_content_has_one_text_whatever_the_order() -> None:
    assert records.canonical({"b": 1, "a": "é"}) == records.canonical({"a": "é", "b": 1})
    assert records.canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'.encode()


@pytest.mark.parametrize("at", range(0, 40, 3))
def test_a_changed_byte_is_seen(at: int) -> None:
    data = bytearray(records.encode({"numero": "APP-2026-001", "le": "2026-05-04"}))
    data[at] ^= 1
    with pytest.raises(ValueError):  # noqa: PT011 - of the reader, the decoder or the digest
        records.decode(bytes(data))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"[1]", "not an object"),
        (b"{", "Expecting"),
        (b'{"content": 1, "sha256": ""}', "no content"),
        (b'{"content": {}, "sha256": "0"}', "digest differs"),
        (b'{"content": ' + b"[" * 100_000, "nested too deep"),
        (b'{"a": "\xff"}', "utf-8"),
    ],
)
def test_what_is_no_record_is_refused_with_a_reason(data: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        records.decode(data)


def test_a_number_that_json_has_not_is_never_written() -> None:
    with pytest.raises(ValueError, match="JSON"):
        records.encode({"x": float("nan")})


def test_each_kind_of_content_is_taken_for_itself_only() -> None:
    content: dict[str, JSON] = {"t": "texte", "m": {"a": 1}, "s": [1, "b"]}
    assert records.text(content, "t") == "texte"
    assert records.mapping(content, "m") == {"a": 1}
    assert records.sequence(content, "s") == [1, "b"]
    assert (records.mapping(content, "?"), records.sequence(content, "?")) == ({}, [])
    for read, key in (
        (records.text, "m"),
        (records.text, "?"),
        (records.mapping, "s"),
        (records.sequence, "t"),
    ):
        with pytest.raises(ValueError, match="is not a"):
            read(content, key)


def test_a_record_is_one_line_that_other_programs_read() -> None:
    [line] = records.encode({"n": "APP-1"}).splitlines()
    assert json.loads(line)["content"] == {"n": "APP-1"}

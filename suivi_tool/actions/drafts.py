"""A document that was only prepared and that nobody touched is replaced by its next preparation.

What was there when the step was recorded stays: it may have been sent. What a person changed stays
as well. In both cases the new one stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from suivi_tool.actions import cases
from suivi_tool.actions.office import Office
from suivi_tool.storage.case_files import FileChange
from suivi_tool.storage.operations import Operation


def prepared(office: Office, number: str, step: str) -> frozenset[str]:
    """Return the digests of what was made for the appeal since `step` was last recorded."""
    digests: set[str] = set()
    for operation in office.work.operations.all():
        if operation.number != number or operation.undone:
            continue
        if operation.kind == step and operation.details.get("entries"):
            digests.clear()
        else:
            digests |= set(_made(operation))
    return frozenset(digests)


def _made(operation: Operation) -> Iterator[str]:
    files = operation.details.get("files")
    for content in files if isinstance(files, list) else []:
        if isinstance(content, dict) and content.get("after"):
            yield str(content["after"])


def put(
    office: Office, number: str, name: str, data: bytes, drafts: frozenset[str] = frozenset()
) -> FileChange:
    """Put a document into the case folder: over a draft (one of the digests), else beside it.

    Raises: RefusedInput where the disk refuses.
    """
    files = office.work.files
    for path in _versions(files.folder(number) / cases.safe_name(office, name, number)):
        there = files.read(path)
        if there is None:
            break
        if files.digest(path) in drafts:
            return files.write(path, data, there)
    return cases.put(office, number, name, data)


def _versions(path: Path) -> Iterator[Path]:
    yield path
    for count in range(2, 100):
        yield path.with_name(f"{path.stem} ({count}){path.suffix}")

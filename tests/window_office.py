"""A window server over a sample's work folder, asked as a browser would, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journeys.server import Client, plain_text, serving
from work_folders import CLEAN, WorkPlace, make

OPEN = "APP-2026-005"
"""An appeal of the sample that was only registered, received on 28/04/2026."""
CLOSED = "APP-2025-004"


@contextmanager
def office(folder: Path, sample: str = CLEAN) -> Iterator[tuple[Client, WorkPlace]]:
    """Give a client that has entered, and the work folder."""
    place = make(folder / "Appels d’été", sample)
    with serving(place.root) as client:
        yield client.enter(), place


def read(client: Client, path: str) -> str:
    """Return what a person reads on a page, ordinary spaces only."""
    answer = client.get(path)
    assert answer.status == 200, (path, answer.status, answer.text[:300])
    return plain_text(answer.text).replace("\u00a0", " ").replace("&#39;", "'")

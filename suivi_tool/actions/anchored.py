"""What a state of the tracker says of the journal: how long it was and where it ended."""

from __future__ import annotations

from suivi_tool.errors import SuiviError
from suivi_tool.storage.journal import Anchor


def head_in(data: bytes, identity: str) -> Anchor | None:
    """Return the head of the journal of the work folder `identity` that was left in a tracker.

    None where there is none, or where the tracker is another folder's or cannot be read.
    """
    from suivi_tool.tracker.anchor import read_anchor  # noqa: PLC0415 - not before it is needed
    from suivi_tool.workbook.book import Workbook  # noqa: PLC0415

    try:
        anchor = read_anchor(Workbook(data))
    except SuiviError:
        return None
    if anchor is None or anchor.identity != identity or not anchor.head:
        return None
    return Anchor(anchor.count, anchor.head)

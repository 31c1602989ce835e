"""`suivi.toml` changed from « Réglages »: under the lock, whole or not at all, comments kept."""

from __future__ import annotations

from collections.abc import Mapping

from suivi_tool.actions.office import Office
from suivi_tool.actions.options import Setting
from suivi_tool.actions.settings import FILE_NAME, changed, parse
from suivi_tool.errors import RefusedInput
from suivi_tool.storage.failures import told_as


def change(office: Office, values: Mapping[str, Setting]) -> tuple[str, ...]:
    """Write the settings that differ from what the file says, and return their names.

    Raises: WrongSetting where the file itself is wrong; TrackerBusy where somebody else writes;
    RefusedInput where the disk refuses.
    """
    path = office.root / FILE_NAME
    with office.work.locked():
        with told_as(RefusedInput, path):
            text = path.read_text("utf-8-sig")
        now = parse(text, office.root)
        different = {name: value for name, value in values.items() if now[name] != value}
        if not different:
            return ()
        after = changed(text, different)
        parse(after, office.root)
        with told_as(RefusedInput, path):
            office.work.disk.write(path, after.encode("utf-8"))
    office.work.note(office.user, "réglages changés", "", sorted(different))
    return tuple(different)

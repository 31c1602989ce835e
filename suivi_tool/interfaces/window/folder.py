"""The work folder as the pages see it: opened anew for each request."""

from __future__ import annotations

from flask import g

from suivi_tool.actions.office import Office, open_office
from suivi_tool.interfaces.window.desk import desk
from suivi_tool.interfaces.window.faults import FolderGone, NoFolder
from suivi_tool.interfaces.window.remembered import SETTINGS


def office() -> Office:
    """Return the work folder of this request.

    Raises: NoFolder before the first start; FolderGone where it is there no more; WrongSetting
    where `suivi.toml` is wrong.
    """
    if "office" not in g:
        at = desk()
        if at.root is None:
            raise NoFolder
        if not (at.root / SETTINGS).is_file():
            raise FolderGone(at.root)
        g.office = open_office(at.root, today=at.today, user=at.user)
    found = g.office
    if not isinstance(found, Office):
        raise TypeError("the office of this request was replaced")
    return found

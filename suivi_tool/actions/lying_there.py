"""The tracker that lies in the folder that a person names, when no file is named."""

from __future__ import annotations

from pathlib import Path

from suivi_tool.errors import RefusedInput
from suivi_tool.storage.failures import told_as

KINDS = (".xlsx", ".xlsm")


def workbook_in(folder: Path) -> Path | None:
    """Return the one workbook of `folder`, None where there is none.

    Files that Excel or the system keeps beside (« ~$… », « .… ») are no workbooks.

    Raises: RefusedInput where several lie there (a person chooses), or where `folder` cannot be
    read.
    """
    if not folder.is_dir():
        return None
    with told_as(RefusedInput, folder):
        names = sorted(path.name for path in folder.iterdir() if path.is_file())
    found = [name for name in names if _is_workbook(name)]
    if len(found) > 1:
        raise RefusedInput(
            f"Plusieurs classeurs se trouvent dans « {folder} »\u00a0: {', '.join(found)}.",
            field="--suivi",
            remedy=f'Indiquez lequel est le suivi, par exemple --suivi "{folder / found[0]}".',
        )
    return folder / found[0] if found else None


def _is_workbook(name: str) -> bool:
    return Path(name).suffix.casefold() in KINDS and not name.startswith(("~$", "."))

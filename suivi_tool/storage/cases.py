"""Small facts about each case that the tracker has no column for, one JSON record a number."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from suivi_tool.errors import Fault, RefusedInput
from suivi_tool.storage import records
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.failures import nothing_recorded, told_as, waiting
from suivi_tool.storage.numbers import folder_name
from suivi_tool.storage.records import JSON


class CaseStore:
    """The folder of these records (they hold personal data)."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder, self._disk = folder, disk

    def read(self, number: str) -> dict[str, JSON]:
        """Return what is kept of `number`, an empty object where nothing is.

        Raises:
            RefusedInput: the record is damaged, out of reach, or that of another number.

        """
        path = self._path(number)
        with told_as(RefusedInput, path):
            data = self._disk.read_if_there(path) if self.folder.exists() else None
        if data is None:
            return {}
        try:
            content = records.decode(data)
        except ValueError:
            raise RefusedInput(_damaged(number, path)) from None
        if content.get("number") != number:
            raise RefusedInput(_another(number, str(content.get("number")), path))
        return dict(records.mapping(content, "facts"))

    def write(self, number: str, facts: Mapping[str, JSON]) -> None:
        """Keep `facts` of `number` in the place of what was kept.

        Raises:
            RefusedInput: the disk refuses, or another number has that place.

        """
        path = self._path(number)
        try:
            self.read(number)
        except RefusedInput as error:
            if error.faults[0] != _damaged(number, path):
                raise
        with nothing_recorded(path):
            self._disk.ensure_folder(self.folder)
            self._disk.write(path, records.encode({"number": number, "facts": facts}))

    @waiting()
    def numbers(self) -> tuple[str, ...]:
        """Return the numbers of which something is kept, sorted."""
        found = []
        for name in self._disk.names(self.folder):
            try:
                content = records.decode(self._disk.read(self.folder / name))
                found.append(records.text(content, "number"))
            except (OSError, ValueError):
                continue
        return tuple(sorted(found))

    @waiting()
    def forget(self, number: str) -> None:
        """Remove what is kept of `number`.

        Raises `TrackerBusy` where the disk refuses.
        """
        self._disk.remove(self._path(number))

    def _path(self, number: str) -> Path:
        return self.folder / f"{folder_name(number)}.json"


def _damaged(number: str, path: Path) -> Fault:
    return Fault(
        f"Ce que l’outil avait noté sur {number} est abîmé.",
        place=str(path),
        remedy="Mettez ce fichier de côté : les documents et le suivi font foi.",
    )


def _another(number: str, owner: str, path: Path) -> Fault:
    return Fault(
        f"Les numéros {number} et {owner} auraient le même dossier.",
        place=str(path),
        remedy="Donnez un autre numéro à l’un des deux.",
    )

"""What the system reports, in French, with a remedy, for Windows and for the others."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from suivi_tool.errors import RefusedInput, TrackerBusy
from suivi_tool.storage.failures import fault_of, nothing_recorded, waiting

PATH = Path("/p/Qualité/Suivi.xlsx")


def windows(code: int) -> OSError:
    error = OSError(errno.EACCES, "x")
    error.winerror = code  # type: ignore[attr-defined,unused-ignore]
    return error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "x"), "plus de place"),
        (OSError(errno.EACCES, "x"), "est refusé"),
        (OSError(errno.EROFS, "x"), "est refusé"),
        (OSError(errno.EIO, "x"), "a signalé une erreur"),
        (OSError(errno.ENOENT, "x"), "introuvable"),
        (OSError(errno.ESTALE, "x"), "ne répond plus"),
        (OSError(errno.ENAMETOOLONG, "x"), "trop long"),
        (OSError(errno.EISDIR, "x"), "est un dossier"),
        (OSError(errno.ENOEXEC, "Exec format error"), f"(erreur {errno.ENOEXEC} du système)"),
        (windows(32), "utilisé par un autre programme"),
        (windows(53), "ne répond plus"),
        (windows(112), "plus de place"),
        (windows(206), "trop long"),
    ],
)
def test_each_has_its_sentence_place_and_remedy(error: OSError, said: str) -> None:
    fault = fault_of(error, PATH)
    assert said in fault.message
    assert (fault.place, fault.remedy[-1]) == (str(PATH), ".")


def test_nothing_recorded_is_said_first() -> None:
    with pytest.raises(RefusedInput) as caught, nothing_recorded(PATH):
        raise OSError(errno.ENOSPC, "x")
    assert caught.value.faults[0].message.startswith("Rien n’a été enregistré. Il n’y a plus de")


def test_the_file_that_the_system_names_is_told() -> None:
    with pytest.raises(TrackerBusy) as caught, waiting():
        raise OSError(errno.EIO, "x", "/p/.suivi/journal.jsonl")
    assert "«\u00a0journal.jsonl\u00a0»" in caught.value.faults[0].message

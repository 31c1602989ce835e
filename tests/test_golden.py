"""What people read of one appeal, from its registration to its end, as it was last looked at.

Each file of `golden/` is what a document or a sheet shows, as plain text. After a change that is
meant, `pytest tests/test_golden.py --update-golden` writes them anew: read the difference before
it is committed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

import plain_text
import pytest
from work_folders import make

from suivi_tool.actions import committee, evidence, refresh

GOLDEN = Path(__file__).parent / "golden"
NUMBER = "APP-2026-006"
LATER, COMMITTEE = date(2026, 5, 18), date(2026, 5, 19)
SHEETS = ("Échéances", "Indicateurs", "Contrôle", "COPIL – historique")
READERS: Mapping[str, Callable[[bytes], Iterable[str]]] = {
    ".docx": plain_text.of_word,
    ".eml": plain_text.of_mail,
    ".pptx": plain_text.of_slides,
}


def name(path: Path) -> str:
    """The name of a golden file, in letters that every system writes alike."""
    known = unicodedata.normalize("NFKD", f"{path.stem} {path.suffix}").encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", known.decode().casefold()).strip("-")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Everything that is compared, by the name of its file."""
    place = make(tmp_path_factory.mktemp("golden") / "Qualité – été")
    place.register(date(2026, 5, 2))
    steps: Iterable[tuple[str, dict[str, str]]] = (
        ("accuse", {"le": "04/05/2026", "mode": "mail", "par": "Sophie Renard"}),
        ("information", {"texte": "Le jury se réunit le 20 mai."}),
        ("analyse", {"le": "07/05/2026", "texte": "Une panne.", "delai_respecte": "oui"}),
        ("decision", {"le": "11/05/2026", "justifie": "oui", "motif": "La salle a ouvert tard."}),
        ("action", {"le": "11/05/2026", "action": "Ouvrir les salles une heure avant",
                    "pilote": "Anne Le Goff", "echeance": "30/06/2026"}),
        ("reponse", {}),
        ("fin", {}),
    )  # fmt: skip
    for step, given in steps:
        place.treat(NUMBER, step, LATER, **given)
    office = place.office(COMMITTEE)
    deck = committee.hold(office, COMMITTEE).deck
    page = evidence.of_appeal(office, NUMBER).document
    refresh.refresh(office)
    paths = {deck, page, *(place.root / "Dossiers" / NUMBER).iterdir()}
    found = {name(path): READERS[path.suffix](path.read_bytes())
             for path in paths if path.suffix in READERS}  # fmt: skip
    tracker = place.tracker.read_bytes()
    found |= {name(Path(f"{sheet}.xlsx")): plain_text.of_sheet(tracker, sheet) for sheet in SHEETS}
    return {key: "".join(f"{line}\n" for line in lines) for key, lines in found.items()}


def test_what_people_read_is_what_was_last_looked_at(
    shown: dict[str, str], request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--update-golden"):
        GOLDEN.mkdir(exist_ok=True)
        for path in GOLDEN.glob("*.txt"):
            path.unlink()
        for key, text in shown.items():
            (GOLDEN / f"{key}.txt").write_text(text, "utf-8", newline="\n")
    kept = {path.stem: path.read_text("utf-8") for path in GOLDEN.glob("*.txt")}
    assert sorted(shown) == sorted(kept), "lancez « pytest tests/test_golden.py --update-golden »"
    for key, text in shown.items():
        assert text.splitlines() == kept[key].splitlines(), key

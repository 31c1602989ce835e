"""Both branches of MGT 02 walked to the end, on the three sample trackers of issue 4.

The tracker is open on somebody's screen all the while: every step waits, and counts all the same;
one run then brings everything into the register.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from work_folders import CLEAN, LIVED, SINGLE, WorkPlace, make

from suivi_tool.actions.refresh import refresh
from suivi_tool.actions.situation import look
from suivi_tool.documents import controls
from suivi_tool.errors import RefusedInput
from suivi_tool.procedure.appeal import Appeal, Justified, Outcome
from suivi_tool.procedure.ruling import Ruling, ruling

OPENED, DONE = date(2026, 5, 2), date(2026, 6, 30)
Steps = tuple[tuple[str, dict[str, str]], ...]

BEGUN: Steps = (
    ("accuse", {"le": "04/05/2026", "mode": "mail", "par": "Anne Petit"}),
    ("analyse", {"le": "06/05/2026", "texte": "Barème mal appliqué.", "par": "Anne Petit",
                 "delai_respecte": "oui", "motif_delai": "Notification prouvée."}),
)  # fmt: skip
ENDED: Steps = (
    ("cloture", {"le": "02/06/2026"}),
    ("fin", {"le": "03/06/2026", "mode": "courrier"}),
)
JUSTIFIED: Steps = (
    *BEGUN,
    ("decision", {"le": "11/05/2026", "justifie": "oui", "motif": "Erreur avérée.",
                  "par": "Luc Morel"}),
    ("action", {"le": "12/05/2026", "action": "Relire les barèmes", "echeance": "30/09/2026"}),
    ("traitement", {"le": "18/05/2026", "resultat": "modifiée", "par": "Luc Morel"}),
    ("information", {"le": "19/05/2026", "texte": "Nouvelle correction faite."}),
    ("action", {"le": "20/05/2026", "action": "Former les correcteurs"}),
    ("reponse", {"le": "22/05/2026", "mode": "courrier",
                 "nouvelle_decision_le": "18/05/2026", "nouvelle_decision_par": "Comité B",
                 "nouvelle_decision_notifiee_le": "22/05/2026",
                 "certificat_mis_a_jour_le": "25/05/2026"}),
    *ENDED,
)  # fmt: skip
REFUSED: Steps = (
    *BEGUN,
    ("decision", {"le": "11/05/2026", "justifie": "non", "motif": "Barème appliqué.",
                  "par": "Luc Morel"}),
    ("reponse", {"le": "22/05/2026", "mode": "courrier", "met_fin": "oui"}),
    ("cloture", {"le": "22/05/2026"}),
)  # fmt: skip
LATE: Steps = (
    BEGUN[0],
    ("analyse", {"le": "06/05/2026", "texte": "Reçu trop tard.", "par": "Anne Petit",
                 "delai_respecte": "non", "motif": "Aucune circonstance ne l’excuse."}),
    ("decision", {"le": "11/05/2026", "motif": "Hors délai.", "par": "Luc Morel"}),
    ("reponse", {"le": "22/05/2026", "mode": "courrier"}),
    *ENDED,
)  # fmt: skip
WITHDRAWN: Steps = (
    BEGUN[0],
    ("cloture", {"le": "12/05/2026", "resultat": "Appel retiré"}),
    ("fin", {"le": "13/05/2026", "mode": "mail"}),
)


@dataclass(frozen=True)
class Walk:
    """One way through the procedure: what is notified when, the steps, and how it ends."""

    notified: str
    steps: Steps
    ends: Ruling
    verdict: str
    outcome: Outcome


WALKS = {
    "justified": Walk("20/03/2026", JUSTIFIED, Ruling.JUSTIFIED, "Oui", Outcome.MODIFIED),
    "refused": Walk("20/03/2026", REFUSED, Ruling.NOT_JUSTIFIED, "Oui", Outcome.UPHELD),
    "limit day": Walk("28/02/2026", JUSTIFIED, Ruling.JUSTIFIED, "Oui", Outcome.MODIFIED),
    "late": Walk("20/02/2026", LATE, Ruling.TOO_LATE, "Non", Outcome.UPHELD),
    "withdrawn": Walk("20/03/2026", WITHDRAWN, Ruling.WITHDRAWN, "Oui", Outcome.WITHDRAWN),
}
ALL = [(kind, name) for kind in ("demandeur", "candidat") for name in WALKS]
SHARES = {
    CLEAN: ALL,
    LIVED: [("demandeur", "justified"), ("candidat", "late"), ("certifie", "limit day")],
    SINGLE: [("candidat", "justified"), ("demandeur", "refused"), ("certifie", "withdrawn")],
}
"""What is walked on which sample: everything on the first, a part that differs on the others."""


@pytest.mark.parametrize("sample", list(SHARES))
def test_every_way_through_both_branches_ends_with_nothing_left_to_do(
    tmp_path: Path, sample: str
) -> None:
    place = make(tmp_path, sample)
    if sample == SINGLE:  # its register comes with the first appeal
        place.register(OPENED, nom="Premier")
    lock = place.lock()
    walked = {walk(place, kind, name): (kind, name) for kind, name in SHARES[sample]}
    lock.unlink()
    merged = refresh(place.office(DONE))
    assert merged.waiting == ()
    situation = look(place.office(DONE))
    assert situation.waiting == ()
    for number, (kind, name) in walked.items():
        appeal = situation.appeal(number)
        assert appeal is not None
        holds(appeal, WALKS[name], (sample, kind, name))
        actions = 2 if WALKS[name].steps is JUSTIFIED else 0
        assert len(situation.actions_of(number)) == len(appeal.actions) == actions
        folder = place.office().work.files.folder(number)
        shown = controls.read((folder / f"Fiche d'appel {folder.name}.docx").read_bytes())
        assert shown["cloture.le"]


def walk(place: WorkPlace, kind: str, name: str) -> str:
    """Walk one appeal to its end and return its number."""
    given = {"nom": f"{name} {kind}", "type": kind, "notifie_le": WALKS[name].notified,
             "recu_le": "28/04/2026", "decideur": "Jury A"}  # fmt: skip
    number = place.register(OPENED, **given).number
    answer = None
    for step, told in WALKS[name].steps:
        answer = place.treat(number, step, DONE, **told)
        assert answer.on is not None
    assert answer is not None
    assert answer.next == (), (kind, name)
    return number


def holds(appeal: Appeal, wanted: Walk, where: tuple[str, str, str]) -> None:
    """Check what the register says of an appeal that came to its end."""
    assert ruling(appeal) is wanted.ends, where
    assert (appeal.status, appeal.outcome) == ("Clos", wanted.outcome), where
    assert appeal.period_verdict == wanted.verdict, where
    assert appeal.end_told_on is not None, where
    if wanted.steps is JUSTIFIED:
        assert appeal.justified is Justified.YES
        assert appeal.new_decision_by == "Comité B"
        assert appeal.list_updated_on == date(2026, 5, 25)
    if wanted.steps is REFUSED:  # one letter served both (A6)
        assert appeal.end_told_on == appeal.replied_on


def test_only_impossible_dates_are_refused_and_all_else_is_recorded(tmp_path: Path) -> None:
    place = make(tmp_path)
    number = place.register(OPENED).number
    place.treat(number, "decision", DONE, le="11/05/2026", justifie="oui")
    for step, day in (
        ("accuse", "29/04/2026"),  # before the reception
        ("traitement", "10/05/2026"),  # before the decision
        ("reponse", "01/07/2026"),  # in the future
    ):
        with pytest.raises(RefusedInput) as caught:
            place.treat(number, step, DONE, le=day)
        assert caught.value.faults[0].field == "--le"
    answer = place.treat(number, "cloture", DONE, le="12/05/2026", resultat="maintenue")
    said = " ".join(alert.message for alert in answer.alerts)
    assert "il manque" in said
    assert "justifié et pourtant décision maintenue" in said

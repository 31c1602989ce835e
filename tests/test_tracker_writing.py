from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from excel_trackers import parts_changed, row_of, workbook

from suivi_tool.procedure.appeal import (
    Action,
    Appeal,
    AppellantType,
    Channel,
    Justified,
    Means,
)
from suivi_tool.tracker import links
from suivi_tool.tracker.action_plan import read_actions
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.register import read_appeals
from suivi_tool.tracker.understanding import understand_views
from suivi_tool.tracker.writing import Derived, SheetWriter, facts_of
from suivi_tool.workbook.values import Formula, Link, Value

HEADINGS = (
    "N° appel | Reçu le | Canal | Appelant | Qualité | Objet | Notifié le | AR – date limite"
    " | AR – mode | J/NJ | Fiche AC | Info avancement le | Statut | Dossier\n"
)
ONE = (
    "APP-2026-001 | 2026-01-02 | e-mail | Durand | Candidat | Retrait | 2025-12-20 | 2026-01-14"
    " | Lettre | J | | | Clos |\n"
)
APPEAL = Appeal(
    "APP-2026-002",
    received_on=date(2026, 4, 30),
    channel=Channel.MAIL,
    appellant="=DUPOND",
    appellant_type=AppellantType.CERTIFIED,
    contested_decision="Retrait",
    notified_on=date(2026, 3, 14),
    acknowledged_by=Means.LETTER,
    justified=Justified.YES,
    actions=("AC-1", "AC-2"),
    told_progress_on=(date(2026, 5, 4),),
    status="Reçu",
)


class Desk:
    """A tracker opened with what is needed to write into its register."""

    def __init__(self, data: bytes) -> None:
        self.before = data
        self.tracker = Tracker(data)
        understood = understand_views(self.tracker.views())
        assert understood.appeals is not None
        self.layout: SheetLayout = understood.appeals
        self.register = read_appeals(self.tracker, self.layout)
        self.writer = SheetWriter(self.tracker, self.layout, self.register.extent)

    def add(self, appeal: Appeal, derived: Derived | None = None, **links: Link) -> int:
        """Write an appeal as a new row and return its number."""
        return self.writer.append({**facts_of(SheetKind.APPEALS, appeal), **links}, derived)

    def saved(self) -> bytes:
        return self.tracker.book.save()

    def row(self, number: int) -> dict[str, object]:
        """Return a row of the saved register by heading."""
        data = self.saved()
        headings = row_of(data, self.layout.sheet, self.layout.last_header_row)
        return dict(zip(headings, row_of(data, self.layout.sheet, number), strict=True))


def due(row: int) -> dict[str, Value]:
    return {"acknowledgement_due": Formula(f"WORKDAY(B{row},8)", date(2026, 5, 15))}


def test_an_appeal_becomes_a_row_in_their_words() -> None:
    desk = Desk(workbook({"Appels": HEADINGS + ONE, "Notes": "a"}))
    row = desk.add(APPEAL, due, folder=links.to_folder("Dossier", "D/2"))
    assert row == 3
    assert desk.row(3) == {
        "N° appel": "APP-2026-002", "Reçu le": datetime.fromisoformat("2026-04-30"),
        "Canal": "e-mail", "Appelant": "=DUPOND", "Qualité": "Personne certifiée",
        "Objet": "Retrait", "Notifié le": datetime.fromisoformat("2026-03-14"),
        "AR – date limite": "=WORKDAY(B3,8)", "AR – mode": "Lettre", "J/NJ": "J",
        "Fiche AC": "AC-1, AC-2", "Info avancement le": datetime.fromisoformat("2026-05-04"),
        "Statut": "Reçu", "Dossier": "Dossier",
    }  # fmt: skip
    cells = openpyxl.load_workbook(io.BytesIO(desk.saved()))["Appels"]
    assert cells["D3"].data_type == "s"
    assert cells["B3"].number_format == "dd/mm/yyyy"
    assert cells["N3"].hyperlink.target == "D/2"
    assert row_of(desk.saved(), "Appels", 3, values=True)[7] == datetime.fromisoformat("2026-05-15")
    assert not any("sheet2" in part for part in parts_changed(desk.before, desk.saved()))


def test_what_was_written_is_read_back() -> None:
    desk = Desk(workbook({"Appels": HEADINGS + ONE}))
    desk.add(APPEAL)
    again = Desk(desk.saved())
    assert again.register.row("APP-2026-002").appeal == APPEAL
    assert again.register.findings == ()


def test_several_rows_go_in_one_save_above_the_total() -> None:
    desk = Desk(workbook({"Appels": HEADINGS + ONE + "Total | | 1"}))
    rows = [desk.writer.append({"number": f"APP-2026-{at:03}"}) for at in (2, 3, 4)]
    assert rows == [3, 4, 5]
    assert [row_of(desk.saved(), "Appels", at)[0] for at in (2, 3, 4, 5, 6)] == [
        "APP-2026-001", "APP-2026-002", "APP-2026-003", "APP-2026-004", "Total",
    ]  # fmt: skip


def test_a_table_grows() -> None:
    desk = Desk(workbook({"Appels": HEADINGS + ONE}, tables={"Appels": "TabAppels"}))
    desk.add(APPEAL)
    table = openpyxl.load_workbook(io.BytesIO(desk.saved()))["Appels"].tables["TabAppels"]
    assert table.ref == "A1:N3"


def test_prepared_numbers_are_filled_in() -> None:
    prepared = "\n".join(f"APP-2026-{at:03}" for at in range(2, 8))
    desk = Desk(workbook({"Appels": HEADINGS + ONE + prepared}))
    assert desk.add(APPEAL) == 3
    assert desk.row(3)["Appelant"] == "=DUPOND"
    assert desk.row(4)["N° appel"] == "APP-2026-003"


def test_formulas_carried_down_wait_for_their_row() -> None:
    ready = [
        ("Appels", f"{letter}{row}", formula.replace("2", str(row)))
        for row in range(2, 30)
        for letter, formula in (("H", '=IF(B2="","",B2+9)'), ("M", '=IF(J2="","","Fondé")'))
    ]
    desk = Desk(workbook({"Appels": HEADINGS + ONE, "Notes": "a"}, formulas=ready))
    rows = [desk.add(replace(APPEAL, number=f"A-{n}"), due) for n in (2, 3)]
    assert rows == [3, 4]
    assert desk.row(3)["AR – date limite"] == '=IF(B3="","",B3+9)'
    assert desk.row(4)["Statut"] == '=IF(J4="","","Fondé")'
    assert desk.row(29)["Statut"] == '=IF(J29="","","Fondé")'
    assert len(openpyxl.load_workbook(io.BytesIO(desk.saved()))["Appels"]["A"]) == 29
    again = Desk(desk.saved())
    assert [row.appeal.number for row in again.register.appeals] == ["APP-2026-001", "A-2", "A-3"]


def test_an_empty_table_keeps_its_own_formulas() -> None:
    desk = Desk(workbook({"Appels": HEADINGS + "|" * 13}, tables={"Appels": "TabAppels"}))
    desk.add(APPEAL, due)
    assert desk.row(2)["AR – date limite"] == "=WORKDAY(B2,8)"


def test_an_empty_register_takes_its_first_row() -> None:
    desk = Desk(workbook({"Appels": HEADINGS}))
    assert desk.add(APPEAL) == 2
    assert desk.row(2)["N° appel"] == "APP-2026-002"


def test_their_own_formulas_stay_theirs_with_the_value_that_we_know() -> None:
    theirs = [("Appels", "H2", "=B2+12"), ("Appels", "M2", '=IF(J2="J","Fondé","")')]
    desk = Desk(workbook({"Appels": HEADINGS + ONE}, formulas=theirs))
    desk.add(APPEAL, due)
    row = desk.row(3)
    assert row["AR – date limite"] == "=B3+12"
    assert row["Statut"] == '=IF(J3="J","Fondé","")'
    assert row_of(desk.saved(), "Appels", 3, values=True)[7] == datetime.fromisoformat("2026-05-15")
    desk.writer.set(2, {"status": "Clos", **due(2)})
    assert desk.row(2)["Statut"] == '=IF(J2="J","Fondé","")'
    assert desk.row(2)["AR – date limite"] == "=B2+12"


def test_a_new_row_is_not_taken_for_the_total_that_stood_there() -> None:
    two = ONE + ONE.replace("001", "009")
    totals = [("Appels", "M4", '=COUNTIF(M2:M3,"Clos")')]
    desk = Desk(workbook({"Appels": HEADINGS + two + "Total | | 2"}, formulas=totals))
    row = desk.add(APPEAL)
    desk.writer.set(row, {"status": "AR envoyé"})
    assert desk.row(4)["Statut"] == "AR envoyé"
    assert desk.row(5)["Statut"] == '=COUNTIF(M2:M4,"Clos")'


def test_their_list_decides_the_words() -> None:
    lists = [("Appels", "C2:C500", ["Poste", "Courriel"]), ("Appels", "J2:J500", ["O", "N"])]
    desk = Desk(workbook({"Appels": HEADINGS}, lists=lists))
    desk.add(APPEAL)
    assert desk.row(2)["Canal"] == "Courriel"
    assert desk.row(2)["J/NJ"] == "O"
    assert Desk(desk.saved()).register.row("APP-2026-002").appeal.channel is Channel.MAIL


def test_numbers_that_are_figures_go_on_as_figures() -> None:
    desk = Desk(workbook({"Appels": HEADINGS + ONE.replace("APP-2026-001", "12")}))
    desk.writer.append({"number": "13"})
    assert desk.row(3)["N° appel"] == 13


def test_cells_are_set_by_number_and_cleared() -> None:
    desk = Desk(workbook({"Appels": HEADINGS + ONE}))
    row = desk.register.row("app-2026-001").row
    desk.writer.set(row, {"justified": Justified.NO, "notified_on": None, "actions": ("AC-9",),
                          "causes": "sans"})  # fmt: skip
    assert desk.row(2)["J/NJ"] == "Non"
    assert desk.row(2)["Notifié le"] is None
    assert desk.row(2)["Fiche AC"] == "AC-9"


def test_only_what_is_known_is_a_fact_of_a_new_row() -> None:
    after = Appeal("APP-1", causes="oubli", handler="RQ")
    assert facts_of(SheetKind.APPEALS, after) == {
        "number": "APP-1", "causes": "oubli", "handler": "RQ",
    }  # fmt: skip


def test_nothing_set_leaves_the_very_bytes() -> None:
    desk = Desk(workbook({"Appels": HEADINGS + ONE}))
    desk.writer.set_rows({})
    assert desk.saved() == desk.before


def test_an_appeal_and_its_action_lead_to_each_other() -> None:
    plan = (
        "N° AC/AP | Date d'ouverture | Type | Origine | Réf. origine | Constat / Écart"
        " | Action | Pilote | Échéance | Avancement\n"
        "AC-1 | 2026-01-02 | Action corrective | Audit | | un écart | corriger | Paul"
        " | 2026-02-02 | 0.5\n"
    )
    data = workbook({"Appels": HEADINGS + ONE, "Plan d'actions": plan})
    desk = Desk(data)
    actions_layout = understand_views(desk.tracker.views()).actions
    assert actions_layout is not None
    actions = read_actions(desk.tracker, actions_layout)
    writer = SheetWriter(desk.tracker, actions_layout, actions.extent)
    action = Action("AC-2", kind="AC", origin="Appel", progress="25\u00a0%")
    back = links.to_row(desk.layout, 2, "APP-2026-001")
    row = writer.append({**facts_of(SheetKind.ACTIONS, action), "origin_reference": back})
    desk.writer.set(2, {"actions": links.to_actions(actions_layout, ["AC-2"], row)})
    book = openpyxl.load_workbook(io.BytesIO(desk.saved()))
    assert book["Plan d'actions"]["E3"].value == "APP-2026-001"
    assert book["Plan d'actions"]["E3"].hyperlink.location == "'Appels'!A2"
    assert book["Appels"]["K2"].hyperlink.location == "'Plan d''actions'!A3"
    assert book["Plan d'actions"]["C3"].value == "Action corrective"
    assert book["Plan d'actions"]["J3"].value == 0.25
    again = Tracker(desk.saved())
    plan_now = read_actions(again, actions_layout)
    assert plan_now.row("AC-2").action.origin_reference == "APP-2026-001"


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
@pytest.mark.parametrize(
    ("name", "sheet_part"),
    [("1-deux-feuilles.xlsx", "sheet2"), ("2-vecu.xlsx", "sheet4"), ("6-desordre.xlsx", "sheet4")],
)
def test_the_samples_take_an_appeal(samples: Path, name: str, sheet_part: str) -> None:
    desk = Desk((samples / name).read_bytes())
    row = desk.add(APPEAL, due)
    assert row == desk.register.extent.last + 1
    again = Desk(desk.saved())
    assert len(again.register.appeals) == len(desk.register.appeals) + 1
    written = again.register.appeals[-1]
    assert written.row == row
    assert (written.appeal.appellant, written.appeal.received_on, written.appeal.channel) == (
        APPEAL.appellant, APPEAL.received_on, APPEAL.channel,
    )  # fmt: skip
    changed = {part.rpartition("/")[2] for part in parts_changed(desk.before, desk.saved())}
    assert f"{sheet_part}.xml" in changed
    assert "theme1.xml" not in changed

"""« Échéances », « Contrôle » and « COPIL – historique » as a person reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

from office import LibreOffice
from sheet_facts import ACTIONS, DAYS_OFF, TODAY, appeals, cells, facts, formulas, parts

from suivi_tool.procedure.history import Frozen, FrozenMonth, freeze
from suivi_tool.procedure.words import NBSP
from suivi_tool.tracker.findings import CellFinding, Severity
from suivi_tool.tracker.register import AppealRow
from suivi_tool.tracker.sheets import (
    appeals_sheet,
    frozen_figures,
    generated,
    history,
    new_tracker,
)
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.values import Value


def shown(known: Facts, sheet: str, width: int) -> list[tuple[object, ...]]:
    """The filled rows of a sheet under its band, as they read."""
    rows = cells(generated.build(known), sheet)[2:]
    return [tuple(map(plainly, row[:width])) for row in rows if any(row[:width])]


def plainly(value: object) -> object:
    if isinstance(value, str):
        return value.replace(NBSP, " ")
    return int(value) if isinstance(value, float) and value.is_integer() else value


def test_each_person_sees_what_is_due_most_urgent_first() -> None:
    assert shown(facts(), "Échéances", 7)[2:] == [
        ("Par personne", None, "✖ En retard", "● Aujourd’hui", "▲ ≤ 2 jours", "○ À venir",
         "✔ Fait"),
        ("Directeur – Jean Dupont", None, 1, 0, 0, 0, 0),
        ("RQ – Anne Roy", None, 0, 0, 1, 1, 0),
        ("Marc Petit", None, 1, 0, 0, 0, 0),
        ("N°", "À faire", "Qui", "Échéance", "Jours ouvrés restants", "État", "Première échéance"),
        ("Directeur – Jean Dupont – 1 échéance", *[None] * 6),
        ("APP-2026-005", "Accusé de réception", "Directeur – Jean Dupont", date(2026, 11, 18),
         -8, "✖ En retard", None),
        ("RQ – Anne Roy – 2 échéances", *[None] * 6),
        ("APP-2026-002", "Action AC-2026-001", "Anne Roy", date(2026, 12, 2), 2, "▲ ≤ 2 jours",
         date(2026, 9, 30)),
        ("APP-2026-006", "Accusé de réception", "RQ – Anne Roy", date(2026, 12, 4), 4, "○ À venir",
         None),
        ("Marc Petit – 1 échéance", *[None] * 6),
        ("APP-2026-002", "Action AC-2026-002", "Marc Petit", date(2026, 10, 30), -20,
         "✖ En retard", None),
    ]  # fmt: skip


def test_the_sheet_says_when_and_whether_it_holds_the_whole_register() -> None:
    rows = cells(generated.build(facts()), "Échéances")
    assert plainly(rows[1][0]) == "Situation calculée le lundi 30 novembre 2026"
    assert rows[2][0] == "✔ Toutes les lignes du registre sont reprises ici."


def test_a_long_explanation_is_read_whole() -> None:
    """Received on a Sunday before a holiday: three lines of text, none of them cut."""
    why = ("Reçu dim. 26/01/2025, jour non ouvré : le 1er jour ouvré est lun. 27/01/2025. Accusé "
           "de réception au plus tard mer. 05/02/2025, 8e jour ouvré.")  # fmt: skip
    known = facts()
    first = replace(known.deadlines[0], explanation=why)
    sheet = parts(generated.build(replace(known, deadlines=(first,))))["xl/worksheets/sheet1.xml"]
    [height] = re.findall(r'<row r="12"[^>]* ht="([\d.]+)"', sheet)
    assert float(height) * 4 / 3 >= 3 * 17


def test_what_is_done_has_no_days_left() -> None:
    known = facts()
    done = known.appeals[5]._replace(appeal=replace(appeals()[5], acknowledged_on=TODAY))
    rows = tuple(done if row.row == done.row else row for row in known.appeals)
    [line] = [row for row in shown(replace(known, appeals=rows), "Échéances", 6)
              if row[0] == "APP-2026-005"]  # fmt: skip
    assert line[3:] == (date(2026, 11, 18), None, "✔ Fait")


def test_what_was_typed_since_is_counted_until_the_next_refresh(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    data = new_tracker.build(facts(), appeals(), ACTIONS)
    columns = appeals_sheet.reference(7).columns
    reply, received = columns["reply_due"], columns["received_on"]
    typed: dict[str, dict[tuple[int, int], Value]] = {
        "réponse": {(10, reply): date(2026, 12, 24)},
        "deux réponses": {(10, reply): date(2026, 12, 24), (11, reply): date(2026, 12, 28)},
        "ligne": {(12, received): date(2026, 11, 27), (12, reply): date(2026, 12, 24)},
        "texte": {(10, reply): "bientôt"},
    }
    files = [_typed(data, typing, tmp_path / f"{name}.xlsx") for name, typing in typed.items()]
    computed = libreoffice.convert(files, tmp_path / "calculé", recalculate=True)
    said = [plainly(cells(path.read_bytes(), "Échéances")[2][0]) for path in computed]
    remedy = "ici : lancez « actualiser »."
    assert said == [
        f"▲ 1 échéance de réponse saisie depuis n’est pas encore reprise {remedy}",
        f"▲ 2 échéances de réponse saisies depuis ne sont pas encore reprises {remedy}",
        f"▲ 1 ligne du registre n’est pas encore reprise {remedy}",
        "✔ Toutes les lignes du registre sont reprises ici.",
    ]


def _typed(data: bytes, typed: Mapping[tuple[int, int], Value], path: Path) -> Path:
    book = Workbook(data)
    book.set_cells("Appels", typed)
    path.write_bytes(book.save())
    return path


def test_where_this_year_has_no_holidays_no_working_days_are_counted() -> None:
    """As `echeances` says: « – », never a number that leaves the holidays out."""
    listed = tuple(one for one in DAYS_OFF if one.day and one.day.year != TODAY.year)
    data = generated.build(facts(days_off=listed))
    lines = [row for row in cells(data, "Échéances") if isinstance(row[3], date)]
    assert lines
    assert not [row for row in lines if isinstance(row[4], int | float) and row[4]]


def test_an_empty_register_has_nothing_due() -> None:
    assert shown(facts([]), "Échéances", 2)[-1] == ("✔ Aucune échéance ouverte.", None)


def test_a_number_leads_to_its_row_wherever_a_sort_took_it() -> None:
    links = [unescape(text) for text in formulas(generated.build(facts()))]
    found = (re.match(r'IF\(\$(I\d+)=0,"([^"]+)",HYPERLINK\("#([^"]+)!"&ADDRESS\(', text)
             for text in links)  # fmt: skip
    where = [match.groups() for match in found if match]
    assert where == [
        ("I14", "APP-2026-005", "'Appels'"), ("I16", "APP-2026-002", "'Plan d''actions'"),
        ("I17", "APP-2026-006", "'Appels'"), ("I19", "APP-2026-002", "'Plan d''actions'"),
    ]  # fmt: skip


def test_a_date_that_is_a_text_is_no_date_for_the_formulas() -> None:
    """The line stays, its deadline is not calculated, as Excel sees it."""
    known = facts()
    from_text = frozenset({"received_on"})
    rows = tuple(row._replace(from_text=from_text) if row.row == 11 else row
                 for row in known.appeals)  # fmt: skip
    [line] = [row for row in shown(replace(known, appeals=rows), "Échéances", 6)
              if row[0] == "APP-2026-006"]  # fmt: skip
    assert line[3:] == (None, None, "? À calculer")


def test_an_appeal_that_left_the_register_cannot_be_found() -> None:
    known = facts()
    rows = tuple(row for row in known.appeals if row.row != 11)
    states = {row[0]: row[5] for row in shown(replace(known, appeals=rows), "Échéances", 6)}
    assert states["APP-2026-006"] == "? Introuvable"


def test_of_two_rows_with_one_number_the_one_that_is_due_is_meant() -> None:
    closed, waiting = (replace(appeals()[at], number="APP-1") for at in (1, 5))
    known = facts([closed, waiting])
    assert [row[3] for row in shown(known, "Échéances", 4) if row[0] == "APP-1"] == [
        date(2026, 11, 18)
    ]
    assert known.appeals[1] == AppealRow(6, waiting)


def test_the_gravest_findings_come_first_with_a_link_to_the_cell() -> None:
    found = (
        CellFinding("le nombre est lu comme le 15/05/2026.", "Donnez un format.", Severity.REMARK,
                    "Appels", 6, "Date de réception"),
        CellFinding("la ligne n’a pas de numéro.", "Donnez-lui un numéro.", Severity.ERROR,
                    "Appels", 7, "N° appel"),
    )  # fmt: skip
    known = facts(findings=found)
    assert shown(known, "Contrôle", 5)[1:] == [
        ("✖ Erreur", "▲ Alerte", "○ Remarque", None, None),
        (1, 0, 1, None, None),
        ("Gravité", "Où", "Colonne", "Constat", "Que faire"),
        ("✖ Erreur", "Appels, ligne 7", "N° appel", "la ligne n’a pas de numéro.",
         "Donnez-lui un numéro."),
        ("○ Remarque", "Appels, ligne 6", "Date de réception",
         "le nombre est lu comme le 15/05/2026.", "Donnez un format."),
    ]  # fmt: skip
    sheet = parts(generated.build(known))["xl/worksheets/sheet5.xml"]
    assert re.findall(r"COLUMN\(INDEX\('Appels'!(\$\w+\$\d+)", sheet) == ["$A$5", "$B$5"]


def test_a_finding_on_a_row_without_a_number_leads_to_the_cell_where_it_was() -> None:
    nameless = facts().appeals[2]._replace(appeal=replace(appeals()[2], number=""))
    known = facts(
        appeals=(nameless,),
        findings=(CellFinding("sans numéro.", "", Severity.ERROR, "Appels", 7, "Date de réception"),
                  CellFinding("liste incomplète.", "", Severity.ERROR, "Jours fériés")),
    )  # fmt: skip
    sheet = parts(generated.build(known))["xl/worksheets/sheet5.xml"]
    assert re.findall(r'location="([^"]+)"', sheet) == ["'Appels'!B7", "'Jours fériés'!A1"]


def test_without_findings_the_sheet_says_so() -> None:
    assert shown(facts(), "Contrôle", 1)[-1] == ("✔ Aucun constat.",)


def test_what_a_committee_saw_is_kept_and_a_change_shows() -> None:
    known = facts()
    seen = freeze(known.figures, TODAY)
    april = next(month for month in seen.months if month.first == date(2026, 4, 1))
    february = FrozenMonth(date(2024, 2, 1), 1, 1, 1, 0, over=True)
    shown_then = (
        Frozen(date(2024, 3, 5), date(2024, 3, 5), (february,)),
        Frozen(TODAY, TODAY, (replace(april, kept=2),)),
    )
    rows = cells(generated.build(replace(known, history=shown_then)), history.SHEET)

    assert [tuple(map(plainly, row)) for row in rows[-2:]] == [
        (TODAY, date(2026, 4, 1), 2, 2, 2, 1, 2, 2, 0, TODAY, "▲ A changé"),
        (date(2024, 3, 5), date(2024, 2, 1), 1, "–", 1, "–", 1, "–", 0, date(2024, 3, 5), "–"),
    ]
    assert frozen_figures.read(rows) == (shown_then, ())


def test_committees_and_reviews_are_counted_against_what_is_asked() -> None:
    rows = shown(facts(reviews=(date(2026, 2, 3),)), history.SHEET, 5)
    assert rows[:7] == [
        ("Comités de pilotage", None, None, "Revues de direction", None),
        ("Tenus cette année", 2, None, "Tenus cette année", 1),
        ("Prévus en tout", 3, None, "Prévus en tout", 1),
        ("▲ Moins de 6", None, None, "✔ Prévue", None),
        ("Date", "État", None, "Date", "État"),
        (date(2026, 1, 20), "✔ Passé", None, date(2026, 2, 3), "✔ Passé"),
        (date(2026, 6, 16), "✔ Passé", None, None, None),
    ]

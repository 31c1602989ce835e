"""What the sample trackers tell: three years with every trap of the procedure."""

from __future__ import annotations

from datetime import date

from sample_workbooks import facts


def test_three_years_with_one_month_above_the_target() -> None:
    months = [str(appeal["Date de réception"])[:7] for appeal in facts.appeals()]
    assert [month for month in set(months) if months.count(month) > 1] == ["2026-04"]
    assert (min(months), max(months)) == ("2023-05", "2026-04")
    assert 60 <= len(facts.actions()) <= 150


def test_acknowledgements_one_late_and_one_overdue() -> None:
    late, open_ = [], []
    for appeal in facts.appeals():
        sent, due = appeal["AR – envoyé le"], appeal["AR – date limite"]
        assert isinstance(due, date)
        if sent is None:
            open_.append((appeal["N° appel"], due < facts.AS_OF))
        elif isinstance(sent, date) and sent > due:
            late.append(appeal["N° appel"])
    assert late == ["APP-2025-001"]
    assert open_ == [("APP-2026-004", True), ("APP-2026-005", False)]


def test_the_period_one_too_late_and_one_on_the_limit_day() -> None:
    verdicts = {}
    for appeal in facts.appeals():
        told, limit = appeal["Délai d'appel respecté"], appeal["Date limite d'appel"]
        sent = appeal["Date d'envoi de l'appel"] or appeal["Date de réception"]
        assert isinstance(limit, date)
        assert isinstance(sent, date)
        computed = "Oui" if sent < limit else "Jour limite" if sent == limit else "Non"
        assert told == computed, appeal["N° appel"]
        verdicts[appeal["N° appel"]] = told
    rare = {number: told for number, told in verdicts.items() if told != "Oui"}
    assert rare == {"APP-2024-007": "Non", "APP-2025-004": "Jour limite"}


def test_the_other_traps() -> None:
    by_number = {str(appeal["N° appel"]): appeal for appeal in facts.appeals()}
    assert by_number["APP-2024-005"]["Résultat"] == "Appel retiré"
    judge = by_number["APP-2025-002"]
    assert judge["Pilote du traitement"] == judge["Décideur"] == "Laurent Delmas"
    december = by_number["APP-2023-006"]
    assert str(december["Date de réception"]) < "2024" < str(december["Date d'ouverture fiche"])
    assert by_number["APP-2024-002"]["N° AC/AP"] == "AC-2024-04, AP-2024-02"

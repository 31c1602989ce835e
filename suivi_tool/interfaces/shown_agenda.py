"""Deadlines, indicators, findings, precedents and the journal, for a terminal and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from suivi_tool.actions.evidence import Pages
from suivi_tool.actions.undo import Undone
from suivi_tool.errors import Fault, TrackerBusy
from suivi_tool.interfaces.shown import Shown, sentences, table
from suivi_tool.procedure.dates_fr import short_with_day
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.indicators import Indicators, Month
from suivi_tool.procedure.open_deadlines import OpenDeadline
from suivi_tool.procedure.precedents import Precedent
from suivi_tool.procedure.words import count, french
from suivi_tool.storage.backups import Backup
from suivi_tool.storage.journal import Line
from suivi_tool.storage.restoring import Restored
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.findings import CellFinding, Severity
from suivi_tool.tracker.headings import COLUMNS

FINDINGS = 1
REGISTERING = "enregistrer"
_OPERATIONS = {
    REGISTERING: "Enregistrement au suivi",
    "pas-un-appel": "Ce n’est pas un appel",
    "prevenir": "Message au responsable",
    "relancer": "Relance au pilote",
}

_NOT_COUNTED = french(
    "Jours ouvrés « – » : une année manque dans la feuille « Jours fériés ». Lancez "
    "« actualiser » : l'outil la propose."
)


def _with_waiting(text: str, waiting: Sequence[Fault]) -> str:
    told = [f"⏳ {sentence}" for sentence in sentences(waiting)]
    return "\n".join([text, *([""] if told else []), *told])


def who(item: OpenDeadline) -> str:
    """Return who must act: « RQ – Marie Roux », the role or the name alone, or « à désigner »."""
    parts = [str(item.role) if item.role else "", item.person]
    return " – ".join(filter(None, parts)) or "à désigner"


def deadlines(
    found: Sequence[OpenDeadline], waiting: Sequence[Fault], written: Sequence[Path] = ()
) -> Shown:
    """Show what is due, most urgent first."""
    rows = [
        (
            item.number,
            item.step,
            who(item),
            short_with_day(item.due) if item.due else "–",
            "–"
            if item.working_days_left is None
            else f"{item.working_days_left}".replace("-", "−"),
            str(item.state),
        )
        for item in found
    ]
    headings = ("N°", "À faire", "Qui", "Échéance", "Jours ouvrés", "État")
    text = table(headings, rows) if rows else "Aucune échéance ouverte."
    if any(item.due and item.working_days_left is None for item in found):
        text += f"\n\n! {_NOT_COUNTED}"
    if written:
        text += f"\n\n{count(len(written), 'fichier')} de calendrier dans {written[0].parent}"
    items = [
        {
            "numero": item.number,
            "etape": item.step,
            "qui": who(item),
            "echeance": item.due,
            "jours_ouvres_restants": item.working_days_left,
            "etat": item.state,
            "explication": item.explanation,
            "premiere_echeance": item.first_due,
        }
        for item in found
    ]
    json = {
        "echeances": items,
        "en_attente": sentences(waiting),
        "fichiers": list(map(str, written)),
    }
    return Shown(_with_waiting(text, waiting), json)


def indicators(found: Indicators, waiting: Sequence[Fault]) -> Shown:
    """Show both indicators of the year."""
    year = found.current
    rows = [_month_row(month) for month in year.months]
    headings = ("Mois", "Appels", "Objectif", found.rate_title, "En cours")
    lines = [
        french(f"MGT 02-1 – Nombre d'appels {year.year} : objectif ≤ "
               f"{found.targets.appeals_per_month} par mois"),
        french(f"Mois au-dessus de l'objectif : {year.above_text} (moyenne {found.mean_text}, "
               f"12 derniers mois : {found.last_12_months})"),
        *_undated(found),
        french(f"MGT 02-2 – {found.rate_title} : {year.rate.text}"),
        found.coverage,
        french(f"Appel en cours le plus ancien : {found.oldest_text}. Délai moyen de réponse : "
               f"{found.mean_reply_text.rstrip('.')}."),
        "",
        table(headings, rows),
    ]  # fmt: skip
    json = {
        "annee": year.year,
        "mois": [_month_json(month) for month in year.months],
        "total_12_mois": found.last_12_months,
        "moyenne": year.mean,
        "sans_date_de_reception": found.undated,
        "titre_mgt_02_2": found.rate_title,
        "annee_precedente": [_month_json(month) for month in found.previous.months],
        "en_attente": sentences(waiting),
    }
    return Shown(_with_waiting("\n".join(lines), waiting), json)


def _undated(found: Indicators) -> Iterator[str]:
    """Tell the appeals that no month counts: the months below the target may not be."""
    if found.undated:
        appeals = count(found.undated, "appel")
        yield french(f"! {appeals} sans date de réception lisible, dans aucun mois : « verifier » "
                     "dit lesquels.")  # fmt: skip


def _month_row(month: Month) -> tuple[str, ...]:
    if month.appeals is None or month.rate is None:
        return (month.name, "", "", "", "")
    met = "✔ atteint" if month.target_met else "✖ manqué"
    return (month.name, str(month.appeals), met, month.rate.text, str(month.rate.pending))


def _month_json(month: Month) -> dict[str, object]:
    rate = month.rate
    return {
        "mois": month.key,
        "appels": month.appeals,
        "objectif_atteint": month.target_met,
        "reponses": {
            "dans_les_delais": rate.kept if rate else None,
            "echues": rate.due if rate else None,
            "en_cours": rate.pending if rate else None,
            "taux": rate.value if rate else None,
        },
    }


def findings(found: Sequence[CellFinding]) -> Shown:
    """Show every finding; the exit code tells that there is one."""
    lines = [f"{item.severity.upper()}  {item.fault()}" for item in found]
    text = "\n".join([_how_many(found), *lines]) if found else "Rien à signaler."
    constats = [
        {
            "gravite": item.severity,
            "feuille": item.sheet or None,
            "ligne": item.row or None,
            "colonne": item.column or None,
            "message": item.message,
            "remede": item.remedy or None,
        }
        for item in found
    ]
    return Shown(text, {"constats": constats}, FINDINGS if found else 0)


def _how_many(found: Sequence[CellFinding]) -> str:
    """Return « 3 constats : 1 erreur, 2 alertes. » and in which order they stand."""
    by_gravity = Counter(item.severity for item in found)
    parts = [count(by_gravity[kind], kind.lower()) for kind in Severity if by_gravity[kind]]
    return french(f"{count(len(found), 'constat')} : {', '.join(parts)}. "
                  "Dans chaque groupe, ce qui est en cours vient d'abord.")  # fmt: skip


def similar(found: Sequence[Precedent], alerts: Sequence[Fault] = ()) -> Shown:
    """Show previous appeals like one; none found is said as such."""
    rows = [
        (item.number, str(item.score), ", ".join(item.shared_words), item.outcome) for item in found
    ]
    text = table(("N°", "Score", "Mots communs", "Résultat"), rows) if rows else "Aucun trouvé."
    similaires = [
        {
            "numero": item.number,
            "score": item.score,
            "mots_communs": list(item.shared_words),
            "resultat": item.outcome,
        }
        for item in found
    ]
    json = {"similaires": similaires, "alertes": sentences(alerts)}
    return Shown("\n".join([text, *(f"! {sentence}" for sentence in sentences(alerts))]), json)


def evidence(made: Pages) -> Shown:
    """Show where the evidence page lies."""
    lines = [f"Page de preuve\u00a0: {made.document}"]
    lines.append(f"PDF\u00a0: {made.pdf}" if made.pdf else "Pas de PDF : LibreOffice est absent.")
    lines += [f"! {sentence}" for sentence in sentences(made.alerts)]
    json = {
        "document": str(made.document),
        "pdf": str(made.pdf) if made.pdf else None,
        "alertes": sentences(made.alerts),
    }
    return Shown("\n".join(lines), json)


def _operation(kind: str) -> str:
    """Return what a kind of operation is called: « Accusé de réception »."""
    return Step(kind).label if kind in list(Step) else _OPERATIONS.get(kind, kind)


def took_back(answer: Undone) -> str:
    """Say which operation was taken back, and whose it was."""
    done = f"{answer.at.astimezone():%d/%m/%Y à %H:%M}"
    what = f"Annulé\u00a0: {_operation(answer.kind)}, {answer.number} (par {answer.by}, {done})."
    return f"{what} Le numéro n’est pas réutilisé." if answer.kind == REGISTERING else what


def undone(answer: Undone) -> Shown:
    """Show what was taken back."""
    lines = [took_back(answer)]
    lines += [f"  • {name} est dans la corbeille (.suivi/corbeille)" for name in answer.files]
    lines += [f"  ! {sentence}" for sentence in sentences(answer.left)]
    lines += [f"⏳ {sentence}" for sentence in sentences(answer.waiting)]
    json = {
        "annule": answer.kind,
        "numero": answer.number,
        "par": answer.by,
        "le": answer.at.isoformat(),
        "fichiers": list(answer.files),
        "restes": sentences(answer.left),
        "en_attente": sentences(answer.waiting),
    }
    return Shown("\n".join(lines), json, TrackerBusy.exit_code if answer.waiting else 0)


def backups(found: Sequence[Backup]) -> Shown:
    """Show the backups, newest first."""
    rows = [
        (f"{item.at.astimezone():%d/%m/%Y %H:%M:%S}", item.file.stem, f"{item.size // 1024} Ko")
        for item in reversed(found)
    ]
    text = "Aucune sauvegarde\u00a0: le suivi n’a encore rien reçu de l’outil."
    if rows:
        how = "Pour en remettre une à la place du suivi\u00a0: restaurer, suivi de son nom."
        text = f"{table(('Faite le', 'Nom', 'Taille'), rows)}\n\n{how}"
    json = {
        "sauvegardes": [
            {"nom": item.file.stem, "le": item.at.isoformat(), "octets": item.size}
            for item in reversed(found)
        ]
    }
    return Shown(text, json)


def restored(answer: Restored, to_do: Sequence[Fault] = ()) -> Shown:
    """Show that a backup is the tracker again, and what there is `to_do` before going on."""
    lines = [f"Sauvegarde remise en place\u00a0: {answer.backup.file.stem}."]
    if answer.replaced:
        lines.append(f"L’état remplacé est gardé\u00a0: {answer.replaced.file.stem}.")
    if answer.again:
        again = ", ".join(dict.fromkeys(entry.number for entry in answer.again))
        lines.append(french(f"Enregistré depuis, et gardé : {again}. « actualiser » le remet dans "
                            "le suivi."))  # fmt: skip
    lines += [f"! {sentence}" for sentence in sentences(to_do)]
    json = {
        "restauree": answer.backup.file.stem,
        "remplacee": answer.replaced.file.stem if answer.replaced else None,
        "a_integrer": list(dict.fromkeys(entry.number for entry in answer.again)),
        "alertes": sentences(to_do),
    }
    return Shown("\n".join(lines), json)


def _when(stamp: str) -> str:
    """Return the moment of a line as people write it, in the time of the place."""
    try:
        return f"{datetime.fromisoformat(stamp).astimezone():%d/%m/%Y %H:%M:%S}"
    except ValueError:
        return stamp


_FIELDS = {
    name: column.heading for kind in reversed(SheetKind) for name, column in COLUMNS[kind].items()
}


def _named(line: Line) -> list[str]:
    """Return the fields of a line by their headings in French."""
    return [_FIELDS.get(name, name) for name in line.fields]


def journal(lines: Sequence[Line], faults: Sequence[Fault] = ()) -> Shown:
    """Show the journal, oldest first, and where it is not as it was written."""
    rows = [
        (str(line.n), _when(line.at), line.by, line.what, line.number, ", ".join(_named(line)))
        for line in lines
    ]
    text = table(("", "Quand", "Qui", "Quoi", "N°", "Champs"), rows) if rows else "Journal vide."
    entries = [
        {
            "n": line.n,
            "le": line.at,
            "par": line.by,
            "quoi": line.what,
            "numero": line.number,
            "champs": _named(line),
        }
        for line in lines
    ]
    json = {"journal": entries, "intact": not faults, "constats": sentences(faults)}
    return Shown(_with_faults(text, faults), json, FINDINGS if faults else 0)


def _with_faults(text: str, faults: Sequence[Fault]) -> str:
    return "\n".join([text, *(["", *sentences(faults)] if faults else [])])


def journal_checked(faults: Sequence[Fault]) -> Shown:
    """Show whether the journal is as it was written."""
    text = "\n".join(map(str, faults)) if faults else "Journal intact."
    return Shown(
        text,
        {"intact": not faults, "constats": sentences(faults)},
        FINDINGS if faults else 0,
    )

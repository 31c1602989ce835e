"""The page of one year for the management review (V1): indicators, motives, actions, surveillance.

Every figure is of the one record of indicators that is given; no appellant is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from suivi_tool.documents.fill import fill
from suivi_tool.forms.appeal_form import Values, edition, table
from suivi_tool.forms.case import FormReference
from suivi_tool.forms.wording import day
from suivi_tool.procedure.appeal import Action
from suivi_tool.procedure.dates_fr import long, short
from suivi_tool.procedure.history import Change
from suivi_tool.procedure.indicators import Indicators, Month, Year
from suivi_tool.procedure.surveillance import COMMITTEES_A_YEAR, REVIEWS_A_YEAR, Surveillance
from suivi_tool.procedure.words import NBSP, french

FORM = FormReference("MGT 02", validated=True)
TEMPLATE = "revue_de_direction.docx"
GOOD, BAD, WAITS, NEUTRAL = "Fait", "Manque", "Attente", "SansObjet"
_SQUARE = "■"
_BLANK = NBSP
"""An empty cell that keeps the small letters of its row, so that the page stays one page."""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What the page is made of; `late` are the actions that `record` names."""

    organisation: str
    record: Indicators
    surveillance: Surveillance
    late: Sequence[Action] = ()
    changes: Sequence[tuple[date, Change]] = ()
    form: FormReference = FORM


def make(template: bytes, page: ReviewPage) -> bytes:
    """Return the page.

    Raises:
        TemplateRefused: the template has a fault or asks for an unknown field.

    """
    return fill(template, values(page))


def values(page: ReviewPage) -> Values:
    """Return every field of the page."""
    record, year = page.record, page.record.current
    return {
        **edition(page.organisation, page.form),
        "revue.annee": str(year.year),
        "revue.etabli_le": long(record.at),
        "revue.couverture": record.coverage,
        "revue.titre_delais": record.rate_title,
        **table("bilan", ("libelle", "annee", "precedente", "etat", "style"), _summary(record), 1),
        **table("mois", ("nom", "appels", "etat", "style", "delais", "etat_delais",
                         "style_delais", "en_cours"), map(_month, year.months), 1),
        **table("motifs", ("famille", "appels", "justifies", "non_justifies", "hors_delai"),
                _grounds(record), 1),
        **table("actions", ("numero", "sujet", "echeance", "etat", "style"), _late(page), 1),
        **table("surveillance", ("quoi", "dates", "nombre", "etat", "style"), _watch(page), 1),
        **table("ecarts", ("comite", "texte"), _changes(page), 1),
    }  # fmt: skip


Row = tuple[str, ...]


def _summary(record: Indicators) -> list[Row]:
    """Return the indicators of the year beside those of the year before."""
    now, before = record.current, record.previous
    most, least = record.targets.appeals_per_month, record.targets.rate
    above, rate = not now.above, now.rate.value
    rows = (
        (f"MGT 02-1 : mois au-dessus de l'objectif (≤ {most} par mois)", now.above_text,
         before.above_text, *_verdict(met=above)),
        (f"MGT 02-2 : {record.rate_title} (objectif {round(100 * least)} %)", now.rate.text,
         before.rate.text, *_verdict(met=None if rate is None else rate >= least)),
        ("Appels reçus (moyenne par mois)", f"{now.total} ({record.mean_text})",
         f"{before.total} ({_mean(before)})", _BLANK, NEUTRAL),
        *_undated(record),
        ("Appels en cours (le plus ancien)", _open(record), "–", _BLANK, NEUTRAL),
        ("Délai moyen de réponse", record.mean_reply_text, "–", _BLANK, NEUTRAL),
    )  # fmt: skip
    return [(french(label), *rest) for label, *rest in rows]


def _undated(record: Indicators) -> list[Row]:
    """Tell the appeals that no month counts."""
    if not record.undated:
        return []
    label = "Appels sans date de réception (dans aucun mois)"
    return [(label, str(record.undated), "–", "à dater", BAD)]


def _open(record: Indicators) -> str:
    oldest = f" ({record.oldest_text})" if record.oldest_open else ""
    return f"{record.open_appeals}{oldest}"


def _mean(year: Year) -> str:
    return "s.o." if year.mean is None else f"{year.mean:.1f}".replace(".", ",")


def _verdict(*, met: bool | None) -> tuple[str, str]:
    """Return sign and word of a target, and the style of its colour."""
    if met is None:
        return "– s.o.", NEUTRAL
    return (f"✓{NBSP}tenu", GOOD) if met else (f"✗{NBSP}manqué", BAD)


def _month(month: Month) -> Row:
    """Return one month; one to come stays blank."""
    if month.appeals is None or month.rate is None:
        return (month.name, _BLANK, _BLANK, NEUTRAL, _BLANK, _BLANK, NEUTRAL, _BLANK)
    squares = f"  {_SQUARE * min(month.appeals, 8)}" if month.appeals else ""
    rate = month.rate
    return (
        f"{month.name}{' (en cours)' if month.current else ''}",
        f"{month.appeals}{squares}",
        *_verdict(met=month.target_met),
        rate.text,
        *_verdict(met=month.rate_met),
        str(rate.pending) if rate.pending else _BLANK,
    )


def _grounds(record: Indicators) -> list[Row]:
    found = [
        (ground.family, *map(str, (ground.appeals, ground.justified, ground.not_justified,
                                   ground.too_late)))
        for ground in record.grounds
    ]  # fmt: skip
    return found or [("Aucun appel cette année", "0", "0", "0", "0")]


def _late(page: ReviewPage) -> list[Row]:
    known = {action.number: action for action in page.late}
    rows = [_late_row(number, known.get(number)) for number in page.record.late_actions]
    return rows or [("Aucune", "", "", f"✓{NBSP}à jour", GOOD)]


def _late_row(number: str, action: Action | None) -> Row:
    subject = " ".join((action.action or action.finding).split()) if action else ""
    due = (action.new_due or action.due) if action else None
    return (number, subject, day(due), f"✗{NBSP}en retard", BAD)


def _watch(page: ReviewPage) -> Iterable[Row]:
    """Return committees against 6, and the review against 1 (V1, V2)."""
    found = page.surveillance
    for what, held, planned, wanted in (
        ("Comités de pilotage", found.held, found.planned, COMMITTEES_A_YEAR),
        ("Revue de direction", found.reviews, found.reviews_planned, REVIEWS_A_YEAR),
    ):
        dates = [*map(short, held), *(f"{short(when)} (prévu)" for when in planned)]
        if len(held) >= wanted:
            state = (f"✓{NBSP}tenu", GOOD)
        elif len(held) + len(planned) >= wanted:
            state = (f"…{NBSP}prévu", WAITS)
        else:
            state = (f"✗{NBSP}à prévoir", BAD)
        yield (what, ", ".join(dates) or "–", f"{len(held)} sur {wanted}", *state)


def _changes(page: ReviewPage) -> list[Row]:
    rows: list[Row] = [(short(committee), change.text) for committee, change in page.changes]
    return rows or [("–", "Aucun chiffre vu par un comité n’a changé depuis.")]

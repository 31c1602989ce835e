"""The slides of a steering committee: both indicators, then what happened since the last one.

Every figure is of the one record of indicators that is given; no appellant is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from suivi_tool.documents.slide import Bars, Box, Chart, Line, Place, Shape, Slide, Table
from suivi_tool.procedure.appeal import Action
from suivi_tool.procedure.dates_fr import MONTHS, long, short
from suivi_tool.procedure.history import Change
from suivi_tool.procedure.indicators import Ground, Indicators, Month
from suivi_tool.procedure.surveillance import Surveillance
from suivi_tool.procedure.words import NBSP, count, french, listed

NAVY, LIGHT, GREY, MIST = "1F3864", "B4C7E7", "5B6472", "F3F6FB"
GOOD, BAD, WARN = "17633A", "A3201D", "8A4B00"
BAR_GOOD, BAR_BAD = "1E7A46", "B34A00"
INDICATORS, FOLLOW_UP = "MGT02 indicateurs", "MGT02 suites"
SHORT_MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin",
                "juil.", "août", "sept.", "oct.", "nov.", "déc.")  # fmt: skip
_GROUNDS_SHOWN, _ACTIONS_SHOWN, _CHANGES_SHOWN = 6, 3, 2
_SUBJECT = 58
"""Characters of an action's subject that fit on a line and a half."""


@dataclass(frozen=True, slots=True)
class CommitteePage:
    """What the slides of one committee are made of; `late` are the actions that `record` names.

    `changes` are figures of the past that are no longer what a committee saw; `waiting` are
    sentences about what is not in the tracker yet.
    """

    committee: date
    organisation: str
    record: Indicators
    surveillance: Surveillance
    late: Sequence[Action] = ()
    changes: Sequence[tuple[date, Change]] = ()
    waiting: Sequence[str] = ()


def slides(page: CommitteePage, *, small: bool = False) -> tuple[Slide, ...]:
    """Return the slides of the committee: two, or four where the slides of the deck are `small`."""
    return _on_small(page) if small else _on_large(page)


def _on_large(page: CommitteePage) -> tuple[Slide, ...]:
    record = page.record
    cards = (_appeals_card(record), _rate_card(record), _open_card(record))
    places = [Place(0.018, 0.185 + at * 0.267, 0.295, 0.25) for at in range(3)]
    indicators: tuple[Shape, ...] = (
        *(_card(at, cards[at], places[at]) for at in range(3)),
        _appeals_chart(record, Place(0.325, 0.175, 0.665, 0.4)),
        _rate_chart(record, Place(0.325, 0.58, 0.665, 0.41)),
    )
    follow_up: tuple[Shape, ...] = (
        *_tiles(record, 0.145),
        _grounds(record, Place(0.018, 0.355, 0.5, 0.62)),
        _actions_box(page, Place(0.535, 0.355, 0.447, 0.34)),
        _watch_box(page, Place(0.535, 0.71, 0.447, 0.265)),
    )
    title = f"MGT 02 – Appels : indicateurs au {long(record.at)}"
    return (
        _slide(page, INDICATORS, title, indicators),
        _slide(page, FOLLOW_UP, _since_title(record), follow_up),
    )


def _on_small(page: CommitteePage) -> tuple[Slide, ...]:
    record, at = page.record, long(page.record.at)
    chart, left, lower = Place(0.345, 0.18, 0.645, 0.8), Place(0.018, 0.2, 0.315, 0.76), 0.395
    appeals: tuple[Shape, ...] = (
        _card(0, _appeals_card(record), left),
        _appeals_chart(record, chart),
    )
    rate: tuple[Shape, ...] = (
        _card(1, _rate_card(record), Place(0.018, 0.2, 0.315, 0.37)),
        _card(2, _open_card(record), Place(0.018, 0.2 + lower, 0.315, 0.37)),
        _rate_chart(record, chart, small=True),
    )
    grounds: tuple[Shape, ...] = (
        *_tiles(record, 0.2),
        _grounds(record, Place(0.018, 0.42, 0.964, 0.55)),
    )
    watch = (
        _actions_box(page, Place(0.018, 0.2, 0.475, 0.77)),
        _watch_box(page, Place(0.507, 0.2, 0.475, 0.77)),
    )
    return (
        _slide(page, INDICATORS, f"MGT 02-1 – Appels au {at}", appeals),
        _slide(page, f"{INDICATORS} 2", f"MGT 02-2 – Délais tenus au {at}", rate),
        _slide(page, FOLLOW_UP, _since_title(record), grounds),
        _slide(page, f"{FOLLOW_UP} 2", "MGT 02 – Actions et surveillance", watch),
    )


def _slide(page: CommitteePage, name: str, title: str, shapes: Iterable[Shape]) -> Slide:
    return Slide(name, french(title), NAVY, (_subtitle(page, name), *shapes), notes(page))


def _since_title(record: Indicators) -> str:
    if record.since is None:
        return f"MGT 02 – Appels : depuis le {long(date(record.at.year, 1, 1))}"
    return f"MGT 02 – Appels : depuis le comité du {long(record.since.committee)}"


def _subtitle(page: CommitteePage, slide: str) -> Box:
    text = f"Comité de pilotage du {long(page.committee)} · {page.organisation}"
    place = Place(0.018, 0.105, 0.964, 0.06)
    return Box(f"{slide} – sous-titre", place, [Line(text, 16, colour=GREY)], middle=True)


_CARDS = ("MGT 02-1", "MGT 02-2", "en cours")


def _card(which: int, lines: Sequence[Line], place: Place) -> Box:
    return Box(f"{INDICATORS} – {_CARDS[which]}", place, lines, MIST, NAVY, middle=True)


def _appeals_card(record: Indicators) -> tuple[Line, ...]:
    """MGT 02-1: the months above the target, and which (A16)."""
    year, most = record.current, record.targets.appeals_per_month
    names = listed([month.name for month in year.above])
    good = f"✔ Objectif ≤ {most} par mois tenu"
    state = f"✖ Objectif ≤ {most} par mois manqué : {names}" if names else good
    twelve = count(record.last_12_months, "appel")
    return (
        Line(french("MGT 02-1 · Mois au-dessus de l'objectif"), colour=GREY),
        Line(f"{len(year.above)} sur {len(year.past)}", 24, bold=True, colour=NAVY),
        _state(state, bad=bool(names)),
        Line(f"Moyenne {record.mean_text} · {twelve} en 12{NBSP}mois", colour=GREY),
        *_not_counted(record),
    )


def _not_counted(record: Indicators) -> Iterable[Line]:
    """Tell the appeals that no month counts: a target that is met may not be."""
    if record.undated:
        yield Line(french(f"▲ {record.undated} sans date, dans aucun mois"), bold=True, colour=BAD)


def _rate_card(record: Indicators) -> tuple[Line, ...]:
    """MGT 02-2: what was due and kept, with its fraction; « en cours » apart (A18, A19)."""
    rate, least = record.current.rate, record.targets.rate
    wanted = f"{round(100 * least)} %"
    missed = f"✖ Objectif {wanted} manqué : {rate.missed} hors délai"
    state = missed if rate.value is not None and rate.value < least else f"✔ Objectif {wanted} tenu"
    if rate.value is None:
        state = "– Rien n'est encore échu"
    return (
        Line(french(f"MGT 02-2 · {record.rate_title}"), colour=GREY),
        Line(rate.text, 24, bold=True, colour=NAVY),
        _state(state, bad=state.startswith("✖")),
        Line(f"{rate.pending}{NBSP}en cours, hors du calcul", colour=GREY),
    )


def _open_card(record: Indicators) -> tuple[Line, ...]:
    """How many appeals are open, the age of the oldest, the mean time to reply (A18)."""
    oldest = (
        f"Le plus ancien : {record.oldest_text}" if record.oldest_open else "✔ Aucun appel ouvert"
    )
    return (
        Line("Appels en cours", colour=GREY),
        Line(str(record.open_appeals), 24, bold=True, colour=NAVY),
        Line(french(oldest), bold=True),
        Line(french(f"Délai moyen de réponse : {record.mean_reply_text}"), colour=GREY),
    )


def _state(text: str, *, bad: bool) -> Line:
    colour = BAD if bad else GOOD if text.startswith("✔") else GREY
    return Line(french(text), bold=True, colour=colour, state=True)


def _appeals_chart(record: Indicators, place: Place) -> Chart:
    years, most = (record.previous, record.current), record.targets.appeals_per_month
    highest = max((month.appeals or 0 for month in record.months), default=0)
    step = max(1, ceil(highest / 5))
    told = ", ".join(f"{month.name} {month.appeals}" for month in record.current.past)
    return Chart(
        f"{INDICATORS} – graphique MGT 02-1",
        place,
        french("MGT 02-1 – Appels reçus par mois"),
        french(f"Histogramme des appels reçus par mois en {record.current.year} : {told}. "
               f"Objectif : {most} par mois au plus. Barres claires : {record.previous.year}."),
        SHORT_MONTHS,
        _INITIALS,
        [
            Bars(str(year.year), [month.appeals for month in year.months], colour, labelled=now)
            for year, colour, now in zip(years, (LIGHT, NAVY), (False, True), strict=True)
        ],
        Bars(f"Objectif ≤{NBSP}{most}", [most] * 12, BAR_BAD),
        highest=max(2, (highest // step + 1) * step),
        step=step,
        overlap=-5,
    )  # fmt: skip


def _rate_chart(record: Indicators, place: Place, *, small: bool = False) -> Chart:
    """Return the rate of each month; where `small`, bars that reach the target go unlabelled.

    Twelve « 100 % » at 14 points would run into each other there: the line says it, and the
    fraction under each month.
    """
    months, least = record.current.months, record.targets.rate
    told = ", ".join(
        f"{month.name} {month.rate.text}" for month in record.current.past if month.rate
    )
    return Chart(
        f"{INDICATORS} – graphique MGT 02-2",
        place,
        french(f"MGT 02-2 – {record.rate_title}"),
        french(f"Histogramme du taux par mois de réception en {record.current.year} : "
               f"{told.removesuffix('.')}. Objectif : {round(100 * least)} %."),
        [_category(month, SHORT_MONTHS) for month in months],
        [_category(month, _INITIALS) for month in months],
        [
            Bars("✔ Tenu", [_rate(month, met=True) for month in months], BAR_GOOD,
                 labelled=not small),
            Bars("✖ Manqué", [_rate(month, met=False) for month in months], BAR_BAD),
        ],
        Bars(f"Objectif {round(100 * least)}{NBSP}%", [least] * 12, BAR_BAD),
        highest=1.25,
        step=0.5,
        number_format=f"0{NBSP}%",
        overlap=100,
    )  # fmt: skip


_INITIALS = tuple(name[0].upper() for name in MONTHS)


def _category(month: Month, names: Sequence[str]) -> str:
    """Return a month over its fraction: « avr. » over « 2/3 », « s.o. », or nothing to come."""
    name, rate = names[month.first.month - 1], month.rate
    if rate is None:
        return name
    return f"{name}\n{f'{rate.kept}/{rate.due}' if rate.due else 's.o.'}"


def _rate(month: Month, *, met: bool) -> float | None:
    value = month.rate.value if month.rate else None
    return value if value is not None and month.rate_met is met else None


def _actions_box(page: CommitteePage, place: Place) -> Box:
    return Box(f"{FOLLOW_UP} – actions", place, _late(page), MIST, NAVY)


def _watch_box(page: CommitteePage, place: Place) -> Box:
    return Box(f"{FOLLOW_UP} – surveillance", place, _watch(page), MIST, NAVY)


def _tiles(record: Indicators, height: float) -> list[Box]:
    """Return a tile a figure since the last committee, since 1 January where there is none."""
    known = record.since or record.this_year
    figures = (
        ("Reçus", known.received), ("Justifiés", known.justified),
        ("Non justifiés", known.not_justified), ("Hors délai", known.too_late),
        ("Retirés", known.withdrawn), ("Clos", known.closed),
    )  # fmt: skip
    return [
        Box(
            f"{FOLLOW_UP} – {label}",
            Place(0.018 + at * 0.1627, 0.185, 0.1505, height),
            (Line(str(figure), 28, bold=True, colour=NAVY),
             Line(label.replace(" ", NBSP), colour=GREY)),
            MIST,
            NAVY,
            middle=True,
        )
        for at, (label, figure) in enumerate(figures)
    ]  # fmt: skip


def _grounds(record: Indicators, place: Place) -> Table:
    rows = [_ground(ground) for ground in _shown(record.grounds)]
    told = ", ".join(f"{ground.family} {ground.appeals}" for ground in record.grounds)
    nothing = [("Aucun appel cette année", "0", "0", "0", "0")]
    return Table(
        f"{FOLLOW_UP} – motifs",
        place,
        french(f"Motifs des appels de {record.current.year} : {told or 'aucun appel'}."),
        (f"Motifs {record.current.year}", "Appels", "Justifiés", "Non just.", f"Hors{NBSP}délai"),
        rows or nothing,
        (0.36, 0.135, 0.16, 0.165, 0.18),
        NAVY,
    )


def _ground(ground: Ground) -> tuple[str, ...]:
    figures = (ground.appeals, ground.justified, ground.not_justified, ground.too_late)
    return (ground.family, *map(str, figures))


def _shown(grounds: Sequence[Ground]) -> Sequence[Ground]:
    """Return the most frequent motives, what is left summed up as « Autres motifs »."""
    if len(grounds) <= _GROUNDS_SHOWN:
        return grounds
    first, rest = grounds[: _GROUNDS_SHOWN - 1], grounds[_GROUNDS_SHOWN - 1 :]
    others = Ground(
        "Autres motifs",
        sum(ground.appeals for ground in rest),
        sum(ground.justified for ground in rest),
        sum(ground.not_justified for ground in rest),
        sum(ground.too_late for ground in rest),
    )
    return (*first, others)


def _late(page: CommitteePage) -> tuple[Line, ...]:
    """Return the late corrective actions, oldest first, those that do not fit counted."""
    numbers = page.record.late_actions
    head = Line("Actions correctives en retard", 16, bold=True, colour=NAVY)
    if not numbers:
        return head, _state("✔ Aucune", bad=False)
    known = {action.number: action for action in page.late}
    lines = [_action(number, known.get(number)) for number in numbers[:_ACTIONS_SHOWN]]
    left = len(numbers) - len(lines)
    more = [Line(f"et {left} autre{'s' if left > 1 else ''}", colour=GREY)] if left else []
    return (head, _state(f"✖ {len(numbers)} en retard", bad=True), *lines, *more)


def _action(number: str, action: Action | None) -> Line:
    if action is None:
        return Line(number)
    due = action.new_due or action.due
    when = f" (échéance {short(due)})" if due else ""
    subject = _cut(action.action or action.finding)
    return Line(french(f"{number}{when} : {subject}") if subject else f"{number}{when}")


def _cut(text: str) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= _SUBJECT else f"{whole[: _SUBJECT - 1].rstrip()}…"


def _watch(page: CommitteePage) -> tuple[Line, ...]:
    """Return how the surveillance stands (V1, V2) and what is no longer as a committee saw it."""
    head = Line("Surveillance du processus", 16, bold=True, colour=NAVY)
    lines = [Line(sentence) for sentence in _sentences(page.surveillance.text)]
    shown = page.changes[:_CHANGES_SHOWN]
    told = [Line(f"▲ {change.text}", bold=True, colour=WARN) for _, change in shown]
    left = len(page.changes) - len(shown)
    if left:
        told.append(Line(f"▲ et {left} de plus : « COPIL – historique »", colour=WARN))
    return (head, *lines, *told)


def _sentences(text: str) -> list[str]:
    return [f"{part.rstrip('.')}." for part in text.split(". ") if part]


def notes(page: CommitteePage) -> str:
    """Return what the speaker reads: what is counted, and how; what is missing."""
    record = page.record
    lines = [
        f"Chiffres calculés au {long(record.at)}, du registre des appels.",
        "MGT 02-1 : un appel compte dans le mois de sa réception.",
        f"Mois au-dessus de l'objectif : {record.current.above_text}.",
        f"MGT 02-2 – {record.rate_title} : {record.current.rate.text}. {record.coverage}",
        page.surveillance.text,
        *_since_text(record),
        *(f"Depuis le comité du {short(day)} – {change.text}" for day, change in page.changes),
        *_undated(record.undated),
        *page.waiting,
    ]
    return "\n".join(french(line) for line in lines)


def _since_text(record: Indicators) -> Iterable[str]:
    known = record.since or record.this_year
    start = "le comité du " + short(known.committee)
    yield (
        f"Depuis {start if record.since else 'le 1er janvier'} : {count(known.received, 'reçu')}, "
        f"{count(known.justified, 'justifié')}, "
        f"{count(known.not_justified, 'non justifié', 'non justifiés')}, "
        f"{known.too_late} hors délai, {count(known.withdrawn, 'retiré')}, "
        f"{known.closed} clos."
    )


def _undated(number: int) -> Iterable[str]:
    if number:
        yield f"{count(number, 'appel')} sans date de réception : dans aucun mois."

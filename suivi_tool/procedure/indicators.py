"""MGT 02-1 and MGT 02-2: one record, computed at one date; every figure and sentence is of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from suivi_tool.procedure.appeal import Action, Appeal, Justified, Outcome
from suivi_tool.procedure.dates_fr import MONTHS
from suivi_tool.procedure.links import Links, action_done
from suivi_tool.procedure.ruling import decided_on, not_on_substance, turned_down_as_late
from suivi_tool.procedure.timeliness import Rate, Timeliness, timeliness
from suivi_tool.procedure.words import count, french, listed
from suivi_tool.procedure.working_days import Calendar

NO_FAMILY = "Non renseigné"


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets of MGT 02: at most 1 appeal a month, 100 % of the deadlines kept (0-1)."""

    appeals_per_month: int = 1
    rate: float = 1.0


@dataclass(frozen=True, slots=True)
class Month:
    """One month, by reception: `appeals`, `target_met` and `rate` are None in a future month.

    `rate_met` is None where nothing was due. `current` marks the month that is not over.
    """

    first: date
    appeals: int | None
    target_met: bool | None
    rate: Rate | None
    rate_met: bool | None
    current: bool = False

    @property
    def name(self) -> str:
        """« avril »."""
        return MONTHS[self.first.month - 1]

    @property
    def key(self) -> str:
        """« 2026-04 »."""
        return f"{self.first:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Year:
    """The twelve months of one year, January first."""

    year: int
    months: tuple[Month, ...]

    @property
    def past(self) -> tuple[Month, ...]:
        """The months that have begun."""
        return tuple(month for month in self.months if month.appeals is not None)

    @property
    def total(self) -> int:
        """Appeals received in the year so far."""
        return sum(month.appeals or 0 for month in self.past)

    @property
    def mean(self) -> float | None:
        """Appeals a month, over the months that have begun; None before the first."""
        return self.total / len(self.past) if self.past else None

    @property
    def above(self) -> tuple[Month, ...]:
        """The months above the target of MGT 02-1."""
        return tuple(month for month in self.past if not month.target_met)

    @property
    def rate(self) -> Rate:
        """MGT 02-2 of the year: all its cohorts together."""
        return sum((month.rate for month in self.past if month.rate), Rate())

    @property
    def above_text(self) -> str:
        """The big figure of MGT 02-1: « 1 sur 11 : avril », « 0 sur 11 », « s.o. »."""
        if not self.past:
            return "s.o."
        names = listed([month.name for month in self.above])
        return french(f"{len(self.above)} sur {len(self.past)}{f' : {names}' if names else ''}")


@dataclass(frozen=True, slots=True)
class Since:
    """What happened after the day of the last committee, up to the date of the record."""

    committee: date
    received: int
    closed: int
    justified: int
    not_justified: int
    withdrawn: int
    rate: Rate
    too_late: int = 0


@dataclass(frozen=True, slots=True)
class Ground:
    """One family of motives in the year: appeals, and how many were decided how (A5)."""

    family: str
    appeals: int
    justified: int
    not_justified: int
    too_late: int = 0


@dataclass(frozen=True, slots=True)
class Indicators:
    """Everything the committee sees, at `at`.

    `last_12_months` counts the current month and the eleven before; ages and times are calendar
    days; `undated` are appeals without a date of reception, which no month can count. `this_year`
    is what happened since 1 January, for a committee that has none before it.
    """

    at: date
    targets: Targets
    current: Year
    previous: Year
    last_12_months: int
    open_appeals: int
    oldest_open: tuple[str, int] | None
    mean_days_to_reply: float | None
    replies: int
    with_reply_deadline: int
    grounds: tuple[Ground, ...]
    late_actions: tuple[str, ...]
    since: Since | None
    undated: int
    this_year: Since

    @property
    def months(self) -> tuple[Month, ...]:
        """The 24 months, the previous year first."""
        return (*self.previous.months, *self.current.months)

    @property
    def covers_replies(self) -> bool:
        """Whether any counted appeal has a reply deadline (A18)."""
        return self.with_reply_deadline > 0

    @property
    def rate_title(self) -> str:
        """The title of MGT 02-2: « Réponses » only where a reply deadline is set (A18)."""
        return "Réponses dans les délais" if self.covers_replies else (
            "Accusés de réception dans les délais")  # fmt: skip

    @property
    def coverage(self) -> str:
        """What MGT 02-2 covers, in a sentence."""
        if not self.covers_replies:
            return french("Délai couvert : l'accusé de réception (8 jours ouvrés). Aucune échéance "
                          "de réponse n'est fixée.")  # fmt: skip
        appeals = count(self.with_reply_deadline, "appel")
        return french("Délais couverts : l'accusé de réception (8 jours ouvrés) et l'échéance de "
                      f"réponse ({appeals}).")  # fmt: skip

    @property
    def oldest_text(self) -> str:
        """« APP-2026-003 : 41 jours », or « aucun appel en cours »."""
        if self.oldest_open is None:
            return "aucun appel en cours"
        number, days = self.oldest_open
        return french(f"{number} : {count(days, 'jour')}")

    @property
    def mean_reply_text(self) -> str:
        """« 23 jours (4 réponses) », or « s.o. »."""
        if self.mean_days_to_reply is None:
            return "s.o."
        days = round(self.mean_days_to_reply)
        return f"{count(days, 'jour')} ({count(self.replies, 'réponse')})"

    @property
    def mean_text(self) -> str:
        """« 0,6 » appeal a month since January, or « s.o. »."""
        mean = self.current.mean
        if mean is None:
            return "s.o."
        tenths = int(mean * 10 + 0.5 + 1e-9)  # half up, as Excel rounds
        return f"{tenths // 10},{tenths % 10}"


def indicators(
    appeals: Iterable[Appeal],
    calendar: Calendar,
    today: date,
    targets: Targets = Targets(),
    *,
    actions: Iterable[Action] = (),
    since_committee: date | None = None,
) -> Indicators:
    """Return the indicators of the year of `today` and of the one before.

    Source: MGT 02, INDICATEURS and OBJECTIFS: « Nombre d'appels » « ≤ 1 /mois » (I1), « Réponses
    aux appels » « 100% du respect des délais de traitement » (I2).
    Reading (A16): each calendar month, by reception; a month with 2 misses its target even if the
    mean is below 1. (A17): every appeal counts, also late or withdrawn; a past month without any
    is 0, target met; a future month is blank. (A18, A19): see `timeliness`. What proved to be no
    appeal (a complaint, a question) is not counted.
    """
    known = [appeal for appeal in appeals if appeal.counts]
    dated = [appeal for appeal in known if appeal.received_on is not None]
    judged = [(appeal, timeliness(appeal, calendar, today)) for appeal in dated]
    current = _year(today.year, judged, today, targets)
    previous = _year(today.year - 1, judged, today, targets)
    shown = [appeal for appeal in dated if _year_of(appeal) in (today.year, today.year - 1)]
    replied = _days_to_reply(known, today.year)
    return Indicators(
        at=today,
        targets=targets,
        current=current,
        previous=previous,
        last_12_months=_last_12_months((*previous.months, *current.months), today),
        open_appeals=sum(appeal.closed_on is None for appeal in known),
        oldest_open=_oldest(dated, today),
        mean_days_to_reply=sum(replied) / len(replied) if replied else None,
        replies=len(replied),
        with_reply_deadline=sum(appeal.reply_due is not None for appeal in shown),
        grounds=_grounds(appeal for appeal in dated if _year_of(appeal) == today.year),
        late_actions=_late_actions(known, actions, today),
        since=_since(judged, since_committee, today) if since_committee else None,
        undated=len(known) - len(dated),
        this_year=_since(judged, date(today.year - 1, 12, 31), today),
    )


def _year_of(appeal: Appeal) -> int:
    return appeal.received_on.year if appeal.received_on else 0


def _year(
    year: int, judged: Sequence[tuple[Appeal, Timeliness]], today: date, targets: Targets
) -> Year:
    cohorts: Mapping[int, list[Timeliness]] = {number: [] for number in range(1, 13)}
    for appeal, state in judged:
        if appeal.received_on is not None and appeal.received_on.year == year:
            cohorts[appeal.received_on.month].append(state)
    return Year(
        year,
        tuple(_month(date(year, number, 1), states, today, targets)
              for number, states in cohorts.items()),
    )  # fmt: skip


def _month(first: date, states: Sequence[Timeliness], today: date, targets: Targets) -> Month:
    if first > today:
        return Month(first, None, None, None, None)
    rate = Rate.of(states)
    return Month(
        first,
        len(states),
        target_met=len(states) <= targets.appeals_per_month,
        rate=rate,
        rate_met=None if rate.value is None else rate.value >= targets.rate,
        current=(first.year, first.month) == (today.year, today.month),
    )


def _last_12_months(months: Sequence[Month], today: date) -> int:
    return sum(month.appeals or 0 for month in months[today.month : today.month + 12])


def _oldest(dated: Iterable[Appeal], today: date) -> tuple[str, int] | None:
    """Return the open appeal received first, and its age in calendar days."""
    ages = [
        (appeal.received_on, appeal.number)
        for appeal in dated
        if appeal.closed_on is None and appeal.received_on is not None
    ]
    if not ages:
        return None
    received_on, number = min(ages)
    return number, (today - received_on).days


def _days_to_reply(appeals: Iterable[Appeal], year: int) -> list[int]:
    """Return the calendar days from reception to reply, of the replies sent in `year`."""
    return [
        (appeal.replied_on - appeal.received_on).days
        for appeal in appeals
        if appeal.received_on and appeal.replied_on and appeal.replied_on.year == year
    ]


def _grounds(appeals: Iterable[Appeal]) -> tuple[Ground, ...]:
    """Return the families of motives of the year, the most frequent first."""
    total: Counter[str] = Counter()
    justified: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    late: Counter[str] = Counter()
    for appeal in appeals:
        family = appeal.ground_family.strip() or NO_FAMILY
        total[family] += 1
        justified[family] += appeal.justified is Justified.YES
        refused[family] += not_on_substance(appeal)
        late[family] += turned_down_as_late(appeal)
    order = sorted(total, key=lambda family: (-total[family], family))
    return tuple(
        Ground(name, total[name], justified[name], refused[name], late[name]) for name in order
    )


def _late_actions(
    appeals: Iterable[Appeal], actions: Iterable[Action], today: date
) -> tuple[str, ...]:
    """Return the numbers of the linked actions that are past their due date and not done."""
    late = {}
    links = Links(action for action in actions if _late_since(action, today))
    for appeal in appeals:
        for action in links.of(appeal):
            late[action.number] = _late_since(action, today) or today
    return tuple(sorted(late, key=lambda number: (late[number], number)))


def _late_since(action: Action, today: date) -> date | None:
    """Return the day by which an action should have been done, None where it is not late."""
    due = action.new_due or action.due
    return due if due is not None and due < today and not action_done(action) else None


def _since(judged: Iterable[tuple[Appeal, Timeliness]], committee: date, today: date) -> Since:
    """Return what happened after `committee` until `today`: the day itself is the committee's."""
    pairs = list(judged)

    def happened(day: date | None) -> bool:
        return day is not None and committee < day <= today

    ruled = [appeal for appeal, _ in pairs if happened(decided_on(appeal))]
    return Since(
        committee=committee,
        received=sum(happened(appeal.received_on) for appeal, _ in pairs),
        closed=sum(happened(appeal.closed_on) for appeal, _ in pairs),
        justified=sum(appeal.justified is Justified.YES for appeal in ruled),
        not_justified=sum(map(not_on_substance, ruled)),
        withdrawn=sum(
            appeal.outcome is Outcome.WITHDRAWN and happened(appeal.closed_on)
            for appeal, _ in pairs
        ),
        rate=Rate.of(state for appeal, state in pairs if happened(appeal.received_on)),
        too_late=sum(map(turned_down_as_late, ruled)),
    )

"""What the generated sheets show: the facts of the tracker, judged at one day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from suivi_tool.actions.office import Office
from suivi_tool.procedure import indicators as rules
from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.procedure.history import Frozen
from suivi_tool.procedure.indicators import Indicators, Targets
from suivi_tool.procedure.open_deadlines import OpenDeadline, open_deadlines
from suivi_tool.procedure.working_days import Calendar


def indicators(
    office: Office,
    appeals: Iterable[Appeal],
    actions: Iterable[Action],
    calendar: Calendar,
    frozen: Iterable[Frozen] = (),
) -> Indicators:
    """Return both indicators as of the day of `office`; `frozen` is what committees saw."""
    settings = office.settings
    targets = Targets(
        int(settings.number("objectifs.appels_par_mois")),
        settings.number("objectifs.delais_respectes"),
    )
    return rules.indicators(
        appeals,
        calendar,
        office.today,
        targets,
        actions=actions,
        since_committee=last_committee(office, frozen),
    )


def committees(office: Office, frozen: Iterable[Frozen] = ()) -> tuple[date, ...]:
    """Return the committees of the settings and those that were frozen, past and planned."""
    named = office.settings.days("comites.dates")
    return tuple(sorted({*named, *(seen.committee for seen in frozen)}))


def reviews(office: Office) -> tuple[date, ...]:
    """Return the management reviews of the settings, past and planned."""
    return office.settings.days("comites.revues_de_direction")


def last_committee(office: Office, frozen: Iterable[Frozen] = ()) -> date | None:
    """Return the last committee before today, None where none is known."""
    past = [day for day in committees(office, frozen) if day < office.today]
    return max(past, default=None)


def deadlines(
    office: Office, appeals: Iterable[Appeal], actions: Sequence[Action], calendar: Calendar
) -> tuple[OpenDeadline, ...]:
    """Return what is due as of the day of `office`, most urgent first."""
    return tuple(open_deadlines(appeals, actions, calendar, office.today, office.organisation))

"""What the rules cost: seconds for the deadlines, indicators, checks of 10 to 10,000 appeals.

python -m benchmarks.dates_rules
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date, timedelta

from benchmarks.results import Series, page, write
from suivi_tool.procedure.acknowledgement import acknowledgement_deadline
from suivi_tool.procedure.appeal import Action, Appeal, AppellantType, Justified, Role
from suivi_tool.procedure.appeal_period import appeal_period
from suivi_tool.procedure.checks import findings
from suivi_tool.procedure.duplicates import same_appeal
from suivi_tool.procedure.indicators import indicators
from suivi_tool.procedure.open_deadlines import open_deadlines
from suivi_tool.procedure.organisation import Organisation, Person, Post
from suivi_tool.procedure.precedents import similar
from suivi_tool.procedure.working_days import Calendar
from suivi_tool.tracker.holidays_list import french_holidays

GROUND = """
    épreuve retard minutes salle fermée temps supplémentaire ajournement jury note soutenance
    dossier incomplet diplôme courriel certificat renouvellement justificatif aménagement
"""
WORDS = GROUND.split()
CESI = Organisation(
    "CESI",
    (Post(Role.DIRECTOR, Person("Paul Durand")), Post(Role.QUALITY_MANAGER, Person("Anne Petit"))),
)
TODAY = date(2027, 6, 1)


def calendar() -> Calendar:
    """Return the holidays of 1990 to 2029."""
    years = range(1990, 2030)
    return Calendar(french_holidays(years), {}, frozenset(years))


def register(size: int) -> tuple[list[Appeal], list[Action]]:
    """Return `size` appeals, the last ones received lately, and an action for every third."""
    rng = random.Random(size)
    appeals = []
    for n in range(size):
        day = TODAY - timedelta(size - n)
        appeals.append(
            Appeal(
                f"APP-{day.year}-{n:05}",
                received_on=day,
                opened_on=day,
                acknowledged_on=day + timedelta(rng.randrange(20)),
                notified_on=day - timedelta(rng.randrange(70)),
                decided_by="Jury : A. Martin ; B. Blanc",
                appellant=f"Personne {n}",
                appellant_type=rng.choice(list(AppellantType)),
                ground_family=rng.choice("abcdef"),
                ground=" ".join(rng.choices(WORDS, k=25)),
                justified=rng.choice(list(Justified)),
                actions=(f"AC-{n}",) if n % 3 == 0 else (),
                closed_on=None if n % 10 == 0 else day + timedelta(60),
            )
        )
    return appeals, [Action(f"AC-{n}", due=TODAY, pilot="RQ") for n in range(0, size, 3)]


SIZES = (10, 1_000, 10_000)
TRIALS: dict[str, Callable[[list[Appeal], list[Action], Calendar], object]] = {
    "acknowledgement and period": lambda appeals, _, days_off: [
        (
            acknowledgement_deadline(appeal.received_on or TODAY, days_off),
            appeal_period(appeal.notified_on, None, appeal.received_on, None, days_off),
        )
        for appeal in appeals
    ],
    "deadlines": lambda a, p, days_off: open_deadlines(a, p, days_off, TODAY, CESI),
    "indicators": lambda a, p, days_off: indicators(a, days_off, TODAY, actions=p),
    "findings": lambda a, p, days_off: findings(a, p, days_off, TODAY, CESI),
    "similar": lambda a, _p, _d: similar(a[-1], a),
    "same appeal": lambda a, _p, _d: same_appeal(a[-1], a),
}


def main() -> None:
    """Time every rule on registers of each size."""
    days_off, lines = calendar(), []
    registers = [register(size) for size in SIZES]
    for name, trial in TRIALS.items():
        points = []
        for size, (appeals, actions) in zip(SIZES, registers, strict=True):
            start = time.perf_counter()
            trial(appeals, actions, days_off)
            points.append((size, round(time.perf_counter() - start, 5)))
        lines.append(Series(name, "s", points, "Seconds of each rule, by appeals", "appeals"))
    print(
        page(write("dates", "What the rules cost", "python -m benchmarks.dates_rules", (), lines))
    )


if __name__ == "__main__":
    main()

"""Appeals that stand among the actions, where one sheet holds both (Type = « Appel »)."""

from __future__ import annotations

from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.tracker.action_plan import ActionPlan, ActionRow
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.vocabulary import canonical

APPEAL = "Appel"


def is_appeal(action: Action) -> bool:
    """Tell whether the row of `action` is an appeal."""
    return canonical(SheetKind.ACTIONS, "kind", action.kind) == APPEAL


def appeals_among(plan: ActionPlan) -> tuple[tuple[int, Appeal], ...]:
    """Return the appeals of a single-sheet tracker with their rows: what such a sheet can say.

    The date of the row is taken for that of the reception, the pilot for the handler.
    """
    return tuple((row.row, _appeal(row)) for row in plan.actions if is_appeal(row.action))


def _appeal(row: ActionRow) -> Appeal:
    action = row.action
    return Appeal(
        number=action.number,
        received_on=action.opened_on,
        ground=action.finding,
        handler=action.pilot,
        causes=action.causes,
        closed_on=action.closed_on,
        status=action.status,
        comments=action.comments,
    )


def as_action(appeal: Appeal, *, process: str = "MGT 02") -> Action:
    """Return the row that an appeal gets among the actions, joined to the register by number."""
    finding = "\u00a0: ".join(filter(None, (appeal.contested_decision, appeal.ground)))
    return Action(
        number=appeal.number,
        opened_on=appeal.received_on,
        kind=APPEAL,
        origin=APPEAL,
        origin_reference=appeal.number,
        process=process,
        finding=finding,
        pilot=appeal.handler,
    )

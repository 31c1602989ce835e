"""What `initialiser` understood of a tracker, for a terminal and as JSON."""

from __future__ import annotations

from typing import Any

from suivi_tool.actions import beside
from suivi_tool.actions.adopt import Adopted
from suivi_tool.actions.reading import SECTIONS
from suivi_tool.errors import TrackerBusy
from suivi_tool.interfaces.shown import Shown, sentences
from suivi_tool.procedure.words import french
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.description import describe, to_json
from suivi_tool.tracker.sheets import appeals_sheet
from suivi_tool.tracker.understanding import Understanding


def understood(understanding: Understanding) -> str:
    """Return in French what is what in the tracker, and what is in doubt."""
    return describe(understanding)


def adopted(answer: Adopted, *, confirmed: bool = False) -> Shown:
    """Show that a work folder is ready; what was understood too, unless it was just `confirmed`."""
    office, merge = answer.office, answer.merge
    lines = [
        *([] if confirmed else [describe(answer.understanding), ""]),
        f"Dossier de travail prêt\u00a0: {office.root}",
        f"Suivi\u00a0: {office.settings.tracker}",
        french("Il reste à dire qui fait quoi : noms, adresses et remplaçants, dans la page "
               "« Réglages » de la fenêtre ou, avec le Bloc-notes, dans suivi.toml."),
    ]  # fmt: skip
    if merge.waiting:
        lines += ["", "⏳ Le suivi sera complété plus tard (feuilles, colonnes)\u00a0:"]
        lines += [f"  • {sentence}" for sentence in sentences(merge.waiting)]
    lines += [f"! {sentence}" for sentence in sentences(beside.reserves(office))]
    json = _json(answer)
    return Shown("\n".join(lines), json, TrackerBusy.exit_code if merge.waiting else 0)


def _json(answer: Adopted) -> dict[str, Any]:
    """Return the answer; the fields stand under the sheet's name and under its role."""
    json = to_json(answer.understanding)
    sheets, fields = dict(json["feuilles"]), dict(json["champs"])
    for kind in SheetKind:
        role = SECTIONS[kind]
        name = sheets[role]
        if name is None and kind is SheetKind.APPEALS:
            sheets[role] = appeals_sheet.SHEET
        elif name is not None:
            fields[role] = fields[name]
    return {
        "suivi": str(answer.office.settings.tracker),
        "feuilles": sheets,
        "champs": fields,
        "doutes": json["doutes"],
        "en_attente": sentences(answer.merge.waiting),
        "alertes": sentences((*answer.merge.kept, *beside.reserves(answer.office))),
    }

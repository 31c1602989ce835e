"""The organisation's own Word templates (« Modèles »), checked before they serve."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from suivi_tool.actions.office import OWN_TEMPLATES, TEMPLATES, Office
from suivi_tool.documents.template import Gravity, check_template, described
from suivi_tool.errors import Fault, SuiviError
from suivi_tool.forms import action_form, appeal_form
from suivi_tool.forms.action_form import ActionCase
from suivi_tool.forms.case import Case
from suivi_tool.forms.letter_values import Wording, letter_values
from suivi_tool.forms.letters import Kind
from suivi_tool.procedure.appeal import Action, Appeal, Appellant, Role
from suivi_tool.procedure.organisation import Organisation, Responsible
from suivi_tool.procedure.words import french
from suivi_tool.tracker.findings import CellFinding, Severity

_SEVERITY = {
    Gravity.FAULT: Severity.ERROR,
    Gravity.MISSING: Severity.WARNING,
    Gravity.ADVICE: Severity.REMARK,
}
_SUFFIX = ".docx"
NAMES = (appeal_form.TEMPLATE, action_form.TEMPLATE, *(kind.template for kind in Kind))
"""The templates that an organisation may have its own copy of."""


def findings(office: Office) -> tuple[CellFinding, ...]:
    """Return what is wrong with each template of « Modèles », with its place in the document."""
    folder = office.root / OWN_TEMPLATES
    own = sorted(folder.glob(f"*{_SUFFIX}")) if folder.is_dir() else []
    return tuple(item for path in own if path.name[0] not in "~." for item in _of(path))


def _of(path: Path) -> Iterator[CellFinding]:
    if path.name not in NAMES:
        names = ", ".join(NAMES)
        yield _told(
            path,
            Fault(
                french("aucun modèle ne porte ce nom : il ne servira pas."),
                remedy=french(f"Noms connus : {names}."),
            ),
            Severity.WARNING,
        )
        return
    try:
        found = check_template(path.read_bytes(), known_fields(path.name), _words(path.name))
    except (OSError, SuiviError) as error:
        faults = (
            error.faults if isinstance(error, SuiviError) else (Fault("il n’est pas lisible."),)
        )
        for fault in faults:
            yield _told(path, fault, Severity.ERROR)
        return
    for item in found:
        fault = Fault(item.message, place=item.place, remedy=item.remedy)
        yield _told(path, fault, _SEVERITY[item.gravity])


def known_fields(name: str) -> dict[str, str | bool]:
    """Return the fields that the template `name` may ask for, each with a value of its kind."""
    if name == action_form.TEMPLATE:
        return action_form.values(ActionCase(Action(""), ""))
    if name == appeal_form.TEMPLATE:
        return appeal_form.values(_CASE)
    return letter_values(_CASE, date.min, Wording(""))


_CASE = Case(Appeal(""), Appellant(""), Organisation(""), Responsible(Role.QUALITY_MANAGER))


def _words(name: str) -> dict[str, str]:
    return described((TEMPLATES / name).read_bytes())


def _told(path: Path, fault: Fault, severity: Severity) -> CellFinding:
    place = f", {fault.place}" if fault.place else ""
    said = french(f"modèle « {path.name} »{place} : {fault.message}")
    return CellFinding(said, fault.remedy, severity)

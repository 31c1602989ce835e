"""One function a command: read the options, call one action, show the answer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from suivi_tool.errors import Fault, RefusedInput, TrackerBusy, WrongUsage
from suivi_tool.interfaces.arguments import COMMON
from suivi_tool.interfaces.shown import Shown
from suivi_tool.procedure import dates_fr

Options = Mapping[str, Any]
_REGISTERING = ("enregistrer", "traiter", "pas-un-appel")
_NOTHING_DONE = "Rien n’a été fait. Recommencez quand ce qui suit est réglé."
_NOT_FACTS = frozenset(argument.dest for argument in COMMON) | {"mail", "preuve", "N°", "étape"}


def run(name: str, options: Options) -> Shown:
    """Run the command called `name` and return its answer; raises SuiviError.

    Where a tracker that cannot be written now kept the command from doing anything at all, that is
    a refusal: only what was acknowledged waits.
    """
    try:
        return _COMMANDS[name](options)
    except TrackerBusy as busy:
        said = "Rien n’a été enregistré." if name in _REGISTERING else _NOTHING_DONE
        raise RefusedInput(Fault(said), *busy.faults) from busy


def given_day(options: Options) -> date | None:
    """Return the day of `--aujourdhui`, None where it is not given.

    Raises: WrongUsage where it is no date.
    """
    return _day(options, "aujourdhui")


def _day(options: Options, name: str) -> date | None:
    text = options.get(name)
    if not text:
        return None
    found = dates_fr.understand_typed(text, date.today())  # noqa: DTZ011
    if isinstance(found, Fault):
        raise WrongUsage(Fault(found.message, f"--{name}", remedy=found.remedy))
    return found


def _days(options: Options, *names: str) -> list[date | None]:
    """Return the dates of several options; raises WrongUsage with every fault."""
    days: list[date | None] = []
    faults: list[Fault] = []
    for name in names:
        try:
            days.append(_day(options, name))
        except WrongUsage as error:
            faults += error.faults
    if faults:
        raise WrongUsage(*faults)
    return days


def folder(options: Options) -> Path | None:
    """Return the folder of `--dossier`, None where it is not given."""
    return Path(options["dossier"]) if options.get("dossier") else None


def _office(options: Options) -> Any:
    from suivi_tool.actions.office import open_office  # noqa: PLC0415

    return open_office(
        folder(options), today=given_day(options), user=options.get("utilisateur", "")
    )


def _facts(options: Options) -> dict[str, str]:
    """Return what was typed for an action: the options that are neither common nor files."""
    return {key: str(value) for key, value in options.items() if key not in _NOT_FACTS}


def _confirm(question: str) -> None:
    """Ask on the terminal; raises RefusedInput unless the answer is yes."""
    sys.stderr.write(f"{question} [oui/non] ")
    sys.stderr.flush()
    answer = sys.stdin.readline() if sys.stdin else ""
    if not answer.endswith("\n"):
        sys.stderr.write("\n")
    if answer.strip().casefold() not in ("o", "oui", "y"):
        raise RefusedInput("rien n’a été fait.", remedy="Relancez avec --oui pour accepter.")


def _demo(options: Options) -> Shown:
    from suivi_tool.actions import demo  # noqa: PLC0415
    from suivi_tool.interfaces import shown  # noqa: PLC0415

    tracker, answer = demo.run(
        folder(options) or Path.cwd() / "demo",
        today=given_day(options),
        user=options.get("utilisateur", ""),
    )
    told = shown.registered(answer)
    text = f"{told.text}\n\nÀ ouvrir\u00a0: {tracker}, la fiche et le dossier ci-dessus."
    return Shown(text, {**told.json, "tableur": str(tracker)}, told.exit_code)


def _initialiser(options: Options) -> Shown:
    from suivi_tool.actions import adopt, lying_there, renames  # noqa: PLC0415
    from suivi_tool.interfaces import shown_adoption  # noqa: PLC0415

    target = Path(options["DOSSIER"]).absolute()
    day, user = given_day(options), options.get("utilisateur", "")
    given = options.get("suivi")
    tracker = Path(given).absolute() if given else renames.adopted_tracker(target)
    tracker = tracker or lying_there.workbook_in(target)
    if tracker is None:
        return shown_adoption.adopted(adopt.create(target, today=day, user=user))
    choices = renames.with_renames(target, tracker, _choices(options))
    understanding = adopt.understand_tracker(tracker, choices)
    if understanding.blocking:
        sys.stderr.write(shown_adoption.understood(understanding) + "\n")
    adopt.refuse_blocking(understanding)
    asks = not options.get("oui")
    if asks:
        sys.stderr.write(shown_adoption.understood(understanding) + "\n")
        _confirm("Est-ce bien cela ?")
    done = adopt.adopt(target, tracker, understanding, today=day, user=user)
    return shown_adoption.adopted(done, confirmed=asks)


def _choices(options: Options) -> Any:
    """Return what a person decided about sheets and columns; raises WrongUsage."""
    from suivi_tool.actions.chosen import SHEET_OPTIONS, read_choices  # noqa: PLC0415

    sheets = {
        kind: str(options.get(option.lstrip("-").replace("-", "_"), ""))
        for kind, option in SHEET_OPTIONS.items()
    }
    return read_choices(sheets, options.get("colonne", ()))


def _enregistrer(options: Options) -> Shown:
    from suivi_tool.actions.register_appeal import register  # noqa: PLC0415
    from suivi_tool.interfaces import shown  # noqa: PLC0415

    mail = Path(options["mail"]) if options.get("mail") else None
    return shown.registered(register(_office(options), _facts(options), mail))


def _traiter(options: Options) -> Shown:
    from suivi_tool.actions.record_step import treat  # noqa: PLC0415
    from suivi_tool.interfaces import shown  # noqa: PLC0415

    proof = Path(options["preuve"]) if options.get("preuve") else None
    return shown.treated(
        treat(_office(options), options["N°"], options["étape"], _facts(options), proof)
    )


def _pas_un_appel(options: Options) -> Shown:
    from suivi_tool.actions.not_an_appeal import set_aside  # noqa: PLC0415
    from suivi_tool.interfaces import shown  # noqa: PLC0415

    return shown.treated(set_aside(_office(options), options["N°"], _facts(options)))


def _prevenir(options: Options) -> Shown:
    from suivi_tool.actions.notify import notify  # noqa: PLC0415
    from suivi_tool.interfaces import shown_notice  # noqa: PLC0415

    return shown_notice.notified(notify(_office(options), options["N°"]))


def _relancer(options: Options) -> Shown:
    from suivi_tool.actions.remind import remind  # noqa: PLC0415
    from suivi_tool.interfaces import shown_notice  # noqa: PLC0415

    return shown_notice.reminded(remind(_office(options), options.get("N°") or ""))


def _actualiser(options: Options) -> Shown:
    from suivi_tool.actions.refresh import refresh  # noqa: PLC0415
    from suivi_tool.interfaces import shown  # noqa: PLC0415

    return shown.refreshed(refresh(_office(options)))


def _echeances(options: Options) -> Shown:
    from suivi_tool.actions import agenda  # noqa: PLC0415
    from suivi_tool.actions.situation import look  # noqa: PLC0415
    from suivi_tool.interfaces import shown_agenda  # noqa: PLC0415

    office = _office(options)
    now = look(office)
    found = agenda.open_deadlines(office, now)
    written = agenda.calendar_files(office, found, Path(options["ics"])) if "ics" in options else ()
    return shown_agenda.deadlines(found, agenda.reserves(office, now), written)


def _indicateurs(options: Options) -> Shown:
    from suivi_tool.actions import agenda  # noqa: PLC0415
    from suivi_tool.actions.situation import look  # noqa: PLC0415
    from suivi_tool.interfaces import shown_agenda  # noqa: PLC0415

    office = _office(options)
    now = look(office)
    found = agenda.indicators(office, now)
    shown = shown_agenda.indicators(found, agenda.reserves(office, now))
    if not options.get("png"):
        return shown
    from suivi_tool.actions.picture import draw  # noqa: PLC0415
    from suivi_tool.interfaces.shown_committee import with_picture  # noqa: PLC0415

    return with_picture(shown, draw(office, Path(options["png"])))


def _comite(options: Options) -> Shown:
    from suivi_tool.interfaces import shown_committee  # noqa: PLC0415

    office = _office(options)
    day = _day(options, "date") or office.today
    if options.get("revue"):
        from suivi_tool.actions import management_review  # noqa: PLC0415

        return shown_committee.reviewed(management_review.write(office, day))
    from suivi_tool.actions.committee import hold  # noqa: PLC0415

    deck = Path(options["modele"]) if options.get("modele") else None
    waiting = bool(options.get("malgre_attente"))
    return shown_committee.held(hold(office, day, deck, despite_waiting=waiting))


def _verifier(options: Options) -> Shown:
    from suivi_tool.actions.verify import findings  # noqa: PLC0415
    from suivi_tool.interfaces import shown_agenda  # noqa: PLC0415

    return shown_agenda.findings(findings(_office(options)))


def _similaires(options: Options) -> Shown:
    from suivi_tool.actions import agenda  # noqa: PLC0415
    from suivi_tool.actions.situation import look  # noqa: PLC0415
    from suivi_tool.interfaces import shown_agenda  # noqa: PLC0415

    office = _office(options)
    now = look(office)
    return shown_agenda.similar(agenda.similar(office, options["N°"], now), agenda.from_copy(now))


def _dossier(options: Options) -> Shown:
    from suivi_tool.actions import evidence  # noqa: PLC0415
    from suivi_tool.interfaces import shown_agenda  # noqa: PLC0415

    office, hidden = _office(options), bool(options.get("sans_noms"))
    if options.get("N°"):
        if options.get("du") or options.get("au"):
            raise WrongUsage(
                "donnez un numéro d’appel, ou une période, pas les deux.",
                remedy="Retirez --du et --au, ou le numéro.",
            )
        return shown_agenda.evidence(evidence.of_appeal(office, options["N°"], hide_names=hidden))
    first, last = _days(options, "du", "au")
    if first is None or last is None:
        raise WrongUsage(
            "donnez un numéro d’appel, ou une période.", remedy="Par exemple --du … --au …"
        )
    return shown_agenda.evidence(evidence.of_period(office, first, last, hide_names=hidden))


def _annuler(options: Options) -> Shown:
    from suivi_tool.actions.undo import undo  # noqa: PLC0415
    from suivi_tool.interfaces import shown_agenda  # noqa: PLC0415

    return shown_agenda.undone(undo(_office(options)))


def _restaurer(options: Options) -> Shown:
    from suivi_tool.actions import restore  # noqa: PLC0415
    from suivi_tool.interfaces import shown_agenda  # noqa: PLC0415

    office = _office(options)
    name = options.get("SAUVEGARDE")
    if not name:
        return shown_agenda.backups(restore.backups(office))
    restore.find(office, name)
    if not options.get("oui"):
        _confirm(f"Remettre la sauvegarde {name} à la place du suivi ?")
    done = restore.restore(office, name)
    return shown_agenda.restored(done, restore.to_adopt(office, done.backup))


def _changer_de_suivi(options: Options) -> Shown:
    from suivi_tool.actions import change_tracker  # noqa: PLC0415
    from suivi_tool.interfaces import shown_keeping  # noqa: PLC0415

    tracker = Path(options["FICHIER"])
    return shown_keeping.changed(
        change_tracker.change(_office(options), tracker, _choices(options))
    )


def _anonymiser(options: Options) -> Shown:
    from suivi_tool.actions import anonymise  # noqa: PLC0415
    from suivi_tool.interfaces import shown_keeping  # noqa: PLC0415

    office = _office(options)
    done = anonymise.anonymise(office) if options.get("oui") else anonymise.plan(office)
    return shown_keeping.anonymised(done)


def _journal(options: Options) -> Shown:
    from suivi_tool.actions import journal  # noqa: PLC0415
    from suivi_tool.interfaces import shown_agenda  # noqa: PLC0415

    office = _office(options)
    if options.get("verifier"):
        return shown_agenda.journal_checked(journal.verify(office))
    return shown_agenda.journal(journal.lines(office), journal.verify(office))


def _fenetre(options: Options) -> Shown:
    from suivi_tool.interfaces.window.running import run as run_window  # noqa: PLC0415

    mail = Path(options["mail"]) if options.get("mail") else None
    code = run_window(
        folder(options),
        given_day(options),
        options.get("utilisateur", ""),
        mail,
        browser=not options.get("sans_navigateur"),
    )
    return Shown("", {}, code)


_COMMANDS: Mapping[str, Callable[[Options], Shown]] = {
    "demo": _demo,
    "initialiser": _initialiser,
    "enregistrer": _enregistrer,
    "traiter": _traiter,
    "pas-un-appel": _pas_un_appel,
    "prevenir": _prevenir,
    "relancer": _relancer,
    "actualiser": _actualiser,
    "echeances": _echeances,
    "indicateurs": _indicateurs,
    "comite": _comite,
    "verifier": _verifier,
    "similaires": _similaires,
    "dossier": _dossier,
    "annuler": _annuler,
    "restaurer": _restaurer,
    "changer-de-suivi": _changer_de_suivi,
    "anonymiser": _anonymiser,
    "journal": _journal,
    "fenetre": _fenetre,
}

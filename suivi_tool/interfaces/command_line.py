"""Parse the command line, run one command, show its answer."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from suivi_tool.errors import SuiviError, WrongUsage
from suivi_tool.interfaces import messages, telling
from suivi_tool.interfaces.arguments import COMMANDS, COMMON, Argument

PROGRAM = "suivi"
MAILS = (".eml", ".msg")

_TRANSLATIONS = (
    (r"the following arguments are required: (.+)", "il manque\u00a0: \\1."),
    (r"unrecognized arguments: (.+)", "argument inconnu\u00a0: \\1."),
    (
        r"argument (.+?): invalid choice: '(.*)' \(choose from (.+)\)",
        "\\1\u00a0: «\u00a0\\2\u00a0» n’existe pas. Choisissez\u00a0: \\3.",
    ),
    (r"argument (.+?): expected one argument", r"\1 attend une valeur."),
    (r"argument (.+?): ignored explicit argument .+", r"\1 n’attend pas de valeur."),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 est ambigu : \2."),
)


class _Formatter(argparse.HelpFormatter):
    """Help in French."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(
            usage, actions, groups, "Utilisation\u00a0: " if prefix is None else prefix
        )


class _Parser(argparse.ArgumentParser):
    """A parser that refuses in French, as one of our errors."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, allow_abbrev=False, **options)
        self._positionals.title = "Arguments\u00a0"
        self._optionals.title = "Options\u00a0"
        self.add_argument("-h", "--aide", "--help", action="help", help="affiche cette aide")

    def error(self, message: str) -> NoReturn:
        """Raise WrongUsage with the sentence in French."""
        for pattern, french in _TRANSLATIONS:
            if re.fullmatch(pattern, message, re.DOTALL):
                message = re.sub(pattern, french, message, flags=re.DOTALL).replace("'", "")
                break
        after = "le nom de la commande" if " " in self.prog else "lancer.py"
        raise WrongUsage(
            message, remedy=f"Écrivez --aide après {after}\u00a0: tout y est expliqué."
        )


def _add(parser: argparse.ArgumentParser, argument: Argument) -> None:
    options: dict[str, Any] = {"help": argument.help}
    if argument.flag:
        options["action"] = "store_true"
    elif argument.name.startswith("-"):
        options["metavar"] = argument.metavar
        options |= {"action": "append"} if argument.many else {}
    else:
        options |= {"choices": argument.choices} if argument.choices else {}
        options |= {"nargs": "?"} if argument.optional else {}
        parser.add_argument(argument.dest, metavar=argument.name, **options)
        return
    parser.add_argument(argument.name, dest=argument.dest, default=argparse.SUPPRESS, **options)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of every command; the common options stand before or after the command."""
    parser = _Parser(prog=PROGRAM, description="Les appels (MGT 02), dans le suivi existant.")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMANDE", title="Commandes\u00a0", parser_class=_Parser
    )
    for argument in COMMON:
        _add(parser, argument)
    for command in COMMANDS:
        child = commands.add_parser(command.name, help=command.help, description=command.help)
        for argument in (*command.arguments, *COMMON):
            _add(child, argument)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (design: 0, 1, 2, 3, 4, 5 or 70)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = list(sys.argv[1:] if argv is None else argv)
    as_json, window = "--json" in given, _opens_a_window(given)
    try:
        return _run(given, as_json=as_json)
    except SuiviError as error:
        _show_error(error, as_json=as_json, window=window)
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("Interrompu ; ce qui était confirmé est gardé.\n")
        return 130
    except Exception:  # noqa: BLE001 - the last door before a user: a log, and one sentence
        _show_error(messages.internal_fault(_write_log()), as_json=as_json, window=window)
        return messages.FAULT_OF_OURS


def _run(given: list[str], *, as_json: bool) -> int:
    if given and given[0].lower().endswith(MAILS):
        given = ["fenetre", "--mail", *given]
    options = vars(build_parser().parse_args(given))
    name = options.pop("command", None) or "fenetre"
    options.pop("json", None)
    from suivi_tool.interfaces import commands  # noqa: PLC0415 - `--aide` starts without it

    answer = commands.run(name, options)
    told = messages.dump(answer.json) if as_json else answer.text
    if told:
        sys.stdout.write(told + "\n")
    return answer.exit_code


def _opens_a_window(given: Sequence[str]) -> bool:
    """Tell whether a person who double-clicked waits for a window: nobody reads a terminal then."""
    first = given[0] if given else "fenetre"
    named = {command.name for command in COMMANDS} & {*given}
    clicked = first == "fenetre" or first.lower().endswith(MAILS)
    clicked = clicked or (first.startswith("-") and not named)
    return sys.stderr is None or (clicked and "--sans-navigateur" not in given)


def _show_error(error: SuiviError, *, as_json: bool, window: bool) -> None:
    if as_json:
        sys.stdout.write(messages.dump(messages.as_json(error)) + "\n")
    elif window:
        telling.tell(messages.as_text(error))
    else:
        sys.stderr.write(messages.as_text(error) + "\n")


def _write_log() -> str:
    """Write the traceback for the person who looks after the program, and return its path."""
    path = Path(tempfile.gettempdir()) / f"suivi_tool_{os.getpid()}.log"
    with contextlib.suppress(OSError):
        path.write_text(traceback.format_exc(), encoding="utf-8")
    return str(path)

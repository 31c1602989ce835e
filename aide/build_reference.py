"""Write the reference pages of the guide from the data of the program, and set all its pages.

    python aide/build_reference.py

Commands, steps, settings, columns, sheets, errors and components are data of the program; what is
said of them beyond that stands here, by name, and a test fails where a name is missing or too many.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import suivi_tool  # noqa: E402
from suivi_tool.actions import own_sheets  # noqa: E402
from suivi_tool.actions.options import OPTIONS, SECTION_COMMENTS, Option  # noqa: E402
from suivi_tool.errors import SuiviError  # noqa: E402
from suivi_tool.interfaces.arguments import COMMANDS, COMMON, Argument, Command  # noqa: E402
from suivi_tool.procedure.duties import RECORDABLE, STEPS, Duty, Step  # noqa: E402
from suivi_tool.procedure.words import french  # noqa: E402
from suivi_tool.tracker.action_columns import ACTIONS  # noqa: E402
from suivi_tool.tracker.appeal_columns import APPEALS  # noqa: E402
from suivi_tool.tracker.columns import Column, Columns  # noqa: E402

HERE = Path(__file__).parent
MADE = (
    "Cette page est écrite par `aide/build_reference.py` à partir du programme lui-même : elle "
    "dit ce qu’il accepte, ni plus ni moins."
)
CODES: Mapping[int, str] = {
    0: "C’est fait.",
    1: "C’est fait, et il y a des constats (`verifier`), ou le journal a été modifié.",
    2: "La commande est mal écrite : rien n’a été fait.",
    3: "La saisie ou un réglage est refusé : rien n’a été fait.",
    4: "Le classeur, un modèle ou un document Word est refusé : il n’a pas été modifié.",
    5: "C’est enregistré, et le suivi sera complété quand il sera refermé.",
    70: "Défaut du programme : un fichier est à transmettre à la personne qui suit l’outil.",
    130: "Interrompu au clavier ; ce qui était confirmé est gardé.",
}
ERRORS: Mapping[str, tuple[str, str]] = {
    "WrongUsage": (
        "Une commande ou une option n’existe pas, ou il en manque une.",
        "Lisez la phrase, puis `py lancer.py COMMANDE --aide`.",
    ),
    "RefusedInput": (
        (
            "Une saisie ne peut pas être prise telle quelle : date impossible, nom absent, numéro "
            "inconnu. Toutes les fautes sont dites d’un coup."
        ),
        "Corrigez chaque ligne signalée et recommencez.",
    ),
    "WrongSetting": (
        "Un réglage de `suivi.toml` n’est pas accepté.",
        (
            "Le message donne sa place et les valeurs possibles ; corrigez avec le Bloc-notes ou "
            "dans la fenêtre, onglet Réglages."
        ),
    ),
    "WorkbookRefused": (
        (
            "Le classeur est illisible, protégé par un mot de passe, ou ne peut pas être complété "
            "sans dommage."
        ),
        "Faites ce que dit le message (par exemple l’enregistrer en .xlsx), puis relancez.",
    ),
    "WorkbookLocked": (
        (
            "Une feuille ou la structure du classeur est protégée là où il faudrait écrire. Ce qui "
            "est confirmé attend (code 5) ; rien n’a été changé."
        ),
        "Ôtez la protection comme le dit le message, puis lancez `actualiser`.",
    ),
    "TemplateRefused": (
        "Un modèle ou un document Word ne peut pas servir.",
        (
            "Le message nomme la balise et sa place ; sans modèle dans « Modèles », celui de "
            "l’outil sert."
        ),
    ),
    "TrackerBusy": (
        "Le suivi est ouvert quelque part : ce qui est confirmé attend.",
        "Fermez-le (le message dit qui l’a), puis lancez `actualiser`.",
    ),
}
SHEETS: Mapping[str, str] = {
    "Échéances": "Ce qui est dû, par qui, pour quand et pourquoi, le plus urgent d’abord. Les "
    "jours restants et l’état suivent le registre dès qu’une date y est tapée.",
    "Indicateurs": "La page du comité : MGT 02-1 et MGT 02-2, mois par mois. Le bloc nommé "
    "`COPIL` se copie tel quel dans une diapositive. Le commentaire que vous y écrivez reste.",
    "Données indicateurs": "Les chiffres derrière les indicateurs, en formules : on peut suivre "
    "chaque calcul.",
    "Jours fériés": "La liste qui fait foi : jours fériés et fermetures. Ajoutez une ligne, "
    "toutes les échéances suivent. La colonne Nature dit férié ou fermeture.",
    "Contrôle": "Tous les constats de `verifier`, avec un lien vers la cellule, juste aussi après "
    "un tri.",
    "COPIL – historique": "Les comités et revues de l’année, et ce que chaque comité a vu.",
    "Appels": "Le registre, ajouté seulement si votre classeur n’en a pas.",
}


def build() -> dict[str, str]:
    """Return every reference page by name, as Markdown."""
    pages = {
        "reference-1-commandes": commands(),
        "reference-2-reglages": settings(),
        "reference-3-colonnes": columns(),
        "reference-4-feuilles": sheets(),
        "reference-5-erreurs": errors(),
    }
    return {name: typeset(text) for name, text in pages.items()}


def commands() -> str:
    """Return the page of commands, options and steps."""
    parts = [
        "# Référence : les commandes",
        MADE,
        (
            "Sous Windows, ouvrez un terminal dans le dossier du programme et écrivez `py "
            "lancer.py COMMANDE` ; ailleurs, `python3 lancer.py COMMANDE`. Chaque commande répond "
            "à `--aide`. Une date s’écrit `15/05/2026` ou `2026-05-15`."
        ),
        "## Options communes",
        "Elles se mettent avant ou après la commande.",
        _options(COMMON),
        *(part for command in COMMANDS for part in _command(command)),
        "## Les étapes de traiter",
        (
            "Le mot de la première colonne se donne à `traiter` ; les phrases sont celles de la "
            "procédure MGT 02."
        ),
        _steps(),
    ]
    return _page(parts)


def _command(command: Command) -> Iterator[str]:
    yield f"## {command.name}"
    yield f"{_sentence(command.help)}"
    yield f"```\n{_usage(command)}\n```"
    if command.arguments:
        yield _options(command.arguments)


def _usage(command: Command) -> str:
    places = [a for a in command.arguments if not a.name.startswith("-")]
    shown = [f"[{a.name}]" if a.optional else a.name for a in places]
    more = ["[options]"] if len(places) < len(command.arguments) else []
    return " ".join(["py lancer.py", command.name, *shown, *more])


def _options(arguments: Iterable[Argument]) -> str:
    return _table(("Option", "Sens"), [(_option(a), _sentence(_words(a))) for a in arguments])


def _option(argument: Argument) -> str:
    value = argument.metavar.replace("|", " ou ")
    return f"`{argument.name} {value}`" if value else f"`{argument.name}`"


def _words(argument: Argument) -> str:
    accepted = f" : {', '.join(f'`{c}`' for c in argument.choices)}" if argument.choices else ""
    return argument.help + accepted


def _steps() -> str:
    rows = []
    for step in RECORDABLE:
        duties = [duty for duty in STEPS if duty.step is step]
        rows.append((f"`{step}`", _label(step, duties), _actors(duties), _quote(duties)))
    return _table(("Mot", "Étape", "Qui", "Procédure"), rows)


def _label(step: Step, duties: list[Duty]) -> str:
    when = {str(duty.when) for duty in duties} - {"toujours"}
    return f"{step.label} ({when.pop()})" if when else step.label


def _actors(duties: list[Duty]) -> str:
    roles = dict.fromkeys(str(duty.role) for duty in duties)
    return " ou ".join(roles) if duties else "RQ ou Directeur"


def _quote(duties: list[Duty]) -> str:
    lines: dict[str, list[str]] = {}
    for duty in duties:
        lines.setdefault(duty.quote, []).append(duty.line)
    told = [f"{', '.join(numbers)} : « {quote.rstrip('.')} »" for quote, numbers in lines.items()]
    return " – ".join(told) if told else "Courrier libre, hors procédure"


def settings() -> str:
    """Return the page of the settings of `suivi.toml`."""
    parts = [
        "# Référence : les réglages",
        MADE,
        (
            "Les réglages sont dans `suivi.toml`, dans le dossier de travail. Ils se changent "
            "dans la fenêtre, onglet Réglages, ou avec le Bloc-notes. Un réglage refusé est "
            "nommé, avec sa place et ce qui est accepté."
        ),
    ]
    for section, options in groupby(OPTIONS, key=lambda option: option.section):
        parts += [f"## [{section}]", SECTION_COMMENTS[section]]
        rows = [(f"`{o.key}`", _coded(o.comment), _coded(o.accepted), _default(o)) for o in options]
        parts.append(_table(("Réglage", "Sens", "Accepté", "Au départ"), rows))
    parts += [
        "## [feuilles]",
        (
            "Le reste du fichier dit où sont vos colonnes : la feuille, la ligne de titres et le "
            "titre de chaque champ. `initialiser` l’écrit. Si vous renommez une colonne, voyez "
            "[Que faire quand…](6-que-faire-quand.md)."
        ),
    ]
    return _page(parts)


def _coded(text: str) -> str:
    return re.sub(r"\b(true|false)\b", r"`\1`", text)


def _default(option: Option) -> str:
    value = option.default
    if value is None or value in ("", ()):
        return f"vide (exemple : `{option.example}`)" if option.example else "vide"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`"


def columns() -> str:
    """Return the page of the columns of both registers."""
    parts = [
        "# Référence : les colonnes",
        MADE,
        (
            "Vos titres sont reconnus sans tenir compte des majuscules, des accents, des espaces, "
            "de « N° », « No » ou « Num », ni d’un « : » final. Une colonne marquée * est "
            "indispensable au registre ; si elle manque, elle est ajoutée tout à droite. Une "
            "colonne que l’outil ne connaît pas reste à vous : il n’y touche pas."
        ),
    ]
    for name, held in (("Le registre des appels", APPEALS), ("Le plan d’actions", ACTIONS)):
        parts += [f"## {name}", _columns(held)]
    return _page(parts)


def _columns(held: Columns) -> str:
    rows = [(_heading(c), ", ".join(f"`{other}`" for other in c.also), _holds(c))
            for c in held.values()]  # fmt: skip
    return _table(("Titre", "Aussi reconnu", "Contenu"), rows)


def _heading(column: Column) -> str:
    return f"`{column.heading}`{' *' if column.required else ''}"


def _holds(column: Column) -> str:
    if column.words:
        return ", ".join(column.words)
    return f"{column.kind.value}, calculée" if column.derived else column.kind.value


def sheets() -> str:
    """Return the page of the sheets that are ours."""
    rows = [(f"`{name}`", SHEETS[name]) for name in own_sheets.STANDARD]
    parts = [
        "# Référence : les feuilles de l’outil",
        MADE,
        (
            "L’outil ajoute ces feuilles à votre classeur et les tient à jour. Toutes les autres "
            "sont à vous : il y ajoute une ligne, remplit une cellule qui lui revient, et laisse "
            "le reste tel quel. Si une de vos feuilles porte déjà un de ces noms, elle reste à "
            "vous et la sienne s’appelle « … MGT 02 »."
        ),
        _table(("Feuille", "Ce qu’on y lit"), rows),
        (
            "Deux noms sont définis dans le classeur : `AUJOURDHUI`, la cellule qui tient la date "
            "du jour, et `COPIL`, le bloc à copier dans la présentation du comité."
        ),
        "![La feuille « Échéances »](images/echeances.png)",
        "![La feuille « Indicateurs »](images/indicateurs.png)",
    ]
    return _page(parts)


def errors() -> str:
    """Return the page of exit codes and kinds of refusal."""
    rows = [
        (f"`{e.__name__}`", str(e.exit_code), *ERRORS[e.__name__])
        for e in sorted(error_classes(), key=lambda e: (e.exit_code, e.__name__))
    ]
    parts = [
        "# Référence : les refus et les codes",
        MADE,
        (
            "Un refus est toujours une phrase qui dit ce qui ne va pas, où, et quoi faire. Rien "
            "n’est écrit à moitié."
        ),
        "## Ce que veut dire le code de fin",
        "Le code ne se voit pas dans la fenêtre ; il sert à qui lance les commandes par un script.",
        _table(("Code", "Sens"), [(str(code), words) for code, words in CODES.items()]),
        "## Les sortes de refus",
        _table(("Nom dans le programme", "Code", "Ce qui se passe", "Quoi faire"), rows),
    ]
    return _page(parts)


def error_classes() -> list[type[SuiviError]]:
    """Return every class of error of the program, from whichever of its modules, by name."""
    for module in pkgutil.walk_packages(suivi_tool.__path__, "suivi_tool."):
        if not module.name.endswith("__main__"):  # which would start the program
            importlib.import_module(module.name)
    found, ahead = set[type[SuiviError]](), [SuiviError]
    while ahead:
        children = {each for each in ahead.pop().__subclasses__()
                    if each.__module__.startswith("suivi_tool.")}  # fmt: skip
        ahead += children - found
        found |= children
    return sorted(found, key=lambda error: error.__name__)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}{'' if text.endswith(('.', '…', ')')) else '.'}"


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [headings, tuple("---" for _ in headings), *rows]
    assert all("|" not in cell for line in lines for cell in line)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _page(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"


def typeset(text: str) -> str:
    """Return Markdown set by the rules of French typography, code and addresses left alone."""
    parts = re.split(r"(```.*?```|`[^`\n]+`|\]\([^)\n]*\))", text, flags=re.DOTALL)
    return "".join(part if at % 2 else french(part) for at, part in enumerate(parts))


def main() -> None:
    """Write the reference, and set every other page."""
    for name, text in build().items():
        (HERE / f"{name}.md").write_text(text, "utf-8", newline="\n")
    for path in HERE.glob("*.md"):
        path.write_text(typeset(path.read_text("utf-8")), "utf-8", newline="\n")


if __name__ == "__main__":
    main()

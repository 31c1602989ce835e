"""The work folder as an action finds it: settings, people, today, and where things lie."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from suivi_tool.actions.anchored import head_in
from suivi_tool.actions.options import ROLE_SECTIONS
from suivi_tool.actions.settings import FILE_NAME, Settings, parse
from suivi_tool.errors import RefusedInput, TemplateRefused, WrongSetting, refuse_if_any
from suivi_tool.procedure.appeal import Role
from suivi_tool.procedure.organisation import Organisation, Person, Post
from suivi_tool.procedure.texts import text_faults
from suivi_tool.storage.failures import told_as
from suivi_tool.storage.tracker_file import TrackerFile
from suivi_tool.storage.work_folder import WorkFolder

ENVIRONMENT = "SUIVI_DOSSIER"
TEMPLATES = Path(__file__).parents[2] / "templates_docx"
OWN_TEMPLATES = "Modèles"


@dataclass(frozen=True)
class Office:
    """One work folder, opened by `user`.

    `today` is the day that rules and deadlines are seen from; `fixed` tells that it was given
    (a trial) and is not the real one. The journal never uses it. `named` tells that the user gave
    a name; else `user` is the name of the account.
    """

    root: Path
    settings: Settings
    today: date
    user: str
    fixed: bool = False
    named: bool = False

    @cached_property
    def organisation(self) -> Organisation:
        """The organisation and its posts, from the settings."""
        text = self.settings.text
        posts = tuple(_post(self.settings, section, title) for section, title in _ROLES)
        return Organisation(text("organisme.nom"), posts, text("organisme.adresse"))

    @cached_property
    def work(self) -> WorkFolder:
        """The work folder as the one way to write."""
        keep = self.settings.integer("conservation.sauvegardes") or 1
        days = self.settings.integer("conservation.jours") or 1
        return WorkFolder(self.root, user=self.user, keep=keep, days=days, head_in=head_in)

    @cached_property
    def tracker_file(self) -> TrackerFile:
        """The tracker's file."""
        return TrackerFile(self.settings.tracker, self.work.disk)

    def template(self, name: str) -> Path:
        """Return the organisation's own template `name` where it has one, else the shipped one."""
        own = self.root / OWN_TEMPLATES / name
        return own if own.is_file() else TEMPLATES / name


_ROLES = tuple((section, Role(title)) for section, title in ROLE_SECTIONS.items())


def _post(settings: Settings, section: str, role: Role) -> Post:
    def text(key: str) -> str:
        return settings.text(f"{section}.{key}")

    deputy = Person(text("suppleant"), text("suppleant_mail"), text("suppleant_fonction"))
    return Post(
        role,
        Person(text("nom"), text("mail"), text("fonction")),
        deputy if deputy.name else None,
        settings.day(f"{section}.absent_du"),
        settings.day(f"{section}.absent_au"),
    )


def open_office(folder: Path | None = None, *, today: date | None = None, user: str = "") -> Office:
    """Open the work folder: `folder`, else SUIVI_DOSSIER, else where `suivi.toml` lies.

    Raises: RefusedInput where there is none; WrongSetting where the settings are wrong.
    """
    root = find_folder(folder)
    if root is None:
        if folder and not folder.is_dir():
            raise RefusedInput(
                f"le dossier de travail {folder} est introuvable.",
                remedy="Vérifiez que le dossier partagé est accessible, puis recommencez.",
                field="--dossier",
            )
        where = f"dans {folder}" if folder else "ici"
        raise RefusedInput(
            f"aucun dossier de travail trouvé {where} : il n’y a pas de {FILE_NAME}.",
            remedy="Lancez « initialiser DOSSIER --suivi FICHIER », ou donnez --dossier.",
            field="--dossier",
        )
    path = root / FILE_NAME
    try:
        with told_as(RefusedInput, path):
            text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise WrongSetting(
            "le fichier n’est pas en UTF-8.",
            place=FILE_NAME,
            remedy="Enregistrez-le en UTF-8 (Bloc-notes : Enregistrer sous, Codage).",
        ) from None
    refuse_if_any(text_faults(user, "--utilisateur"))
    now = date.today()  # noqa: DTZ011 - the day where the user sits is the one that is meant
    return Office(
        root,
        parse(text, root),
        today or now,
        user or login(),
        fixed=today is not None,
        named=bool(user),
    )


@contextmanager
def located(template: str) -> Iterator[None]:
    """Let a refusal met inside say which template is meant."""
    try:
        yield
    except TemplateRefused as error:
        raise error.within(f"modèle «\u00a0{template}\u00a0»") from error


def find_folder(folder: Path | None) -> Path | None:
    """Return the folder that holds `suivi.toml`, or None."""
    return next((place for place in _places(folder) if (place / FILE_NAME).is_file()), None)


def _places(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        yield folder.absolute()
    elif os.environ.get(ENVIRONMENT):
        yield Path(os.environ[ENVIRONMENT]).absolute()
    else:
        here = Path.cwd()
        yield from (here, *here.parents)


def login() -> str:
    """Return the name of the account, for the journal."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "inconnu"

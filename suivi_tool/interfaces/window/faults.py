"""What a user sees when something is refused or fails: French sentences, never a traceback."""

from __future__ import annotations

import contextlib
import tempfile
import traceback
from collections.abc import Mapping
from pathlib import Path

from flask import Flask, Response, jsonify, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from suivi_tool.errors import (
    Fault,
    SuiviError,
    TemplateRefused,
    TrackerBusy,
    WorkbookRefused,
    WrongSetting,
)
from suivi_tool.interfaces import messages
from suivi_tool.interfaces.window.uploads import MAX_BYTES

_STATUS = {3: 422, 4: 409, 5: 409}
_TITLES: Mapping[type[SuiviError], str] = {
    TrackerBusy: "Le suivi n’est pas disponible",
    WorkbookRefused: "Le suivi n’a pas été modifié",
    TemplateRefused: "Un document Word ne peut pas servir",
    WrongSetting: "Un réglage n’est pas accepté",
    SuiviError: "Ce n’est pas possible",
}
_HTTP = {
    400: Fault("La demande n’a pas été comprise.", remedy="Revenez en arrière et recommencez."),
    404: Fault("Cette page n’existe pas."),
    405: Fault("Cette page ne s’ouvre pas ainsi."),
    413: Fault(
        f"Le fichier dépasse {MAX_BYTES // 1024 // 1024} Mo.",
        remedy="Classez-le vous-même dans le dossier de l’appel.",
    ),
}


class NoFolder(Exception):
    """There is no work folder yet."""


class FolderGone(Exception):
    """The work folder is not where it was: a share that is off, a folder that was moved."""


def install(app: Flask) -> None:
    """Show every error of `app` in French."""
    app.register_error_handler(NoFolder, _first_start)
    app.register_error_handler(FolderGone, _gone)
    app.register_error_handler(SuiviError, refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _ours)


def _first_start(_error: Exception) -> BaseResponse:
    return redirect(url_for("start.page"))


def _gone(error: Exception) -> tuple[Response | str, int]:
    fault = Fault(
        f"Le dossier de travail ne répond plus : {error}.",
        remedy="Vérifiez que le disque partagé est accessible, puis réessayez. Ce qui était "
        "confirmé n’est pas perdu.",
    )
    return _show("Dossier de travail introuvable", (fault,), 409, again=True)


def refused(error: SuiviError) -> tuple[Response | str, int]:
    """Show the faults of `error`."""
    told = title(error, reading=request.method == "GET")
    status = _STATUS.get(error.exit_code, 500)
    return _show(told, error.faults, status, damaged=isinstance(error, WorkbookRefused))


def title(error: SuiviError, *, reading: bool) -> str:
    """Return what happened, in a few words; `reading` where a page was asked for, no more."""
    if reading and isinstance(error, WorkbookRefused):
        return "Le suivi ne peut pas être lu"
    return next(words for kind, words in _TITLES.items() if isinstance(error, kind))


def _http(error: HTTPException) -> tuple[Response | str, int]:
    status = error.code or 500
    fault = _HTTP.get(status, Fault("La demande a échoué.", remedy="Recommencez."))
    title = "Page introuvable" if status == 404 else "Demande impossible"
    return _show(title, (fault,), status)


def _ours(error: Exception) -> tuple[Response | str, int]:
    return _show("Défaut du programme", messages.internal_fault(_log(error)).faults, 500)


def _show(
    title: str,
    faults: tuple[Fault, ...],
    status: int,
    *,
    again: bool = False,
    damaged: bool = False,
) -> tuple[Response | str, int]:
    if request.accept_mimetypes.best == "application/json":
        said = [{"message": fault.message, "remede": fault.remedy} for fault in faults]
        return jsonify(erreurs=said), status
    page = render_template("fault.html", title=title, faults=faults, again=again, damaged=damaged)
    return page, status


def _log(error: Exception) -> str:
    """Write the traceback for the person who looks after the program; return its path."""
    text = "".join(traceback.format_exception(error))
    path = "suivi_tool-defaut.log"
    with contextlib.suppress(OSError):
        handle = tempfile.NamedTemporaryFile(  # noqa: SIM115 - kept on purpose
            "w", prefix="suivi_tool-", suffix=".log", delete=False, encoding="utf-8"
        )
        with handle:
            handle.write(text)
        path = str(Path(handle.name))
    return path

"""What no page shows by itself: the stream of an open window, dates understood, files opened."""

from __future__ import annotations

import time
from collections.abc import Iterator

from flask import Blueprint, Response, jsonify, request

from suivi_tool.errors import Fault
from suivi_tool.interfaces.window import documents
from suivi_tool.interfaces.window.desk import desk
from suivi_tool.interfaces.window.facts import free
from suivi_tool.interfaces.window.wsgi import STREAM
from suivi_tool.procedure import dates_fr

BEAT = 1.0  # seconds between two signs of life; a closed window is noticed at the second one
MAX_DATE = 60

pages = Blueprint("alive", __name__)


@pages.get(STREAM)
def stream() -> Response:
    """Hold a window open as long as its browser listens."""
    life = desk().life

    def beat() -> Iterator[str]:
        with life.window():
            while True:
                yield ":\n\n"
                time.sleep(BEAT)

    return Response(beat(), mimetype="text/event-stream")


@pages.post("/date")
def read_date() -> Response:
    """Understand a date as people type it."""
    typed = request.form.get("texte", "")[:MAX_DATE]
    found = dates_fr.understand_typed(typed, desk().day)
    if isinstance(found, Fault):
        return jsonify(valeur="", erreur=f"{found.message} {found.remedy}".strip())
    return jsonify(valeur=dates_fr.short(found), erreur="")


@pages.get("/attente")
def waiting() -> Response:
    """Tell whether the tracker is free, for a window that waits for it."""
    return jsonify(libre=free())


@pages.post("/ouvrir")
def open_document() -> Response | tuple[Response, int]:
    """Open a document of ours with the program that this machine has for it."""
    form = request.form
    path = documents.find(form.get("quoi", ""), form.get("numero", ""), form.get("nom", ""))
    if path is None:
        return jsonify(message="Ce document n’est plus là."), 404
    if desk().opener(path):
        return jsonify(message=f"{path.name} s’ouvre dans une autre fenêtre.")
    return jsonify(message=f"Rien ne peut ouvrir {path.name} ici. Il se trouve là : {path}")

"""The Flask app of one window server: its pages, its guard, and what a fault looks like."""

from __future__ import annotations

from flask import Flask, Response, request

from suivi_tool.interfaces.window import faults, guard, handover, notices, typography
from suivi_tool.interfaces.window.desk import Desk
from suivi_tool.interfaces.window.pages import BLUEPRINTS
from suivi_tool.interfaces.window.uploads import MAX_BYTES
from suivi_tool.interfaces.window.wsgi import Counted, Prefixed


def create_app(desk: Desk, port: int, prefix: str) -> Flask:
    """Return the app that serves `desk` on `port` of 127.0.0.1, under `prefix`."""
    app = Flask(__name__)
    app.extensions["desk"] = desk
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_BYTES + 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=1024 * 1024,
        MAX_FORM_PARTS=300,
    )
    guard.protect(app, desk, port, prefix)
    faults.install(app)
    typography.install(app)
    for pages in (handover.pages, *BLUEPRINTS):
        app.register_blueprint(pages)

    @app.context_processor
    def common() -> dict[str, object]:
        return {
            "form_token": desk.keys.form,
            "adopted": desk.root is not None,
            "endpoint": request.endpoint or "",
            "notice": notices.current(),
        }

    @app.after_request
    def go_on(response: Response) -> Response:
        """Tell a script where to go on; following by itself it would load the page twice."""
        if request.headers.get(guard.FORM_HEADER) and response.status_code == 302:
            response.headers["X-Suite"] = response.headers.pop("Location")
            response.status_code = 204
        return response

    app.wsgi_app = Counted(Prefixed(app.wsgi_app, prefix), desk.life)  # type: ignore[assignment]
    return app

"""Who may ask, from where: every request passes here before any page sees it.

The server answers this user's browser only: the right Host (against DNS rebinding), a session
cookie that was given for a token or a ticket to a program of the same account, and for every
change the right Origin and the form's own token. What is refused learns nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from suivi_tool.interfaces.window.desk import Desk
from suivi_tool.interfaces.window.keys import same
from suivi_tool.interfaces.window.peers import is_a_stranger
from suivi_tool.interfaces.window.wsgi import OUTSIDE

TOKEN_PARAMETER = "t"  # noqa: S105 - the name of a parameter
FORM_FIELD = "_jeton"
FORM_HEADER = "X-Jeton"
UNGUARDED = "handover.answer"  # it proves who asks in its own way

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
REFUSED = "Accès refusé. Ouvrez la fenêtre par l’icône « Enregistrer un appel »."


def protect(app: Flask, desk: Desk, port: int, prefix: str) -> None:
    """Put the guard before every page of `app`, and its headers on every answer."""
    host = f"127.0.0.1:{port}"
    cookie = f"suivi-{port}"

    @app.before_request
    def check() -> BaseResponse | None:
        outside = bool(request.environ.get(OUTSIDE))
        if request.host == host and request.endpoint == UNGUARDED and not outside:
            return None
        given = request.args.get(TOKEN_PARAMETER, "")
        if request.host == host and given and request.method == "GET":
            if is_a_stranger(int(request.environ.get("REMOTE_PORT", 0)), port):
                return _refused()
            if not (same(given, desk.keys.token) or desk.tickets.redeem(given)):
                return _refused()
            response = redirect(f"http://{host}{prefix}{_without_token(outside=outside)}")
            response.set_cookie(
                cookie, desk.keys.cookie, path=prefix, httponly=True, samesite="Strict"
            )
            return response
        known = not outside and same(request.cookies.get(cookie), desk.keys.cookie)
        reading = request.method in ("GET", "HEAD")
        if request.host == host and known and (reading or _is_ours(f"http://{host}", desk)):
            return None
        return _refused()

    @app.after_request
    def seal(response: Response) -> Response:
        response.headers.update(HEADERS)
        return response


def _refused() -> Response:
    return Response(REFUSED, status=403, mimetype="text/plain")


def _without_token(*, outside: bool) -> str:
    """Return the page asked for, its token taken out; outside the prefix only `/` is known."""
    rest = {name: value for name, value in request.args.items() if name != TOKEN_PARAMETER}
    query = f"?{urlencode(rest)}" if rest else ""
    return f"{'/' if outside else quote(request.path)}{query}"


def _is_ours(origin: str, desk: Desk) -> bool:
    """Tell whether a change was asked for by one of our own pages."""
    if request.headers.get("Origin", origin) != origin:
        return False
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    given = request.headers.get(FORM_HEADER) or request.form.get(FORM_FIELD)
    return same(given, desk.keys.form)

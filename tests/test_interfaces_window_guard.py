"""Attacks on the server: each is refused, and none learns anything."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from journeys.server import Client, serving

from suivi_tool.interfaces.window.guard import REFUSED


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with serving(None) as found:
        yield found.enter()


def test_it_listens_on_loopback_only(client: Client) -> None:
    assert client.served._server.server_address[0] == "127.0.0.1"
    names = {
        str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    }
    for name in names - {"127.0.0.1"}:
        with (
            pytest.raises(ConnectionError),
            socket.create_connection((name, client.port), timeout=1),
        ):
            pass


@pytest.mark.parametrize("path", ["/", "/aide/", "/demarrage", "/vie", "/static/window.js", "/x"])
def test_without_the_cookie_nothing_is_shown(client: Client, path: str) -> None:
    said = client.send("GET", client.prefix + path)
    assert (said.status, said.text) == (403, REFUSED)


def test_without_the_prefix_nothing_is_there_even_with_the_cookie(client: Client) -> None:
    said = client.send("GET", "/aide/", headers={"Cookie": client.cookie})
    assert (said.status, said.text) == (403, REFUSED)


@pytest.mark.parametrize("token", ["x", "", "é", "'" * 2000])
def test_a_wrong_token_gives_no_cookie(client: Client, token: str) -> None:
    said = client.send("GET", f"{client.prefix}/?t={quote(token)}")
    assert said.status == 403
    assert "Set-Cookie" not in said.headers


def test_the_cookie_is_kept_from_scripts_other_sites_and_other_ports(client: Client) -> None:
    said = client.send("GET", f"{client.prefix}/?t={client.served.desk.keys.token}")
    name, *attributes = said.headers["Set-Cookie"].split("; ")
    assert name.startswith(f"suivi-{client.port}=")
    assert {"HttpOnly", "SameSite=Strict", f"Path={client.prefix}"} <= set(attributes)
    assert client.served.desk.keys.token not in said.headers["Set-Cookie"] + said.text
    assert said.headers["Location"] == f"{client.origin}{client.prefix}/"


def test_a_token_does_not_lead_to_another_site(client: Client) -> None:
    said = client.send("GET", f"{client.prefix}//evil.example/?t={client.served.desk.keys.token}")
    assert said.headers.get("Location", client.origin).startswith(client.origin + client.prefix)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil:{port}"],
)
def test_another_host_name_is_refused(client: Client, host: str) -> None:
    """DNS rebinding: the attacker's name leads to 127.0.0.1, the cookie comes along."""
    said = client.get("/aide/", Host=host.format(port=client.port))
    assert (said.status, said.text) == (403, REFUSED)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
        {"X-Jeton": "faux"},
        {"X-Jeton": ""},
        {"Cookie": "suivi-{port}=faux"},
    ],
)
def test_a_change_asked_for_by_another_page_is_refused(
    client: Client, headers: dict[str, str]
) -> None:
    """Cross-site request forgery, also from another port of this machine."""
    given = {name: value.format(port=client.port) for name, value in headers.items()}
    assert client.post("/date", {"texte": "2 11"}).status == 200
    assert client.post("/date", {"texte": "2 11"}, **given).status == 403


def test_a_form_without_script_carries_the_token_as_a_field(client: Client) -> None:
    values = {"texte": "2 11", "_jeton": client.served.desk.keys.form}
    assert client.post("/date", values, **{"X-Jeton": ""}).status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_change_nothing(client: Client, method: str) -> None:
    said = client.send(method, f"{client.prefix}/date", headers={"Cookie": client.cookie})
    assert said.status in (403, 405)


def test_every_answer_forbids_inline_scripts_frames_and_caches(client: Client) -> None:
    for said in (client.get("/aide/"), client.send("GET", "/"), client.get("/rien")):
        policy = said.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "nonce" not in policy
        assert "frame-ancestors 'none'" in policy
        assert said.headers["Cache-Control"] == "no-store"
        assert said.headers["X-Content-Type-Options"] == "nosniff"


def test_no_template_holds_inline_script_or_style() -> None:
    folder = Path("suivi_tool/interfaces/window/templates")
    for path in (Path(__file__).parents[1] / folder).glob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), path.name
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text), path.name


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../pyproject.toml",
        "/static/%2e%2e/%2e%2e/app.py",
        "/static//etc/passwd",
        "/aide/images/..%2f..%2fpyproject.toml",
        "/aide/..%2fpyproject",
        "/aide/images/%2fetc%2fpasswd",
    ],
)
def test_no_path_from_outside_leads_to_a_file(client: Client, path: str) -> None:
    said = client.get(path)
    assert said.status in (404, 308)
    assert "root:" not in said.text
    assert "suivi-tool" not in said.text


def test_a_body_beyond_the_bound_is_refused(client: Client) -> None:
    said = client.send(
        "POST",
        f"{client.prefix}/date",
        headers={
            "Cookie": client.cookie,
            "Origin": client.origin,
            "X-Jeton": client.served.desk.keys.form,
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": str(10**9),
        },
    )
    assert said.status == 413


def test_a_page_that_does_not_exist_says_so_in_french(client: Client) -> None:
    said = client.get("/rien", Accept="text/html")
    assert said.status == 404
    assert "Cette page n’existe pas." in said.text
    assert "Not Found" not in said.text

"""A real window server in a thread, and a browser-like client that keeps its cookie."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from suivi_tool.interfaces.window.life import Life
from suivi_tool.interfaces.window.running import Served

TODAY = date(2026, 5, 4)


@dataclass
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Client:
    """Speaks to one server as a browser would: Host, cookie, Origin, the form's token."""

    served: Served
    cookie: str = ""
    opened: list[Path] = field(default_factory=list)

    @property
    def port(self) -> int:
        return self.served.running.port

    @property
    def prefix(self) -> str:
        return self.served.running.prefix

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def send(
        self,
        method: str,
        path: str,
        body: bytes | str | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Send one request exactly as told, with no header of our own but Host."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, headers or {})
            said = connection.getresponse()
            return Answer(said.status, dict(said.getheaders()), said.read())
        finally:
            connection.close()

    def enter(self) -> Client:
        """Take the cookie that the token gives."""
        said = self.send(
            "GET", urlsplit(self.served.url).path + "?" + urlsplit(self.served.url).query
        )
        self.cookie = said.headers["Set-Cookie"].partition(";")[0]
        return self

    def get(self, path: str, **headers: str) -> Answer:
        return self.send("GET", self.prefix + path, headers={"Cookie": self.cookie, **headers})

    def follow(self, said: Answer) -> Answer:
        """Go where a redirection leads."""
        assert said.status in (301, 302, 303), (said.status, said.text)
        to = urlsplit(said.headers["Location"])
        path = f"{to.path}?{to.query}" if to.query else to.path
        return self.send("GET", path, headers={"Cookie": self.cookie})

    def post(self, path: str, values: dict[str, str] | None = None, **headers: str) -> Answer:
        given = {
            "Cookie": self.cookie,
            "Origin": self.origin,
            "X-Jeton": self.served.desk.keys.form,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        return self.send("POST", self.prefix + path, urlencode(values or {}), {**given, **headers})

    def upload(self, path: str, name: str, data: bytes, **headers: str) -> Answer:
        mark = "suivi-limite"
        body = (
            (
                f'--{mark}\r\nContent-Disposition: form-data; name="mail"; filename="{name}"\r\n'
                "Content-Type: application/octet-stream\r\n\r\n"
            ).encode()
            + data
            + f"\r\n--{mark}--\r\n".encode()
        )
        given = {
            "Cookie": self.cookie,
            "Origin": self.origin,
            "X-Jeton": self.served.desk.keys.form,
            "Content-Type": f"multipart/form-data; boundary={mark}",
        }
        return self.send("POST", self.prefix + path, body, {**given, **headers})


@contextmanager
def serving(
    root: Path | None, *, today: date | None = TODAY, life: Life | None = None, user: str = "Essai"
) -> Iterator[Client]:
    """Serve `root` on a port of its own until the block ends; documents are listed, not opened."""
    served = Served(root, today, user, idle_stop=False)
    if life is not None:
        served.desk.life = life
    client = Client(served)

    def note(path: Path) -> bool:
        client.opened.append(path)
        return True

    served.desk.opener = note
    served.start()
    try:
        yield client
    finally:
        served.desk.life.stop()
        served.wait()
        served.close()


def plain_text(html: str) -> str:
    """Return what a person reads of a page, tags and scripts taken out."""
    without = re.sub(r"<(script|style|head)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", without).split(" "))

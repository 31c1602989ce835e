"""Seconds from the start of the program to a form that one can type in, and to its answer.

    python -m benchmarks.window_start [ROWS]

Compared with a bare Flask page that holds the very same HTML, in the same browser; then the answer
after « Enregistrer » on a tracker of ROWS rows (10,000). Needs Chromium and Playwright.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from suivi_tool.actions.adopt import adopt, understand_tracker
from suivi_tool.actions.demo import PEOPLE, SAMPLE, TRACKER
from suivi_tool.tracker.understanding import understand
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.values import Value

ROOT = Path(__file__).resolve().parents[1]
TIMES = 5
BARE = """
import sys
from flask import Flask
from werkzeug.serving import make_server
html = open(sys.argv[1], encoding="utf-8").read()
app = Flask(__name__)
import logging; logging.getLogger("werkzeug").disabled = True
app.add_url_rule("/enregistrer", view_func=lambda: html)
server = make_server("127.0.0.1", 0, app, threaded=True)
print(f"http://127.0.0.1:{server.server_port}/?x", flush=True)
server.serve_forever()
"""
FOCUS = """<script>addEventListener("DOMContentLoaded",
() => document.getElementById("type").focus())</script>"""
OURS = [sys.executable, "-m", "suivi_tool", "fenetre", "--sans-navigateur"]
OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync"]  # fmt: skip


def folder(place: Path, rows: int) -> Path:
    """Return a work folder whose register has `rows` appeals more than the sample."""
    root = place / f"{rows} appels"
    root.mkdir(parents=True)
    data = SAMPLE.read_bytes()
    if rows:
        layout = understand(data).appeals
        assert layout is not None
        book = Workbook(data)
        at = layout.columns
        first = date(2024, 1, 2)
        new: list[dict[int, Value]] = [
            {
                at["number"]: f"APP-2024-{n:05}",
                at["received_on"]: first + timedelta(n % 800),
                at["appellant"]: f"NOM{n} Prénom",
                at["appellant_type"]: "Candidat",
                at["contested_decision"]: "Échec examen",
                at["channel"]: "Mail",
            }
            for n in range(rows)
        ]
        last = 28
        book.append_rows(layout.sheet, new, after=last, table=layout.table)
        data = book.save()
    tracker = root / TRACKER
    tracker.write_bytes(data)
    adopt(root, tracker, understand_tracker(tracker), values=PEOPLE, today=date(2026, 5, 4))
    return root


@contextmanager
def started(command: list[str], root: Path) -> Iterator[tuple[str, float]]:
    """Start a server; give the address that it prints and when it was started."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(root / "état")}
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=root, env=environ, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip(), begun
    finally:
        process.terminate()
        process.wait()


def seconds_to_form(page: Page, command: list[str], root: Path, url_of: str) -> float:
    """Return the seconds from the start of `command` to a form that has the focus."""
    with started(command, root) as (url, begun):
        page.goto(url.replace("/?", f"{url_of}?"))
        page.wait_for_selector("#type:focus")
        took = time.perf_counter() - begun
        page.goto("about:blank")
        return took


def seconds_to_answer(page: Page, root: Path) -> tuple[float, float]:
    """Return the seconds of « what the procedure says » and of the answer to « Enregistrer »."""
    with started([*OURS, "--aujourdhui", "2026-05-04"], root) as (url, _):
        page.goto(url.replace("/?", "/enregistrer?"), timeout=120_000)
        page.wait_for_timeout(4000)
        page.fill("#nom", "Lefèvre")
        page.fill("#decision", "Échec examen")
        page.check("input[value=mail]")
        page.wait_for_timeout(3000)
        begun = time.perf_counter()
        page.check("input[value=candidat]")
        page.wait_for_selector("#panneau:has-text('RQ')", timeout=60_000)
        shown = time.perf_counter() - begun
        begun = time.perf_counter()
        page.click("button.primary")
        page.wait_for_selector("#fait", timeout=120_000)
        took = time.perf_counter() - begun
        page.goto("about:blank")
        return shown, took


def main(rows: int) -> None:
    """Print the figures."""
    place = Path(tempfile.mkdtemp(prefix="fenetre-"))
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
                args=OPTIONS,
            )
            page = browser.new_page()
            measure(page, place, rows)
            browser.close()
    finally:
        shutil.rmtree(place, ignore_errors=True)


def measure(page: Page, place: Path, rows: int) -> None:
    """Measure everything within `place`."""
    small = folder(place, 0)
    with started(OURS, small) as (url, _):
        page.goto(url.replace("/?", "/enregistrer?"))
        html = page.content().replace("<head>", f"<head>{FOCUS}")
        page.goto("about:blank")
    (place / "page.html").write_text(html, "utf-8")
    bare = [sys.executable, "-c", BARE, str(place / "page.html")]
    ours, theirs = [], []
    for _ in range(TIMES):
        ours.append(seconds_to_form(page, OURS, small, "/enregistrer"))
        theirs.append(seconds_to_form(page, bare, small, "/enregistrer"))
    a, b = statistics.median(ours), statistics.median(theirs)
    print(f"début → formulaire      : {a:.2f} s (page Flask nue {b:.2f} s, rapport {a / b:.2f})")
    for count in dict.fromkeys((0, rows)):
        root = folder(place / "réponse", count)
        shown, took = seconds_to_answer(page, root)
        print(f"{count:6} lignes de plus : procédure affichée {shown:.2f} s, réponse {took:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)

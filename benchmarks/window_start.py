"""Seconds from the start of the program to a form that one can type in, and to its answer.

    python -m benchmarks.window_start [ROWS]

From `python3 lancer.py` (set up already) to the field that has the focus, beside a bare Flask page
that holds the very same HTML, in the same browser, and beside a Tk window of the same form; then
« ce que dit la procédure » and the answer after « Enregistrer », on trackers of up to ROWS appeals
(10,000). Needs Chromium and Playwright; Tk and xvfb where they are there.
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
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks import environment_size, large_tracker
from benchmarks.results import Row, Series, page, side_by_side, write
from benchmarks.window_peers import FLASK, FOCUS, tk_command, tk_program
from suivi_tool.actions.adopt import adopt, understand_tracker
from suivi_tool.actions.demo import PEOPLE, SAMPLE, TRACKER

ROOT = Path(__file__).resolve().parents[1]
STARTS = "From the start to a form one can type in"
ANSWERS = "Seconds until the window answers, by rows of the register"
COMMAND = "python -m benchmarks.window_start"
TIMES = 5
TODAY = large_tracker.AS_OF
SERVE = ["fenetre", "--sans-navigateur"]
LAUNCHED = [sys.executable, str(ROOT / "lancer.py"), *SERVE]
OURS = [sys.executable, "-m", "suivi_tool", *SERVE]
OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync"]  # fmt: skip


def folder(place: Path, rows: int) -> Path:
    """Return a work folder whose register has `rows` appeals, mostly closed; 0: the sample."""
    root = place / f"{rows} appels"
    root.mkdir(parents=True)
    tracker = root / TRACKER
    tracker.write_bytes(large_tracker.build(rows) if rows else SAMPLE.read_bytes())
    adopt(root, tracker, understand_tracker(tracker), values=PEOPLE, today=TODAY)
    return root


@contextmanager
def started(command: list[str], root: Path) -> Iterator[tuple[str, float]]:
    """Start a server; give the address that it prints and when it was started."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(root / "état")}
    begun = time.perf_counter()
    with subprocess.Popen(
        command, cwd=root, env=environ, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip(), begun
        finally:
            process.terminate()


def seconds_to_form(page: Page, command: list[str], root: Path, url_of: str) -> float:
    """Return the seconds from the start of `command` to a form that has the focus."""
    with started(command, root) as (url, begun):
        page.goto(url.replace("/?", f"{url_of}?"))
        page.wait_for_selector("#type:focus")
        took = time.perf_counter() - begun
        page.goto("about:blank")
        return took


def seconds_to_tk() -> float:
    """Return the seconds from the start of Tk to its form; nan where this machine has none."""
    command = tk_command()
    if not command:
        return float("nan")
    screen = ["xvfb-run", "-a"] if not os.environ.get("DISPLAY") else []
    if screen:  # one screen for all, so that its own start is not measured
        raise RuntimeError("start me under xvfb-run")
    begun = time.perf_counter()
    process = subprocess.Popen(
        [*command, "-c", tk_program()], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    took = time.perf_counter() - begun
    process.terminate()
    process.communicate()
    return took


def seconds_to_answer(page: Page, root: Path) -> tuple[float, float]:
    """Return the seconds of « what the procedure says » and of the answer to « Enregistrer »."""
    with started([*OURS, "--aujourdhui", TODAY.isoformat()], root) as (url, _):
        page.goto(url.replace("/?", "/enregistrer?"), timeout=120_000)
        page.fill("#nom", "Lefèvre")
        page.fill("#decision", "Échec examen")
        page.check("input[value=mail]")
        page.wait_for_selector("#decision-liste option", state="attached", timeout=120_000)
        page.wait_for_timeout(2000)
        begun = time.perf_counter()
        page.check("input[value=candidat]")
        page.wait_for_selector("#panneau:has-text('RQ')", timeout=60_000)
        shown = time.perf_counter() - begun
        begun = time.perf_counter()
        page.click("button.primary")
        page.wait_for_selector("#fait", timeout=240_000)
        took = time.perf_counter() - begun
        page.goto("about:blank")
        return shown, took


def main(rows: int) -> None:
    """Measure, leave the result, and print it."""
    if tk_command() and not os.environ.get("DISPLAY"):
        os.execvp(
            "xvfb-run",
            ["xvfb-run", "-a", sys.executable, "-m", "benchmarks.window_start", str(rows)],
        )
    subprocess.run([sys.executable, ROOT / "lancer.py", "--help"], check=True, capture_output=True)
    place = Path(tempfile.mkdtemp(prefix="fenetre-"))
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
                args=OPTIONS,
            )
            found, series = measure(browser.new_page(), place, rows)
            browser.close()
    finally:
        shutil.rmtree(place, ignore_errors=True)
    remarks = [] if tk_command() else ["Tk was absent here: not compared."]
    load = f"Load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores."
    result = write("window", "The window", COMMAND, [*found, *environment_size.rows()], series,
                   remarks=[*remarks, load])  # fmt: skip
    print(page(result))


def measure(page: Page, place: Path, rows: int) -> tuple[list[Row], list[Series]]:
    """Measure everything within `place`."""
    small = folder(place, 0)
    with started(OURS, small) as (url, _):
        page.goto(url.replace("/?", "/enregistrer?"))
        html = page.content().replace("<head>", f"<head>{FOCUS}")
        page.goto("about:blank")
    (place / "page.html").write_text(html, "utf-8")
    bare = [sys.executable, "-c", FLASK, str(place / "page.html")]
    times: dict[str, list[float]] = {"lancer": [], "ours": [], "bare": [], "tk": []}
    for _ in range(TIMES):
        times["lancer"].append(seconds_to_form(page, LAUNCHED, small, "/enregistrer"))
        times["ours"].append(seconds_to_form(page, OURS, small, "/enregistrer"))
        times["bare"].append(seconds_to_form(page, bare, small, "/enregistrer"))
        times["tk"].append(seconds_to_tk())
    found = _rows(times)
    return found, [*side_by_side(found, STARTS), *_answers(page, place, rows)]


def _rows(times: dict[str, list[float]]) -> list[Row]:
    median = {name: statistics.median(taken) for name, taken in times.items()}
    found = [
        Row("`python3 lancer.py` to a form one can type in", round(median["lancer"], 2), "s"),
        Row("the program alone, to the same form", round(median["ours"], 2), "s"),
        Row("a bare Flask page with the same HTML", round(median["bare"], 2), "s"),
        Row("times a bare Flask page", round(_ratio(times, "lancer", "bare"), 2)),
    ]
    if median["tk"] == median["tk"]:
        found += [
            Row("a Tk window of the same form", round(median["tk"], 2), "s"),
            Row("times a Tk window", round(_ratio(times, "lancer", "tk"), 2)),
        ]
    return found


def _ratio(times: dict[str, list[float]], one: str, other: str) -> float:
    return statistics.median(a / b for a, b in zip(times[one], times[other], strict=True))


def _answers(page: Page, place: Path, rows: int) -> list[Series]:
    counts = sorted({0, min(1000, rows), rows})
    points = [
        (count, *seconds_to_answer(page, folder(place / "réponse", count))) for count in counts
    ]
    return [
        Series("« ce que dit la procédure »", "s", [(n, round(a, 2)) for n, a, _ in points],
               ANSWERS),
        Series("answer to « Enregistrer »", "s", [(n, round(b, 2)) for n, _, b in points],
               ANSWERS),
    ]  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)

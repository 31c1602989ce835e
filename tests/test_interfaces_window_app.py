"""The app as a whole: one answer a form, faults in French, no path from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from journeys.offices import adopted
from journeys.server import Client, plain_text, serving

from suivi_tool.interfaces.window.app import create_app
from suivi_tool.interfaces.window.desk import Answers


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Iterator[Client]:
    place = tmp_path_factory.mktemp("app")
    with serving(adopted(place, samples / "1-deux-feuilles.xlsx")) as found:
        yield found.enter()


def test_the_same_form_acts_once_also_from_two_threads() -> None:
    answers, done = Answers(), []

    def act() -> int:
        done.append(1)
        return len(done)

    threads = [threading.Thread(target=lambda: answers.once("f", act)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (answers.get("f"), done) == (1, [1])


def test_a_form_that_was_refused_may_be_sent_again() -> None:
    answers = Answers()
    with pytest.raises(ZeroDivisionError):
        answers.once("f", lambda: 1 // 0)
    assert answers.once("f", lambda: 2) == 2


def test_a_fault_of_ours_is_a_french_sentence_and_a_log(client: Client) -> None:
    def fail(**_: object) -> str:
        raise ZeroDivisionError

    client.served.app.view_functions["guide.page"] = fail
    said = client.get("/aide/")
    assert said.status == 500
    assert "le programme a rencontré un défaut" in plain_text(said.text).replace("Le ", "le ")
    assert "Traceback" not in said.text
    assert "ZeroDivision" not in said.text
    log = Path(next(word for word in plain_text(said.text).split() if word.endswith(".log")))
    assert "ZeroDivisionError" in log.read_text("utf-8")
    log.unlink()


def test_a_refusal_is_json_where_json_is_asked_for(client: Client) -> None:
    said = client.upload("/enregistrer/mail", "x.exe", b"MZ", Accept="application/json")
    assert said.status == 422
    [fault] = said.json["erreurs"]
    assert "n’est pas accepté ici" in fault["message"]


def test_the_form_shows_before_the_tracker_is_read(client: Client) -> None:
    tracker = next((client.served.desk.root or Path()).glob("*.xlsx"))
    data = tracker.read_bytes()
    tracker.unlink()
    try:
        assert client.get("/enregistrer").status == 200
    finally:
        tracker.write_bytes(data)


def test_what_fields_propose_comes_from_the_tracker(client: Client) -> None:
    found = client.get("/enregistrer/listes").json
    assert found["decision"][0] == "Échec examen"
    assert "Anne Martin" in found["recu_par"]


def test_a_form_sent_by_a_script_is_told_where_to_go_on(client: Client) -> None:
    said = client.post("/actualiser")
    assert (said.status, "Location" in said.headers) == (204, False)
    assert said.headers["X-Suite"].startswith(f"{client.prefix}/?dit=")
    plain = {"_jeton": client.served.desk.keys.form}
    assert client.post("/actualiser", plain, **{"X-Jeton": ""}).status == 302


def test_two_apps_share_nothing(client: Client) -> None:
    one = create_app(client.served.desk, 1, "/a")
    other = create_app(client.served.desk, 2, "/b")
    assert one.view_functions is not other.view_functions


@pytest.mark.parametrize("name", ["../suivi.toml", "suivi.toml", "%2e%2e/suivi.toml", ".env"])
def test_only_documents_of_a_case_are_opened(client: Client, name: str) -> None:
    values = {"quoi": "document", "numero": "APP-2026-002", "nom": name}
    assert client.post("/ouvrir", values).status == 404
    assert client.opened == []


def test_the_form_shows_without_the_heavy_libraries() -> None:
    """They are imported in the background, by what the form asks for once it is shown."""
    program = (
        "import sys, suivi_tool.interfaces.window.running\n"
        "heavy = {'lxml', 'docxtpl', 'openpyxl', 'xlsxwriter', 'python_calamine', 'pandas'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_what_makes_the_documents_is_loaded_once_the_form_has_its_lists(tmp_path: Path) -> None:
    """So that « Enregistrer » does not wait for it: a person types meanwhile."""
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from window_office import office\n"
        "with office(Path(sys.argv[1])) as (client, _):\n"
        "    client.get('/enregistrer')\n"
        "    before = 'docxtpl' in sys.modules\n"
        "    client.get('/enregistrer/listes')\n"
        "    tries = range(600)\n"
        "    loaded = any('docxtpl' in sys.modules or time.sleep(0.1) for _ in tries)\n"
        "    print(before, loaded)"
    )
    places = os.pathsep.join((str(Path(__file__).parents[1]), str(Path(__file__).parent)))
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": places, "XDG_STATE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split()[-2:] == ["False", "True"]

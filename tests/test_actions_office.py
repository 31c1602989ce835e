"""The work folder is found, and what is wrong with it is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from suivi_tool.actions.office import ENVIRONMENT, TEMPLATES, open_office
from suivi_tool.actions.settings import compose
from suivi_tool.errors import RefusedInput, WrongSetting
from suivi_tool.procedure.appeal import Role


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = compose(
        {
            "roles.rq.nom": "Marie Roux",
            "roles.rq.suppleant": "Paul Blanc",
            "roles.rq.absent_du": date(2026, 8, 3),
        },
        {},
    )
    (tmp_path / "suivi.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_it_is_found_where_told_and_by_the_environment_and_from_below(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_office(folder).root == folder
    monkeypatch.setenv(ENVIRONMENT, str(folder))
    assert open_office().root == folder
    monkeypatch.delenv(ENVIRONMENT)
    below = folder / "Dossiers" / "é è"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert open_office().root == folder


def test_none_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="initialiser"):
        open_office(tmp_path)


def test_settings_that_are_not_utf8_are_refused(folder: Path) -> None:
    (folder / "suivi.toml").write_bytes('[organisme]\nnom = "Évry"\n'.encode("cp1252"))
    with pytest.raises(WrongSetting, match="UTF-8"):
        open_office(folder)


def test_the_deputy_acts_from_the_day_of_absence(folder: Path) -> None:
    organisation = open_office(folder).organisation
    assert organisation.acting(Role.QUALITY_MANAGER, date(2026, 8, 2)).name == "Marie Roux"
    assert organisation.acting(Role.QUALITY_MANAGER, date(2026, 8, 3)).name == "Paul Blanc"


def test_their_own_template_goes_before_the_shipped_one(folder: Path) -> None:
    assert open_office(folder).template("fiche_appel.docx") == TEMPLATES / "fiche_appel.docx"
    own = folder / "Modèles" / "fiche_appel.docx"
    own.parent.mkdir()
    own.write_bytes(b"x")
    assert open_office(folder).template("fiche_appel.docx") == own


def test_today_is_the_day_given_or_the_real_one(folder: Path) -> None:
    assert open_office(folder, today=date(2026, 5, 2)).fixed
    assert not open_office(folder).fixed


def test_a_folder_that_is_gone_is_a_share_to_look_for_not_one_to_make_anew(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="introuvable") as caught:
        open_office(tmp_path / "Qualité")
    assert "partagé est accessible" in caught.value.faults[0].remedy
    assert "initialiser" not in caught.value.faults[0].remedy

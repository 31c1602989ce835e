"""Filling the form of a reception as a person does who says the least that it asks for."""

from __future__ import annotations

from playwright.sync_api import Page


def fill(
    page: Page,
    name: str = "Lefèvre",
    *,
    who: str = "Candidat",
    decision: str = "Échec examen",
    by: str = "Mail",
) -> None:
    """Fill the open form: `who` appeals against which `decision`, `by` which way it came."""
    page.get_by_label(who).check()
    page.get_by_label("Nom *").fill(name)
    page.get_by_label("Décision contestée *").fill(decision)
    page.get_by_label(by, exact=True).check()


def register(page: Page, name: str = "Lefèvre", **facts: str) -> None:
    """Fill the open form with these facts (see `fill`) and save it."""
    fill(page, name, **facts)
    page.get_by_role("button", name="Enregistrer l’appel").click()

"""What is looked at on every page and state: accessibility, width, words."""

from __future__ import annotations

import os
import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

FOLDER = "SUIVI_IMAGES"
"""The variable that names a folder for pictures of every state; `aide/images` holds the guide's."""

# The words of a browser, a server or a library that would speak its own language.
ENGLISH = re.compile(
    r"\b(choose file|no file chosen|browse|please|required|submit|not found|error|loading|"
    r"request|forbidden|back|next|save|cancel|open file|invalid|null|undefined|none|true|false)\b",
    re.IGNORECASE,
)
# What the tracker and the disk call things is theirs to spell.
_THEIRS = re.compile(
    r"Suivi plan d'actions|Plan d'actions|Fiche d'appel|\S+\.(?:xlsx|docx|eml|toml)|/\S+|N'\w+"
)
_FAULTS = (
    (re.compile(r"\w'\w"), "apostrophe droite"),
    (re.compile(r"[^\s\u00a0\u202f\d/]([:;?!»])(?=\s)"), "espace insécable absente"),
    (re.compile(r" [:;?!»%]"), "espace sécable"),
    (re.compile(r"« "), "espace sécable après «"),
    (re.compile(r"\b\d+(?:ème|eme|è)\b"), "ordinal"),
    (re.compile(r"\.\.\.(?!\w)"), "points de suspension"),
    (re.compile(r"(?<![\w/])AR(?![\w/-])"), "AR seul"),
)


def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong with the page as it stands."""
    found = Axe().run(page).response["violations"]
    return [
        f"{item['id']}: {node['html'][:120]} {node.get('failureSummary', '')}"
        for item in found
        for node in item["nodes"]
    ]


def words(page: Page) -> list[str]:
    """Return the faults of typography, and the words that are not French."""
    text = page.evaluate(
        """() => { const body = document.body.cloneNode(true);
        for (const own of body.querySelectorAll("[data-leur]")) own.remove();
        document.body.append(body); const text = body.innerText; body.remove(); return text; }"""
    )
    names = page.evaluate(
        """() => [...document.querySelectorAll("[aria-label], [title], [alt], [placeholder]")]
        .flatMap((e) => ["aria-label", "title", "alt", "placeholder"].map((n) => e.getAttribute(n)))
        .filter(Boolean)"""
    )
    said = _THEIRS.sub("", "\n".join([text, *names]))
    found = [
        f"{what}: {said[max(0, hit.start() - 25) : hit.end() + 15]!r}"
        for pattern, what in _FAULTS
        for hit in pattern.finditer(said)
    ]
    return found + [f"anglais: {hit[0]}" for hit in ENGLISH.finditer(said)]


def browser_words(page: Page) -> list[str]:
    """Return the fields at which the browser would speak its own language."""
    return [
        str(html)
        for html in page.evaluate(
            """() => [...document.querySelectorAll("form:not([novalidate]) input[type=email],"
            + "[required], [pattern], input[type=file]:not([hidden]), input[type=number]")]
            .map((e) => e.outerHTML)"""
        )
    ]


def too_wide(page: Page, width: int, scale: float = 1) -> list[str]:
    """Return what sticks out of the page at `width` CSS pixels."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 900})
    found = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? []
        : [...document.querySelectorAll("main *")].filter((e) => e.getBoundingClientRect().right
          > innerWidth + 1 && !e.closest(".scroll")).map((e) => e.outerHTML.slice(0, 100))"""
    )
    if before:
        page.set_viewport_size(before)
    return [str(html) for html in found]


def shoot(page: Page, name: str) -> None:
    """Take a picture of the page, where SUIVI_IMAGES names a folder for them."""
    if folder := os.environ.get(FOLDER):
        page.screenshot(path=Path(folder) / f"window-{name}.png", full_page=True)

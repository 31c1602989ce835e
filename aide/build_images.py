"""Make the pictures of the README and the guide from the running program.

`python -m aide.build_images`: registers the appeal of `demo`, renders what it left (LibreOffice,
pdftoppm), and writes PNG files into `aide/images/`. Nothing in them is drawn by hand.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops, ImageOps

ROOT = Path(__file__).resolve().parents[1]
IMAGES = Path(__file__).parent / "images"
# The picture's name, and the words at the top of the page of the tracker that it shows.
SHEETS = {"echeances": "Échéances", "indicateurs": "MGT 02 – Appels"}
COMMITTEE = "2026-05-19"
# The picture's name, the command that makes the document, and the name of its file.
DOCUMENTS = {
    "diapositive": (("comite", "--date", COMMITTEE), "Comité*.pptx"),
    "preuve": (("dossier", "APP-2026-002"), "Dossier de preuve*.docx"),
}


def main() -> None:
    """Write every picture."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        _suivi(work, "demo")
        [tracker] = (work / "demo").glob("*.xlsx")
        [form] = (work / "demo").rglob("Fiche*.docx")
        book, fiche = _pdf(tracker, work), _pdf(form, work)
        pictures = {"fiche": _page(fiche, 1, 110)}
        for name, (words, pattern) in DOCUMENTS.items():
            _suivi(work, *words, "--dossier", "demo", "--aujourdhui", COMMITTEE)
            [made] = (work / "demo").rglob(pattern)
            pictures[name] = _page(_pdf(made, work), 1, 80)
        for name, top in SHEETS.items():
            pictures[name] = _trimmed(_page(book, _page_starting(book, top), 110))
    for name, picture in pictures.items():
        _save(picture, name)
    _save(_overview(pictures), "apercu")


def _suivi(work: Path, *words: str) -> None:
    """Give a command to the program, as somebody who works in the folder `work`."""
    _run(sys.executable, "-m", "suivi_tool", "--utilisateur", "Sophie Renard", *words, cwd=work)


def _run(*command: str | Path, cwd: Path = ROOT) -> str:
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, cwd=cwd, env=variables, check=True, capture_output=True, encoding="utf-8"
    ).stdout


def _pdf(file: Path, into: Path) -> Path:
    profile = f"-env:UserInstallation={(into / 'profile').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", into, file)
    return into / f"{file.stem}.pdf"


def _page_starting(pdf: Path, words: str) -> int:
    pages = _run("pdftotext", "-layout", pdf, "-").split("\f")
    return next(n for n, page in enumerate(pages, 1) if page.strip().startswith(words))


def _page(pdf: Path, number: int, dpi: int) -> Image.Image:
    page = ["-f", str(number), "-l", str(number), "-singlefile"]
    _run("pdftoppm", "-png", "-r", str(dpi), *page, pdf, pdf.with_suffix(""))
    with Image.open(pdf.with_suffix(".png")) as picture:
        return picture.convert("RGB")


def _trimmed(picture: Image.Image) -> Image.Image:
    """Return what stands on the page, without its margins and its footer."""
    picture = picture.crop((0, 0, picture.width, int(picture.height * 0.94)))
    white = Image.new("RGB", picture.size, "white")
    box = ImageChops.difference(picture, white).getbbox() or (0, 0, *picture.size)
    return ImageOps.expand(picture.crop(box), 12, "white")


def _overview(pictures: dict[str, Image.Image]) -> Image.Image:
    """Put the form on the left, the two sheets on the right, each with a thin frame."""
    right = [ImageOps.contain(pictures[name], (860, 700)) for name in SHEETS]
    height = sum(picture.height for picture in right) + 24
    left = ImageOps.contain(pictures["fiche"], (860, height))
    whole = Image.new("RGB", (left.width + 24 + 860 + 4, height + 4), "white")
    whole.paste(ImageOps.expand(left, 1, "#B0B7C3"), (0, 0))
    top = 0
    for picture in right:
        whole.paste(ImageOps.expand(picture, 1, "#B0B7C3"), (left.width + 24, top))
        top += picture.height + 24
    return whole


def _save(picture: Image.Image, name: str) -> None:
    picture.save(IMAGES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()

"""Our slides in a deck of theirs: added at its end, or found by name and brought up to date."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.util import Emu, Pt

from suivi_tool.documents.archive import write_parts
from suivi_tool.documents.slide import EDGE, PAPER, Box, Chart, Line, Shape, Slide
from suivi_tool.documents.slide_chart import add_chart, update_chart
from suivi_tool.documents.slide_place import SMALL, Rectangle, panel, within
from suivi_tool.documents.slide_table import add_table, update_table
from suivi_tool.documents.slide_text import add_box, add_run, decorative, rectangle, say
from suivi_tool.errors import TemplateRefused

OWN_NOTES = "––– Vos notes sous cette ligne sont conservées –––"
_TITLE, _LEAST_TITLE = 26, 18
_WIDEST = 0.66
"""The width of a bold letter, in sizes, in the widest fonts that a template brings along."""
_LARGEST = 300_000_000
_TEMPLATE, _DECK = (
    b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
)
_RESAVE = "Ouvrez-la dans PowerPoint et enregistrez-la au format .pptx, sans mot de passe."


@dataclass(frozen=True, slots=True)
class Written:
    """The deck with our slides: titles of those added and of those brought up to date."""

    data: bytes
    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()


def write(deck: bytes | None, slides: Sequence[Slide]) -> Written:
    """Return `deck` (None: an empty one, 16:9) with `slides` in it.

    A slide that is there already keeps its look, its place and what people added; a shape of ours
    that they took away stays away. Where nothing is new the very same bytes come back.

    Raises:
        TemplateRefused: the deck cannot be read, or holds macros.

    """
    presentation = _open(deck)
    size = (presentation.slide_width, presentation.slide_height)
    added, updated = [], []
    for slide in slides:
        there = _find(presentation, slide)
        if there is None:
            _Drawing(presentation.slides.add_slide(_layout(presentation)), size).draw(slide)
            added.append(slide.title)
        elif _Drawing(there, size).update(slide):
            updated.append(slide.title)
    if deck is not None and not (added or updated):
        return Written(deck)
    return Written(_saved(presentation), tuple(added), tuple(updated))


def is_small(deck: bytes | None) -> bool:
    """Tell whether the slides of a deck are too small for a whole page of ours.

    Raises:
        TemplateRefused: the deck cannot be read, or holds macros.

    """
    return bool(_open(deck).slide_width < SMALL)


def _open(deck: bytes | None) -> Any:
    if deck is None:
        presentation = Presentation()
        presentation.slide_width, presentation.slide_height = Emu(12192000), Emu(6858000)
        return presentation
    try:
        return Presentation(io.BytesIO(_as_presentation(deck)))
    except TemplateRefused:
        raise
    except Exception as error:  # the library lets those of lxml, zipfile and its own through
        raise TemplateRefused(
            "Cette présentation n’est pas lisible (.pptx).", remedy=_RESAVE
        ) from error


def _as_presentation(deck: bytes) -> bytes:
    """Return the deck itself; a template (.potx) becomes a presentation, macros are refused."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
            raise TemplateRefused("Cette présentation est démesurée.", remedy=_RESAVE)
        types = archive.read("[Content_Types].xml")
        if b"macroEnabled" in types or b"vbaProject" in types:
            raise TemplateRefused("Cette présentation contient des macros.", remedy=_RESAVE)
        if _TEMPLATE not in types:
            return deck
        parts = {name: archive.read(name) for name in archive.namelist()}
    return write_parts({**parts, "[Content_Types].xml": types.replace(_TEMPLATE, _DECK)})


def _saved(presentation: Any) -> bytes:
    out = io.BytesIO()
    presentation.save(out)
    with zipfile.ZipFile(out) as archive:
        return write_parts({name: archive.read(name) for name in archive.namelist()})


def _find(presentation: Any, slide: Slide) -> Any:
    names = {slide.panel, slide.heading, *(shape.name for shape in slide.shapes)}
    for there in presentation.slides:
        if names & {shape.name for shape in there.shapes}:
            return there
    return None


def _layout(presentation: Any) -> Any:
    """Return the layout with a title alone, else an empty one, else the last."""
    layouts = list(presentation.slide_layouts)
    for kind in ("titleOnly", "blank"):
        for layout in layouts:
            if layout._element.get("type") == kind:
                return layout
    return next((one for one in layouts if _has_title(one)), layouts[-1])


def _has_title(layout: Any) -> bool:
    return any(shape.placeholder_format.idx == 0 for shape in layout.placeholders)


class _Drawing:
    """One slide of a deck whose slides have that size, in EMU."""

    def __init__(self, slide: Any, size: tuple[int, int]) -> None:
        self.slide, self.panel = slide, panel(*size)
        self.wide = size[0] >= SMALL

    def draw(self, content: Slide) -> None:
        """Draw everything on a new slide."""
        for placeholder in list(self.slide.placeholders):
            if placeholder.placeholder_format.idx != 0:
                placeholder._element.getparent().remove(placeholder._element)
        ground = rectangle(self.slide.shapes, content.panel, self.panel, PAPER, EDGE)
        decorative(ground)
        tree = self.slide.shapes._spTree
        tree.remove(ground._element)
        tree.insert(2, ground._element)
        self._title(content)
        for shape in content.shapes:
            self._add(shape)
        self._notes(content.notes)

    def update(self, content: Slide) -> bool:
        """Bring what is there up to date; return whether anything is new."""
        there = {shape.name: shape for shape in self.slide.shapes}
        new = [self._notes(content.notes)]
        if content.heading in there:
            new.append(say(there[content.heading].text_frame, [Line(content.title)]))
        new += [
            self._update(there[shape.name], shape)
            for shape in content.shapes
            if shape.name in there
        ]
        return any(new)

    def _title(self, content: Slide) -> None:
        where = Rectangle(
            self.panel.left + round(0.018 * self.panel.width),
            self.panel.top + round(0.012 * self.panel.height),
            round(0.964 * self.panel.width),
            round(0.095 * self.panel.height),
        )
        title = self.slide.shapes.title
        if title is None:
            title = self.slide.shapes.add_textbox(*(Emu(number) for number in where))
        title.left, title.top, title.width, title.height = (Emu(number) for number in where)
        title.name = content.heading
        title.text_frame.word_wrap = True
        title.text_frame.clear()
        size = _title_size(content.title, where.width)
        line = Line(content.title, size, bold=True, colour=content.colour)
        add_run(title.text_frame.paragraphs[0], line)
        _plain_title(title)

    def _add(self, shape: Shape) -> None:
        where = within(shape.place, self.panel)
        if isinstance(shape, Box):
            add_box(self.slide.shapes, shape, where)
        elif isinstance(shape, Chart):
            add_chart(self.slide.shapes, shape, where, wide=self.wide)
        else:
            add_table(self.slide.shapes, shape, where)

    def _update(self, there: Any, shape: Shape) -> bool:
        if isinstance(shape, Box):
            return there.has_text_frame and say(there.text_frame, shape.lines)
        if isinstance(shape, Chart):
            return there.has_chart and update_chart(there, shape, wide=self.wide)
        return there.has_table and update_table(there, shape)

    def _notes(self, text: str) -> bool:
        """Write our notes above the line under which theirs stand."""
        frame = self.slide.notes_slide.notes_text_frame
        if frame is None:
            return False
        before = frame.text
        _, mark, theirs = before.partition(OWN_NOTES)
        kept = theirs if mark else (f"\n{before}" if before.strip() else "")
        after = f"{text}\n{OWN_NOTES}{kept}"
        if after == before:
            return False
        frame.text = after
        return True


def _title_size(title: str, width: int) -> int:
    """Return the largest size, in points, at which a title stands on one line of `width` (EMU)."""
    fits = int(width / Pt(1) / (_WIDEST * max(len(title), 1)))
    return max(_LEAST_TITLE, min(_TITLE, fits))


def _plain_title(title: Any) -> None:
    """Let the title stand at the left, as it is typed, in the middle of its height."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN  # noqa: PLC0415

    title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    title.text_frame.margin_left = title.text_frame.margin_right = 0
    title.text_frame._bodyPr.set("anchorCtr", "0")
    paragraph = title.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph.runs[0]._r.get_or_add_rPr().set("cap", "none")

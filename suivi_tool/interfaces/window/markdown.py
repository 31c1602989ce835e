"""The guide's Markdown as HTML: headings, paragraphs, lists, tables, images, links, code.

Only what the guide uses. Every character of the text is escaped; links lead to pages of the guide,
to a place in them, or to https.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

from suivi_tool.procedure.words import french, plain

Address = Callable[[str], str]

_INLINE = re.compile(
    r"(?P<code>`[^`]+`)|(?P<image>!\[(?P<alt>[^\]]*)\]\((?P<src>[^)\s]+)\))"
    r"|(?P<link>\[(?P<words>[^\]]+)\]\((?P<to>[^)\s]+)\))"
    r"|(?P<strong>\*\*(?P<bold>.+?)\*\*)|(?P<em>\*(?P<italic>[^*\s][^*]*)\*)"
)
_ITEM = re.compile(r"(?:[-*]|(\d+)\.) +(.*)")


def anchor(title: str) -> str:
    """Return the name of the place of a heading: « Le suivi » → « le-suivi »."""
    return re.sub(r"[^a-z0-9]+", "-", plain(title)).strip("-")


def render(text: str, address: Address) -> Markup:
    """Return `text` as HTML; `address` turns the target of a link or image into an address."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return Markup("\n").join(html for block in blocks for html in _block(block, address))


def _block(block: str, address: Address) -> Iterator[Markup]:
    lines = block.split("\n")
    while lines and (heading := re.fullmatch(r"(#{1,4}) +(.*)", lines[0])):
        level, title = len(heading[1]), heading[2]
        yield Markup('<h{0} id="{1}">{2}</h{0}>').format(
            level, anchor(title), inline(title, address)
        )
        lines.pop(0)
    if not lines:
        return
    if lines[0].startswith("```"):
        code = "\n".join(line for line in lines if not line.startswith("```"))
        yield Markup('<pre tabindex="0"><code>{}</code></pre>').format(code)
    elif lines[0].startswith("|"):
        yield _table(lines, address)
    elif _ITEM.match(lines[0]):
        yield _list(lines, address)
    elif lines[0].startswith(">"):
        said = " ".join(line.lstrip("> ") for line in lines)
        yield Markup("<blockquote><p>{}</p></blockquote>").format(inline(said, address))
    else:
        yield Markup("<p>{}</p>").format(inline(" ".join(map(str.strip, lines)), address))


def _list(lines: list[str], address: Address) -> Markup:
    items: list[str] = []
    for line in lines:
        match = _ITEM.match(line.strip())
        if match:
            items.append(match[2])
        else:
            items[-1] += f" {line.strip()}"
    tag = "ul" if lines[0][0] in "-*" else "ol"
    inner = Markup("").join(Markup("<li>{}</li>").format(inline(item, address)) for item in items)
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), inner)  # noqa: S704 - « ul » or « ol »


def _table(lines: list[str], address: Address) -> Markup:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    head, *rest = [row for row in rows if not all(re.fullmatch(r":?-+:?", cell) for cell in row)]

    def cells(row: list[str], tag: str) -> Markup:
        made = (
            Markup("<{0}>{1}</{2}>").format(Markup(tag), inline(cell, address), Markup(tag[:2]))  # noqa: S704
            for cell in row
        )
        return Markup("<tr>{}</tr>").format(Markup("").join(made))

    return Markup(
        '<div class="scroll" tabindex="0"><table><thead>{}</thead><tbody>{}</tbody></table></div>'
    ).format(cells(head, 'th scope="col"'), Markup("").join(cells(row, "td") for row in rest))


def inline(text: str, address: Address) -> Markup:
    """Return one line of text with its marks as HTML, set by the rules of French typography."""
    parts: list[Markup] = []
    end = 0
    for match in _INLINE.finditer(text):
        parts += [escape(french(text[end : match.start()])), _marked(match, address)]
        end = match.end()
    return Markup("").join([*parts, escape(french(text[end:]))])


def _marked(match: re.Match[str], address: Address) -> Markup:
    if match["code"]:
        return Markup("<code>{}</code>").format(match["code"][1:-1])
    if match["image"]:
        return Markup('<img src="{}" alt="{}" loading="lazy">').format(
            address(match["src"]), french(match["alt"])
        )
    if match["link"]:
        return Markup('<a href="{}">{}</a>').format(
            address(match["to"]), inline(match["words"], address)
        )
    if match["strong"]:
        return Markup("<strong>{}</strong>").format(inline(match["bold"], address))
    return Markup("<em>{}</em>").format(inline(match["italic"], address))

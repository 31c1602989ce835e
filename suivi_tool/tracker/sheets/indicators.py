"""« Indicateurs »: the page of the steering committee, 1280 x 720 pixels, named COPIL.

20 columns of 64 pixels, 36 rows of 20: it pastes into a 16:9 slide as it stands and prints on one
page. Every card reads « Données indicateurs »; the bars read the same cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

from suivi_tool.procedure.dates_fr import long, short
from suivi_tool.procedure.words import NBSP, french
from suivi_tool.tracker.sheets import indicator_data as data
from suivi_tool.tracker.sheets.figures import Figures, Since, fraction
from suivi_tool.tracker.sheets.indicator_summary import cell
from suivi_tool.tracker.sheets.live import (
    Live,
    decimal,
    decimal_fr,
    long_date,
    percent,
    percent_fr,
    plural,
    short_date,
    text,
)
from suivi_tool.tracker.sheets.look import FONT, GREY, INK, LINE, NAVY, Tone
from suivi_tool.tracker.sheets.paper import A4, Book, Page

SHEET = "Indicateurs"
BLOCK = "COPIL"
COLUMNS, ROWS = 20, 36
COMMENT = "B31:S34"
"""What a person writes here survives every refresh (a free zone for `put_sheet`)."""

_CHART_ROW, _CHART_HEIGHT, _CHART_WIDTH = 12, 352, 570
_ORANGE, _GREEN, _LIGHT = "#B34A00", "#1E7A46", "#B4C7E7"


def write(book: Book, figures: Figures, organisation: str) -> None:
    """Add the sheet and name its block COPIL."""
    page = book.page(SHEET)
    sheet = page.sheet
    sheet.set_column_pixels(0, COLUMNS - 1, 64)
    for row in range(ROWS):
        sheet.set_row_pixels(row, 20)
    _title(page, figures, organisation)
    _card(page, "B", "F", _appeals_card(figures))
    _card(page, "G", "K", _replies_card(figures))
    _card(page, "L", "O", _open_card(figures))
    _card(page, "P", "S", _since_card(figures.since))
    _charts(book, page, figures)
    _foot(page)
    _one_page(page)
    book.name(BLOCK, f"{SHEET}!$A$1:$T$36")


def _title(page: Page, figures: Figures, organisation: str) -> None:
    head = f"MGT{NBSP}02 – Appels{NBSP}: indicateurs au "
    title = Live(f"{text(head)}&{long_date(data.TODAY)}", head + long(figures.today))
    page.merge((1, 1, 3, 1), None, "title")
    page.merge((1, 2, 3, 14), title, "title", font_size=22, indent=0)
    page.merge((1, 15, 3, 19), organisation, "aside", font_size=13, indent=0)
    page.merge((1, 20, 3, 20), None, "title")


Card = tuple[Live | str, Live | str, Live | str, Live | str]
"""Label, big figure, state (sign and word), detail."""


def _card(page: Page, first: str, last: str, card: Card) -> None:
    left, right = ord(first) - 64, ord(last) - 64
    label, figure, state, detail = card
    edge: dict[str, Any] = {"bg_color": "#F3F6FB", "indent": 1}
    accent = {"left": 5, "left_color": NAVY, "right": 5, "right_color": "#FFFFFF"}
    page.merge((5, left, 5, right), label, "plain", **edge, **accent, font_color=GREY, shrink=True)
    page.merge((6, left, 8, right), figure, "plain", **edge, **accent, font_size=28, bold=True,
               font_color=NAVY, shrink=True)  # fmt: skip
    page.merge((9, left, 9, right), state, "plain", **edge, **accent, font_size=12, bold=True,
               shrink=True)  # fmt: skip
    page.merge((10, left, 10, right), detail, "plain", **edge, **accent, font_size=10,
               font_color=GREY, shrink=True)  # fmt: skip
    page.inks(
        f"{first}6:{last}9",
        [
            (f'LEFT(${first}$9,1)="✔"', Tone.GOOD),
            (f'LEFT(${first}$9,1)="✖"', Tone.BAD),
            (f'LEFT(${first}$9,1)="▲"', Tone.WARN),
        ],
    )


def _appeals_card(figures: Figures) -> Card:
    """MGT 02-1: how many months are above the target, and which (A16)."""
    most, above = figures.most_appeals, figures.above
    names = ", ".join(month.name for month in above)
    head = f"MGT{NBSP}02-1 · Mois au-dessus de l’objectif (≤{NBSP}"
    label = Live(f'{text(head)}&{data.MOST_APPEALS}&" / mois)"', f"{head}{most} / mois)")
    count = f"{len(above)} sur {len(figures.begun)}"
    one = f'IF({cell("above")}=1,"{NBSP}: "&{cell("which")},"")'
    figure = Live(f'{cell("above")}&" sur "&{cell("begun")}&{one}',
                  count + (f"{NBSP}: {names}" if len(above) == 1 else ""))  # fmt: skip
    met, missed = f"✔{NBSP}Objectif atteint chaque mois", f"✖{NBSP}Objectif manqué{NBSP}: "
    state = Live(f'IF({cell("above")}=0,{text(met)},{text(missed)}&{cell("which")})',
                 missed + names if above else met)  # fmt: skip
    twelve = plural(cell("twelve"), "appel")
    detail = Live(
        f'"Moyenne "&{decimal(cell("mean"))}&" / mois · "&{twelve}&" en 12{NBSP}mois"',
        f"Moyenne {decimal_fr(figures.mean)} / mois · {_appeals(figures.twelve_months)}"
        f" en 12{NBSP}mois",
    )
    return label, figure, state, detail


def _replies_card(figures: Figures) -> Card:
    """MGT 02-2: what was due and kept, with its fraction; « en cours » apart (A18, A19)."""
    kept, due = data.total(data.KEPT), data.total(data.DUE)
    late, progress = data.total(data.MISSED_COUNT), data.total(data.PROGRESS)
    head, tail = f"MGT{NBSP}02-2 · ", " dans les délais (objectif "
    label = Live(
        f'{text(head)}&{data.SUBJECT}&{text(tail)}&{percent(data.LEAST_RATE)}&")"',
        f"{head}{figures.subject}{tail}{percent_fr(figures.least_rate)})",
    )
    figure = Live(f'IF({due}=0,"s.o.",{percent(f"{kept}/{due}")}&" – "&{kept}&" sur "&{due})',
                  fraction(figures.kept, figures.due))  # fmt: skip
    nothing, met = f"–{NBSP}Rien n’est encore échu", f"✔{NBSP}Objectif atteint"
    missed = f"✖{NBSP}Objectif manqué{NBSP}: "
    hors = f'{late}&"{NBSP}hors délai"'
    state = Live(
        f"IF({due}=0,{text(nothing)},IF({kept}/{due}>={data.LEAST_RATE},{text(met)},"
        f"{text(missed)}&{hors}))",
        _replies_state(figures, nothing, met, missed),
    )
    detail = Live(f'{progress}&"{NBSP}en cours, hors du calcul"',
                  f"{figures.in_progress}{NBSP}en cours, hors du calcul")  # fmt: skip
    return label, figure, state, detail


def _replies_state(figures: Figures, nothing: str, met: str, missed: str) -> str:
    if figures.rate is None:
        return nothing
    if figures.rate >= figures.least_rate:
        return met
    return f"{missed}{figures.due - figures.kept}{NBSP}hors délai"


def _open_card(figures: Figures) -> Card:
    """How many appeals are open, the age of the oldest, the mean time to reply (A18)."""
    number, oldest = figures.open_appeals, figures.oldest_open_days
    reply = figures.mean_reply_days
    age = plural(cell("oldest"), "jour")
    state = Live(
        f'IF({cell("open")}=0,"✔{NBSP}Aucun appel ouvert","Le plus ancien{NBSP}: "&{age})',
        f"✔{NBSP}Aucun appel ouvert" if oldest is None
        else f"Le plus ancien{NBSP}: {_days(oldest)}",
    )  # fmt: skip
    mean = f'{decimal(cell("reply"), 0)}&"{NBSP}j"'
    detail = Live(
        f'"Réponse en moyenne{NBSP}: "&IF(ISNUMBER({cell("reply")}),{mean},"s.o.")',
        f"Réponse en moyenne{NBSP}: "
        + ("s.o." if reply is None else f"{decimal_fr(reply, 0)}{NBSP}j"),
    )
    return "Appels en cours", Live(cell("open"), number), state, detail


def _since_card(since: Since) -> Card:
    """Tell what happened since the last committee (A24)."""
    last = cell("committee")
    known = since.on is not None

    def when(formula: str, value: str, other: str) -> Live:
        return Live(f"IF(ISNUMBER({last}),{formula},{text(other)})", value if known else other)

    head, none = "Depuis le comité du ", "Depuis le dernier comité"
    label = when(f"{text(head)}&{short_date(last)}", head + short(since.on) if since.on else "",
                 none)  # fmt: skip
    figure = when(f'{cell("received")}&IF({cell("received")}<2," reçu"," reçus")',
                  f"{since.received} reçu{'s' if since.received > 1 else ''}", "–")  # fmt: skip
    yes, no = plural(cell("justified"), "justifié"), plural(cell("not_justified"), "non justifié",
                                                            "non justifiés")  # fmt: skip
    state = when(
        f'{yes}&" · "&{no}',
        f"{_count(since.justified, 'justifié')} · {_count(since.not_justified, 'non justifié')}",
        "Aucun comité enregistré",
    )
    detail = when(plural(cell("closed"), "clos", "clos"), f"{since.closed}{NBSP}clos", " ")
    return label, figure, state, detail


def _charts(book: Book, page: Page, figures: Figures) -> None:
    page.sheet.insert_chart(
        _CHART_ROW - 1, 1, _appeals_chart(book, figures),
        {"object_position": 1, "description": _described(figures, "Appels reçus par mois")},
    )  # fmt: skip
    page.sheet.insert_chart(
        _CHART_ROW - 1, 10, _rate_chart(book, figures),
        {"object_position": 1, "x_offset": 6,
         "description": _described(figures, f"{figures.subject} dans les délais par mois")},
    )  # fmt: skip


def _appeals_chart(book: Book, figures: Figures) -> Any:
    """Return the bars of both years with the target line."""
    months = (*figures.months, *figures.previous)
    highest = max((month.appeals or 0 for month in months), default=0)
    chart = book.writer.add_chart({"type": "column"})
    for which, colour, previous in (("$W$12", _LIGHT, True), ("$W$11", NAVY, False)):
        labels = {"value": True, "font": _font(11, bold=True), "num_format": data.COUNT_LABEL}
        chart.add_series(
            {
                "name": f"='{data.SHEET}'!{which}",
                "categories": f"={data.column(data.SHORT)}",
                "values": f"={data.column(data.BAR, previous=previous)}",
                "fill": {"color": colour},
                "gap": 55,
                "overlap": -5,
                **({} if previous else {"data_labels": labels}),
            }
        )
    chart.combine(_target_line(book, data.TARGET, "$W$10"))
    _dress(chart, f"MGT{NBSP}02-1 – Appels reçus par mois")
    chart.set_y_axis({**_AXIS, "min": 0, "major_unit": max(1, ceil(highest / 6)),
                      "num_format": "0"})  # fmt: skip
    return chart


def _rate_chart(book: Book, figures: Figures) -> Any:
    """Return the monthly rates, those that met the target apart from those that missed it."""
    chart = book.writer.add_chart({"type": "column"})
    kinds = ((data.RATE_MET, "✔ Objectif tenu", _GREEN), (data.RATE_MISSED, "✖ Manqué", _ORANGE))
    for which, name, colour in kinds:
        chart.add_series(
            {
                "name": name,
                "categories": f"={data.column(data.CATEGORY)}",
                "values": f"={data.column(which)}",
                "fill": {"color": colour},
                "gap": 60,
                "overlap": 100,
            }
        )
    line = _target_line(book, data.RATE_TARGET, "$W$9")
    line.add_series(
        {
            "name": "Taux",
            "categories": f"={data.column(data.CATEGORY)}",
            "values": f"={data.column(data.RATE_SHOWN)}",
            "line": {"none": True},
            "data_labels": {"value": True, "position": "above", "font": _font(10, bold=True),
                            "num_format": data.RATE_LABEL},
        }
    )  # fmt: skip
    chart.combine(line)
    _dress(chart, f"MGT{NBSP}02-2 – {figures.subject} dans les délais")
    chart.set_legend({"position": "bottom", "font": _font(10), "delete_series": [3]})
    chart.set_y_axis({**_AXIS, "min": 0, "max": 1.15, "major_unit": 0.25,
                      "num_format": f"0{NBSP}%"})  # fmt: skip
    return chart


def _target_line(book: Book, which: int, name: str) -> Any:
    line = book.writer.add_chart({"type": "line"})
    line.add_series(
        {
            "name": f"='{data.SHEET}'!{name}",
            "categories": f"={data.column(data.CATEGORY)}",
            "values": f"={data.column(which)}",
            "line": {"color": _ORANGE, "dash_type": "dash", "width": 2},
        }
    )
    return line


def _dress(chart: Any, title: str) -> None:
    chart.set_title({"name": title, "name_font": _font(13, bold=True), "overlay": False})
    chart.set_legend({"position": "bottom", "font": _font(10)})
    chart.set_x_axis({"num_font": _font(10), "line": {"color": "#9AA5B5"},
                      "major_tick_mark": "none"})  # fmt: skip
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": "#FFFFFF"}})
    chart.set_size({"width": _CHART_WIDTH, "height": _CHART_HEIGHT})


def _foot(page: Page) -> None:
    page.merge((30, 2, 30, 19), _COMMENT_HEAD, "plain", bold=True, font_color=NAVY)
    page.merge((31, 2, 34, 19), None, "entry", border=1, border_color=LINE, valign="top")
    page.merge((35, 2, 36, 19), _SOURCE, "note", indent=0, font_size=9)


def _one_page(page: Page) -> None:
    sheet = page.sheet
    sheet.hide_gridlines(2)
    sheet.hide_row_col_headers()
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.print_area("A1:T36")
    sheet.fit_to_pages(1, 1)
    sheet.set_margins(left=0.2, right=0.2, top=0.2, bottom=0.2)
    sheet.center_horizontally()
    sheet.center_vertically()


def _font(size: int, *, bold: bool = False) -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": bold, "color": INK}


def _described(figures: Figures, what: str) -> str:
    return f"{what}, {figures.months[0].start.year}, avec l’objectif"


def _appeals(number: int) -> str:
    return _count(number, "appel")


def _days(number: int) -> str:
    return _count(number, "jour")


def _count(number: int, word: str) -> str:
    several = word if number < 2 else f"{word}s"
    return f"{number}{NBSP}{several}"


_AXIS: Mapping[str, Any] = {
    "num_font": {"name": FONT, "size": 10, "color": GREY},
    "line": {"none": True},
    "major_gridlines": {"visible": True, "line": {"color": "#E3E8F0", "width": 0.75}},
}
_COMMENT_HEAD = french("Commentaire (zone libre : ce que vous écrivez ici est conservé)")
_SOURCE = french(
    "Source : registre des appels, feuille « Données indicateurs ». Un appel compte dans le mois "
    "de sa réception. Jours ouvrés : hors samedis, dimanches et feuille « Jours fériés ». "
    "Sous chaque mois : dans les délais / échus. s.o. : rien n’était échu."
)

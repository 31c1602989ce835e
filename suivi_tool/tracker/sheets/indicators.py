"""« Indicateurs »: the page of the steering committee, 1280 x 720 pixels, named COPIL.

20 columns of 64 pixels, 36 rows of 20: it pastes into a 16:9 slide as it stands and prints on one
page. Every card reads « Données indicateurs »; the bars read the same cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import ceil
from typing import Any

from suivi_tool.procedure.dates_fr import long, short
from suivi_tool.procedure.indicators import Indicators, Since
from suivi_tool.procedure.timeliness import Rate
from suivi_tool.procedure.words import NBSP, count, french, listed
from suivi_tool.tracker.sheets import indicator_cells as data
from suivi_tool.tracker.sheets.indicator_summary import cell
from suivi_tool.tracker.sheets.live import (
    Live,
    decimal,
    decimal_fr,
    fraction,
    long_date,
    plural,
    short_date,
    text,
    whole_percent,
)
from suivi_tool.tracker.sheets.look import FONT, GREY, INK, LINE, NAVY, Tone
from suivi_tool.tracker.sheets.paper import A4, Book, Page

SHEET = "Indicateurs"
BLOCK = "COPIL"
COLUMNS, ROWS = 20, 36
COMMENT = "B31:S34"
"""What a person writes here survives every refresh (a free zone for `put_sheet`)."""

_CHART_ROW, _CHART_HEIGHT, _CHART_WIDTH = 12, 352, 570
_MOST_NAMED = 3
"""Months above the target that the card names: more would be too small to read."""
_ORANGE, _GREEN, _LIGHT = "#B34A00", "#1E7A46", "#B4C7E7"
_GOOD, _BAD = f"✔{NBSP}", f"✖{NBSP}"


def write(book: Book, record: Indicators, organisation: str) -> None:
    """Add the sheet and name its block COPIL."""
    page = book.page(SHEET)
    sheet = page.sheet
    sheet.set_column_pixels(0, COLUMNS - 1, 64)
    sheet.set_default_row(15.75)  # else the library leaves 20 pixels to the workbook's own font
    for row in range(ROWS):
        sheet.set_row_pixels(row, 20)
    _title(page, record, organisation)
    _card(page, "B", "F", _appeals_card(record))
    _card(page, "G", "K", _replies_card(record))
    _card(page, "L", "O", _open_card(record))
    _card(page, "P", "S", _since_card(record.since))
    _charts(book, page, record)
    _foot(page)
    _one_page(page)
    book.name(BLOCK, f"{SHEET}!$A$1:$T$36")


def _title(page: Page, record: Indicators, organisation: str) -> None:
    head = f"MGT{NBSP}02 – Appels{NBSP}: indicateurs au "
    title = Live(f"{text(head)}&{long_date(data.TODAY)}", head + long(record.at))
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


def _appeals_card(record: Indicators) -> Card:
    """MGT 02-1: how many months are above the target, and which (A16)."""
    most, year = record.targets.appeals_per_month, record.current
    names = listed([month.name for month in year.above])
    head = f"MGT{NBSP}02-1 · Mois au-dessus de l’objectif (≤{NBSP}"
    label = Live(f'{text(head)}&{data.MOST_APPEALS}&" / mois)"', f"{head}{most} / mois)")
    months = f"{len(year.above)} sur {len(year.past)}"
    one = f'IF({cell("above")}=1,"{NBSP}: "&{cell("which")},"")'
    figure = Live(f'{cell("above")}&" sur "&{cell("begun")}&{one}',
                  months + (f"{NBSP}: {names}" if len(year.above) == 1 else ""))  # fmt: skip
    met, missed = f"{_GOOD}Objectif atteint chaque mois", f"{_BAD}Objectif manqué{NBSP}: "
    many = f"{NBSP}mois, voir le graphique"
    listed_ = f"IF({cell('above')}<={_MOST_NAMED},{cell('which')},{cell('above')}&{text(many)})"
    named = names if len(year.above) <= _MOST_NAMED else f"{len(year.above)}{many}"
    lost, undated = f"{NBSP}sans date, dans aucun mois", record.undated
    unsure = f'IF({cell("undated")}>0,"▲{NBSP}"&{cell("undated")}&{text(lost)},{text(met)})'
    state = Live(f'IF({cell("above")}=0,{unsure},{text(missed)}&{listed_})',
                 missed + named if year.above else f"▲{NBSP}{undated}{lost}" if undated
                 else met)  # fmt: skip
    left = f'IF(AND({cell("above")}>0,{cell("undated")}>0)," · "&{cell("undated")}&" sans date","")'
    twelve = plural(cell("twelve"), "appel")
    detail = Live(
        f'"Moyenne "&{decimal(cell("mean"))}&" / mois · "&{twelve}&" en 12{NBSP}mois"&{left}',
        f"Moyenne {decimal_fr(year.mean or 0)} / mois · {count(record.last_12_months, 'appel')}"
        f" en 12{NBSP}mois" + (f" · {undated} sans date" if year.above and undated else ""),
    )
    return label, figure, state, detail


def _replies_card(record: Indicators) -> Card:
    """MGT 02-2: what was due and kept, with its fraction; « en cours » apart (A18, A19)."""
    kept, due = data.total(data.KEPT), data.total(data.DUE)
    late, pending = data.total(data.MISSED), data.total(data.PENDING)
    rate, least = record.current.rate, record.targets.rate
    head, tail = f"MGT{NBSP}02-2 · ", " dans les délais"
    label = Live(f"{text(head)}&{data.SUBJECT}&{text(tail)}", f"{head}{record.rate_title}")
    wanted = f"Objectif {round(100 * least)}{NBSP}%"
    asked = f"{text('Objectif ')}&{whole_percent(data.LEAST_RATE)}"
    nothing, met, missed = f"–{NBSP}Rien n’est encore échu", " atteint", f" manqué{NBSP}: "
    late_tail = f"{NBSP}hors délai"
    state = Live(
        f"IF({due}=0,{text(nothing)},IF({kept}/{due}>={data.LEAST_RATE},"
        f"{text(_GOOD)}&{asked}&{text(met)},"
        f"{text(_BAD)}&{asked}&{text(missed)}&{late}&{text(late_tail)}))",
        nothing if rate.value is None else f"{_GOOD}{wanted}{met}" if rate.value >= least
        else f"{_BAD}{wanted}{missed}{rate.missed}{late_tail}",
    )  # fmt: skip
    waiting = f"{NBSP}en cours, hors du calcul"
    detail = Live(f"{pending}&{text(waiting)}", f"{rate.pending}{waiting}")
    return label, Live(fraction(kept, due), rate.text), state, detail


def _open_card(record: Indicators) -> Card:
    """How many appeals are open, the age of the oldest, the mean time to reply (A18)."""
    oldest, reply = record.oldest_open, record.mean_days_to_reply
    none, head = f"✔{NBSP}Aucun appel ouvert", f"Le plus ancien{NBSP}: "
    undated = "Aucune date de réception lisible"
    days = f"{text(head)}&{plural(cell('oldest'), 'jour')}"
    age = f"IF(ISNUMBER({cell('oldest')}),{days},{text(undated)})"
    value = head + count(oldest[1], "jour") if oldest else undated
    state = Live(f"IF({cell('open')}=0,{text(none)},{age})", value if record.open_appeals else none)
    head, unit = f"Réponse en moyenne{NBSP}: ", f"{NBSP}j"
    mean = f"{decimal(cell('reply'), 0)}&{text(unit)}"
    detail = Live(
        f'{text(head)}&IF(ISNUMBER({cell("reply")}),{mean},"s.o.")',
        head + ("s.o." if reply is None else decimal_fr(reply, 0) + unit),
    )
    return "Appels en cours", Live(cell("open"), record.open_appeals), state, detail


def _since_card(since: Since | None) -> Card:
    """Tell what happened since the last committee (A24)."""
    last = cell("committee")

    def when(formula: str, value: str, other: str) -> Live:
        return Live(f"IF(ISNUMBER({last}),{formula},{text(other)})", value if since else other)

    known = since or Since(date.min, 0, 0, 0, 0, 0, Rate())
    head = "Depuis le comité du "
    label = when(f"{text(head)}&{short_date(last)}", head + short(known.committee),
                 "Depuis le dernier comité")  # fmt: skip
    figure = when(plural(cell("received"), "reçu"), count(known.received, "reçu"), "–")
    yes, no = plural(cell("justified"), "justifié"), plural(cell("not_justified"), "non justifié")
    state = when(
        f'{yes}&" · "&{no}',
        f"{count(known.justified, 'justifié')} · {count(known.not_justified, 'non justifié')}",
        "Aucun comité enregistré",
    )
    detail = when(
        f'{cell("closed")}&"{NBSP}clos · "&{plural(cell("withdrawn"), "retiré")}&" · "'
        f'&{cell("too_late")}&"{NBSP}hors délai"',
        f"{known.closed}{NBSP}clos · {count(known.withdrawn, 'retiré')} · "
        f"{known.too_late}{NBSP}hors délai",
        " ",
    )
    return label, figure, state, detail


def _charts(book: Book, page: Page, record: Indicators) -> None:
    page.sheet.insert_chart(
        _CHART_ROW - 1, 1, _appeals_chart(book, record),
        {"object_position": 1, "description": _described(record, "Appels reçus par mois")},
    )  # fmt: skip
    page.sheet.insert_chart(
        _CHART_ROW - 1, 10, _rate_chart(book),
        {"object_position": 1, "x_offset": 6,
         "description": _described(record, f"{record.rate_title} par mois")},
    )  # fmt: skip


def _appeals_chart(book: Book, record: Indicators) -> Any:
    """Return the bars of both years with the target line."""
    months = record.months
    highest = max((month.appeals or 0 for month in months), default=0)
    chart = book.writer.add_chart({"type": "column"})
    for at, colour, previous in ((3, _LIGHT, True), (2, NAVY, False)):
        labels = {"value": True, "font": _font(11, bold=True), "num_format": data.COUNT_LABEL}
        chart.add_series(
            {
                "name": f"={data.legend(at)}",
                "categories": f"={data.column(data.SHORT)}",
                "values": f"={data.column(data.BAR, previous=previous)}",
                "fill": {"color": colour},
                "gap": 55,
                "overlap": -5,
                **({} if previous else {"data_labels": labels}),
            }
        )
    chart.combine(_target_line(book, data.TARGET, 1))
    _dress(chart, f"MGT{NBSP}02-1 – Appels reçus par mois")
    chart.set_y_axis({**_AXIS, "min": 0, "major_unit": max(1, ceil(highest / 6)),
                      "num_format": "0"})  # fmt: skip
    return chart


def _rate_chart(book: Book) -> Any:
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
    line = _target_line(book, data.RATE_TARGET, 0)
    line.add_series(
        {
            "name": "Taux",
            "categories": f"={data.column(data.CATEGORY)}",
            "values": f"={data.column(data.RATE_SHOWN)}",
            "line": {"none": True},
            "data_labels": {"value": True, "position": "above", "font": _font(9, bold=True),
                            "num_format": data.RATE_LABEL},
        }
    )  # fmt: skip
    chart.combine(line)
    _dress(chart, f"={data.legend(4)}")
    chart.set_legend({"position": "bottom", "font": _font(10), "delete_series": [3]})
    chart.set_y_axis({**_AXIS, "min": 0, "max": 1.15, "major_unit": 0.25,
                      "num_format": f"0{NBSP}%"})  # fmt: skip
    return chart


def _target_line(book: Book, which: int, name: int) -> Any:
    line = book.writer.add_chart({"type": "line"})
    line.add_series(
        {
            "name": f"={data.legend(name)}",
            "categories": f"={data.column(data.CATEGORY)}",
            "values": f"={data.column(which)}",
            "line": {"color": _ORANGE, "dash_type": "dash", "width": 2},
        }
    )
    return line


def _dress(chart: Any, title: str) -> None:
    chart.show_hidden_data()  # the cells that the charts read are hidden
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


def _described(record: Indicators, what: str) -> str:
    return f"{what}, {record.current.year}, avec l’objectif"


_AXIS: Mapping[str, Any] = {
    "num_font": {"name": FONT, "size": 10, "color": GREY},
    "line": {"none": True},
    "major_gridlines": {"visible": True, "line": {"color": "#E3E8F0", "width": 0.75}},
}
_COMMENT_HEAD = french("Commentaire (zone libre : ce que vous écrivez ici est conservé)")
_SOURCE = french(
    "Source : registre des appels, feuille « Données indicateurs ». Un appel compte dans le mois "
    "de sa réception. Jours ouvrés : hors samedis, dimanches et feuille « Jours fériés ». "
    "Sous chaque mois : les appels reçus ; dans les délais / échus. s.o. : rien n’était échu."
)

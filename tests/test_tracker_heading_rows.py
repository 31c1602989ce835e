from __future__ import annotations

from drawn_trackers import sheet

from suivi_tool.tracker.heading_rows import Heading, block_at, blocks


def test_a_merged_group_stands_over_its_columns() -> None:
    view = sheet("S", "N° | Réception | | Suite\n| Date | Mode |", merged=[(1, 2, 1, 3)])
    assert block_at(view, 1, 2).headings == (
        Heading(1, "N°"),
        Heading(2, "Date", "Réception"),
        Heading(3, "Mode", "Réception"),
        Heading(4, "Suite"),
    )


def test_a_group_that_is_not_merged_runs_to_the_next_one() -> None:
    view = sheet("S", "N° | Réception | | AR |\n| Date | Mode | Date | Mode")
    groups = [heading.group for heading in block_at(view, 1, 2).headings]
    assert groups == ["", "Réception", "Réception", "AR", "AR"]


def test_a_title_over_everything_is_no_group() -> None:
    view = sheet("S", "Registre | | |\nN° | Date | Nom | Objet", merged=[(1, 1, 1, 4)])
    assert [heading.group for heading in block_at(view, 1, 2).headings] == [""] * 4


def test_headings_merged_downwards_end_where_the_merge_ends() -> None:
    view = sheet("S", "N° | Date | Nom\n| |\n1 | 2 | 3", merged=[(1, 1, 2, 1), (1, 2, 2, 2)])
    block = block_at(view, 1, 1)
    assert (block.first_row, block.last_row) == (1, 2)


def test_a_heading_over_two_columns_belongs_to_the_first() -> None:
    view = sheet("S", "N° | Pilote | | Délai\n1 | Paul | RQ | 30", merged=[(1, 2, 1, 3)])
    assert block_at(view, 1, 1).headings == (
        Heading(1, "N°"), Heading(2, "Pilote"), Heading(4, "Délai"),
    )  # fmt: skip


def test_line_breaks_do_not_show() -> None:
    assert Heading(1, "Date\nde  réception", "Appel").shown == "Appel / Date de réception"


def test_tables_are_tried_first() -> None:
    view = sheet("S", "N° | Date | Nom\n1 | 2 | 3", table="T")
    first = next(iter(blocks(view)))
    assert (first.table, first.first_row) == ("T", 1)

"""The guide's Markdown: shown simply, never as anything but text."""

from __future__ import annotations

from suivi_tool.interfaces.window.markdown import anchor, render


def shown(text: str) -> str:
    return str(render(text, lambda target: f"/aide/{target}"))


def test_headings_paragraphs_and_lists() -> None:
    html = shown("# Le suivi\n\nDeux\nlignes.\n\n- un\n- deux,\n  la suite\n\n1. a\n2. b")
    assert html == (
        '<h1 id="le-suivi">Le suivi</h1>\n<p>Deux lignes.</p>\n'
        "<ul><li>un</li><li>deux, la suite</li></ul>\n<ol><li>a</li><li>b</li></ol>"
    )


def test_marks_within_a_line() -> None:
    assert shown("**gras**, *penché*, `code *x*`, [là](a.md)") == (
        "<p><strong>gras</strong>, <em>penché</em>, <code>code *x*</code>, "
        '<a href="/aide/a.md">là</a></p>'
    )


def test_tables_images_quotes_and_code() -> None:
    assert "<td>2</td>" in shown("| a | b |\n|---|---|\n| 1 | 2 |")
    assert '<img src="/aide/i.png" alt="Vue' in shown("![Vue](i.png)")
    assert shown("> dit\n> encore") == "<blockquote><p>dit encore</p></blockquote>"
    assert "<code>a &lt; b</code>" in shown("```\na < b\n```")


def test_text_is_never_html() -> None:
    html = shown('<script>x</script> ["><b>](y.md) ![a"b](c.png) `<i>`\n\n# <u>')
    for tag in ("<script", "<b>", "<i>", "<u>"):
        assert tag not in html
    assert 'alt="a&#34;b"' in html


def test_french_typography() -> None:
    assert shown("l'appel : « oui » !") == "<p>l’appel\u00a0: «\u00a0oui\u00a0»\u00a0!</p>"


def test_the_place_of_a_heading() -> None:
    assert anchor("Où est l’été ?") == "ou-est-l-ete"

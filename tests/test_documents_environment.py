"""What a template may do: print texts, and nothing else."""

from __future__ import annotations

import pytest
from jinja2 import TemplateError

from suivi_tool.documents.environment import environment, lines, nested
from suivi_tool.documents.tags import sdt_id
from suivi_tool.errors import SuiviError


def test_flat_tags_are_the_names_of_a_template() -> None:
    values: dict[str, str | bool] = {
        "appel.numero": "A1",
        "similaires.2.numero": "C",
        "similaires.1.numero": "B",
        "similaires.10.numero": "D",
        "seul": True,
    }
    assert nested(values) == {
        "appel": {"numero": "A1"},
        "similaires": [{"numero": "B"}, {"numero": "C"}, {"numero": "D"}],
        "seul": True,
    }


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("{{ a }}", "x &amp; &#123;&#123; y"),
        ("{{ none }}", ""),
        ("{{ number }}", "3"),
        ("{{ 'oui' if box else 'non' }}", "oui"),
        ("{% for r in rows %}{{ r.k }}{{ loop.index }}{% endfor %}", "u1v2"),
        ("{{ 'n' | sdt_id }}", str(sdt_id("n"))),
    ],
)
def test_what_is_printed(source: str, printed: str) -> None:
    rows = [{"k": "u"}, {"k": "v"}]
    said = environment().from_string(source)
    context = {"a": "x & {{ y", "none": None, "number": 3, "box": True, "rows": rows}
    assert said.render(context) == printed


@pytest.mark.parametrize(
    "source",
    [
        "{{ box }}",
        "{{ rows }}",
        "{{ a.upper }}",
        "{{ unknown }}",
        "{{ a.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ a | attr('__class__') }}",
        "{{ a | map('upper') }}",
        "{{ '%s' | format(a) }}",
        "{{ a | safe }}",
        "{{ lipsum }}",
        "{{ range(9) }}",
        "{{ 'x' * 9 }}",
        "{{ 9 ** 9 }}",
        "{{ '%99999d' % 1 }}",
        "{% set rows.x = 1 %}",
        "{% include 'x' %}",
        "{% import 'os' as os %}",
    ],
)
def test_what_is_refused(source: str) -> None:
    with pytest.raises((TemplateError, SuiviError, TypeError)):
        environment().from_string(source).render(a="x", box=True, rows=[{"k": "u"}])


def test_lines_of_a_text() -> None:
    assert lines("a\r\nb\u2028c") == ["a", "b", "c"]
    assert lines("") == [""]
    assert lines(None) == [""]

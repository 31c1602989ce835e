"""What the fields propose: the words of the tracker's own lists, then those that it already holds.

Most used first, so that the first letters are enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from suivi_tool.interfaces.window.facts import situation
from suivi_tool.interfaces.window.folder import office
from suivi_tool.interfaces.window.settings_form import LISTS
from suivi_tool.tracker.appeal_columns import APPEALS

MOST = 40

_FIELDS = {
    "decision": "contested_decision",
    "certification": "certification",
    "decideur": "decided_by",
    "famille": "ground_family",
    "recu_par": "received_by",
}


LATER: Mapping[str, tuple[str, ...]] = dict.fromkeys(_FIELDS, ())
"""The fields that have suggestions, before the tracker is read: the form shows at once."""


def suggestions() -> Mapping[str, tuple[str, ...]]:
    """Return the words proposed for the fields of « Enregistrer un appel », by field."""
    appeals, lists = situation().appeals, own_lists()
    found = {
        key: _proposed(
            (getattr(appeal, name) for appeal in appeals), lists.get(name) or _words(name)
        )
        for key, name in _FIELDS.items()
    }
    found["recu_par"] = _proposed([*found["recu_par"]], _people())
    return found


def own_lists() -> Mapping[str, tuple[str, ...]]:
    """Return the tracker's own validation lists, by field of the register."""
    reading = situation().reading
    layout = reading.register_layout
    if layout is None:
        return {}
    by_column = reading.tracker.view(layout.sheet).choices
    columns = {column: name for name, column in layout.columns.items()}
    return {columns[at]: words for at, words in by_column.items() if at in columns and words}


def _words(name: str) -> tuple[str, ...]:
    """Return the words of the settings for a field of the register, else those of its column."""
    settings = office().settings
    named = {field: settings.texts(f"listes.{key}") for key, field in LISTS.items()}
    return named.get(name) or APPEALS[name].words


def step_suggestions() -> Mapping[str, tuple[str, ...]]:
    """Return the names proposed for « Par » and « Pilote »."""
    pilots = _proposed((action.pilot for action in situation().actions), _people())
    return {"par": _people(), "pilote": pilots}


def _people() -> tuple[str, ...]:
    posts = office().organisation.posts
    names = [post.holder.name for post in posts]
    names += [post.deputy.name for post in posts if post.deputy]
    return tuple(dict.fromkeys(filter(None, names)))


def _proposed(texts: Iterable[str], words: Iterable[str] = ()) -> tuple[str, ...]:
    used = Counter(text.strip() for text in texts if text.strip() and "\n" not in text)
    often = [text for text, _ in used.most_common(MOST)]
    return tuple(dict.fromkeys([*often, *words]))[:MOST]

"""What tells who an appellant is: names, addresses, numbers; found in any text, whatever its case.

A word that somebody else goes by too (a namesake on the staff, another appellant) is left out. A
first or last name alone tells the person only where it stands beside no other name (`namesakes`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from typing import Any

from suivi_tool.actions.namesakes import CIVILITIES, of_another
from suivi_tool.procedure.anonymising import REMOVED
from suivi_tool.procedure.appeal import Appeal, Appellant
from suivi_tool.procedure.words import plain

_MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:\+\d{2,3}[ .\u00a0-]?(?:\(0\))?|0)\d?(?:[ .\u00a0-]?\d{2}){4}")
_PARTS = re.compile(r"\n|;| / |\|| – | - ")
_NEITHER = bytes(code for code in range(128) if not chr(code).isalnum())
_FEWEST = 3  # letters of a name that stands alone
_SURELY_A_NAME = 6  # letters from which a lone word is looked for in any case
_OWN_TEXT = 15  # characters from which a text is nobody else's by chance
_FEWEST_DIGITS = 9


@dataclass(frozen=True)
class Identity:
    """Words that tell a person, and whole texts that only this person's row held.

    `alone` are the single names among the words (`plain`): part of another one's name they tell
    nobody.
    """

    words: tuple[str, ...]
    texts: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds any of the words: whole words, accents or none, blanks of any kind."""
        known = sorted(self.words, key=len, reverse=True)
        return re.compile("|".join(map(_whole_word, known)) or r"(?!)")

    @cached_property
    def strangers(self) -> set[bytes]:
        """Digests of parts of workbooks that are known not to name the person."""
        return set()

    @cached_property
    def _finders(self) -> tuple[tuple[bytes, re.Pattern[str]], ...]:
        """What stands in every text that names the person by a word, squeezed; what finds it."""
        return tuple((_key(word), re.compile(_whole_word(word))) for word in self.words)

    @cached_property
    def _fewest_keys(self) -> tuple[bytes, ...]:
        """The keys of the finders of which each other one holds one: none of them, no finder."""
        fewest: list[bytes] = []
        for key in sorted({key for key, _ in self._finders}, key=len):
            if not any(known in key for known in fewest):
                fewest.append(key)
        return tuple(fewest)

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(" ".join(text.split()) for text in self.texts)

    def is_own(self, text: str) -> bool:
        """Tell whether `text` is a whole text of that person's row."""
        return " ".join(text.split()) in self._whole

    def is_in(self, text: str) -> bool:
        """Tell whether `text` names the person."""
        squeezed = _squeezed(text)  # far cheaper than a pattern
        if not any(key in squeezed for key in self._fewest_keys):
            return False
        finders = [finder for key, finder in self._finders if key in squeezed]
        composed = unicodedata.normalize("NFC", text)
        return any(
            not self.spares(composed, *hit.span())
            for finder in finders
            for hit in finder.finditer(composed)
        )

    def spares(self, text: str, start: int, end: int) -> bool:
        """Tell whether the word at `text[start:end]` is a part of another one's name."""
        alone = plain(text[start:end]) in self.alone
        return alone and of_another(text, start, end, self.alone)

    def may_be_in(self, text: str) -> bool:
        """Tell whether `text` holds a name of the person beside another name: for a person to see.

        « Paul Bernard », where the appellant is Paul Durand.
        """
        squeezed = _squeezed(text)
        if not self.alone or not any(key in squeezed for key in self._fewest_keys):
            return False
        composed = unicodedata.normalize("NFC", text)
        return any(self.spares(composed, *hit.span()) for hit in self.pattern.finditer(composed))

    def without(self, text: str, replacement: str) -> str:
        """Return `text` with `replacement` where it names the person."""
        if not self.is_in(text):
            return text
        composed = unicodedata.normalize("NFC", text)
        new = self.pattern.sub(
            lambda hit: hit[0] if self.spares(composed, *hit.span()) else replacement, composed
        )
        return text if new == composed else new

    @property
    def variants(self) -> tuple[str, ...]:
        """The words as they may be written, with and without accents; the lines of own texts."""
        lines = (line.strip() for text in self.texts for line in text.splitlines())
        found = dict.fromkeys((*self.words, *(line for line in lines if len(line) >= _OWN_TEXT)))
        for word in self.words:
            found |= dict.fromkeys((_bare(word), *_spaced_digits(word)))
        return tuple(found)

    def as_json(self) -> dict[str, Any]:
        """Return the identity as a JSON object."""
        return {
            "words": list(self.words),
            "texts": sorted(self.texts),
            "alone": sorted(self.alone),
        }


def identity_from(content: Mapping[str, Any]) -> Identity:
    """Return the identity written by `Identity.as_json`."""
    return Identity(
        tuple(map(str, content.get("words", ()))),
        frozenset(map(str, content.get("texts", ()))),
        frozenset(map(str, content.get("alone", ()))),
    )


def joined(identities: Iterable[Identity]) -> Identity:
    """Return what tells any of several persons."""
    found = list(identities)
    words = dict.fromkeys(word for each in found for word in each.words)
    return Identity(
        tuple(words),
        frozenset().union(*(each.texts for each in found)),
        frozenset().union(*(each.alone for each in found)),
    )


def identity_of(
    appeal: Appeal,
    appellant: Appellant | None,
    others: Iterable[Appeal] = (),
    people: Iterable[str] = (),
) -> Identity:
    """Return what tells the appellant of `appeal`.

    `others` are the appeals whose words and texts must stay, `people` the names and addresses of
    the organisation.
    """
    rest = [other for other in others if other.number != appeal.number]
    kept = [*people]
    for other in rest:
        kept += [other.appellant, other.contact, other.file_number]
    for each in (appeal, *rest):
        kept += [each.handler, each.decided_by, each.received_by, each.ruled_by]
        kept += [each.period_validated_by, each.new_decision_by]
    shared = _shared(kept)
    named = [name for name in _names(appeal, appellant) if plain(name) not in shared]
    words = [*named, *_addresses(appeal, appellant)]
    own = {text for name in REMOVED if isinstance(text := getattr(appeal, name), str)}
    said = {getattr(other, name) for other in rest for name in REMOVED} | set(people)
    return Identity(
        tuple(dict.fromkeys(word for word in words if word and plain(word) not in shared)),
        frozenset(text for text in own - said if len(text) >= _OWN_TEXT and " " in text),
        frozenset(plain(name) for name in named if " " not in name),
    )


def _shared(texts: Iterable[str]) -> frozenset[str]:
    """Return the words, names and parts that others go by."""
    found: set[str] = set()
    for text in texts:
        found |= {plain(part) for part in _PARTS.split(text)} | {plain(text)}
        found |= set(re.split(r"[\s,()]+", plain(text)))
    return frozenset(found)


def _names(appeal: Appeal, appellant: Appellant | None) -> Iterator[str]:
    if appellant is not None:
        yield from _name(appellant.last_name, appellant.first_name)
        yield from _name(appellant.represented_by, "")
    parts = re.split(r"[\s,()]+", appeal.appellant.strip())
    parts = [part for part in parts if part and plain(part).strip(".") not in CIVILITIES]
    if not parts:
        return
    if len(parts) <= 4:
        yield from (" ".join(order) for order in permutations(parts) if len(parts) > 1)
    else:
        yield " ".join(parts)
    yield from (part for part in parts if len(part) >= _FEWEST and part[0].isupper())


def _name(last: str, first: str) -> Iterator[str]:
    if first and last:
        yield from (f"{first} {last}", f"{last} {first}", f"{last}, {first}")
        if len(first) >= _FEWEST:
            yield first
    if len(last) >= _FEWEST:
        yield last


def _addresses(appeal: Appeal, appellant: Appellant | None) -> Iterator[str]:
    known = [appeal.contact]
    if appellant is not None:
        known += [appellant.address, appellant.mail, appellant.telephone]
    for text in filter(None, known):
        yield from _MAIL.findall(text)
        yield from _PHONE.findall(text)
        parts = (part.strip(" ,.:") for part in _PARTS.split(text))
        yield from (part for part in parts if len(part) >= 6 and re.search(r"\d|@", part))
    yield from _PHONE.findall(appeal.comments)
    yield appeal.file_number.strip() if len(appeal.file_number.strip()) >= 4 else ""


def _squeezed(text: str) -> bytes:
    """Return the letters from a to z and the digits of `text`, in lower case, without accents."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    return text.encode("ascii", "ignore").lower().translate(None, _NEITHER)


def _key(word: str) -> bytes:
    """Return what stands in every squeezed text in which `word` is written in some way."""
    return _digits(word)[-_FEWEST_DIGITS + 1 :].encode() or _squeezed(word)


def _bare(text: str) -> str:
    parted = unicodedata.normalize("NFD", text)
    return "".join(char for char in parted if not unicodedata.combining(char))


def _digits(word: str) -> str:
    return re.sub(r"\D", "", word) if re.fullmatch(r"[\d .()+\u00a0-]+", word) else ""


def _spaced_digits(word: str) -> Iterator[str]:
    """Yield a telephone number as people write it."""
    digits = _digits(word)
    if len(digits) >= _FEWEST_DIGITS:
        yield digits
        pairs = [digits[at : at + 2] for at in range(0, len(digits), 2)]
        yield from (between.join(pairs) for between in (" ", ".", "-", "\u00a0"))


def _whole_word(word: str) -> str:
    """Return what finds `word`, in any case; a short lone name only with a capital.

    What stands before it is looked at after its first character: an expression that begins with
    one is found many times faster.
    """
    digits = _digits(word)
    if len(digits) >= _FEWEST_DIGITS:
        first, between = digits[0], r"[ .\u00a0-]?"
        after = "".join(between + digit for digit in digits[1:])
    else:
        name, *others = [[_letter(char) for char in part] for part in word.split()] or [[r"(?!)"]]
        first, after = name[0], "".join(name[1:])
        if word.isalpha() and len(word) < _SURELY_A_NAME:
            first = _letter(word[0], capital=True)
        after += "".join(r"[\s\u00a0,]+" + "".join(part) for part in others)
    beside = r"[^\W_]"
    if word.isalpha() and len(word) >= _SURELY_A_NAME:  # « Delaunay2026.pdf »
        beside = r"[^\W\d_]"
    return rf"{first}(?<!{beside}(?s:.)){after}(?!{beside})"


def _letter(char: str, *, capital: bool = False) -> str:
    """Return what finds a character with or without its accent, in any case or as a capital."""
    if not char.isalpha():
        return r"['’]" if char in "'’" else re.escape(char)
    bare = _bare(char)
    forms = {char, bare, *_ACCENTED.get(bare.lower(), ())}
    upper, lower = ({change(form) for form in forms} for change in (str.upper, str.lower))
    forms = upper if capital else forms | upper | lower
    single = "".join(sorted(re.escape(form) for form in forms if len(form) == 1))
    return f"[{single}]"


_ACCENTED = {"a": "àâäá", "e": "éèêë", "i": "îïí", "o": "ôöó", "u": "ùûüú", "c": "ç", "n": "ñ",
             "y": "ÿ"}  # fmt: skip

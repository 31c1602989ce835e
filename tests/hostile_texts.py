"""Five hundred texts that break careless programs, the same ones each time."""

from __future__ import annotations

import random

SAMPLES = (
    "=cmd|' /C calc'!A0", "=1+1", "+1", "-1", "@SUM(A1)", "'=1", "\t=1", "{{ 7*7 }}", "{% if x %}",
    "{# x #}", "{{", "}}", "{%", "%}", "{_{", "}_}", "{_%", "%_}", "{{r x}}", "{%p endfor %}",
    "{%tr for x in y %}", "{{ ''.__class__ }}", "{% vm %}", "{% hm %}", "{% colspan 3 %}",
    "&", "&amp;", "&amp;amp;", "&#65;", "&#x41;", "<", ">", "<w:t>", "</w:t></w:r>", "<!--", "-->",
    "<![CDATA[", "]]>", "<?xml?>", "<!DOCTYPE x>", "<script>alert(1)</script>", "\"", "'", "`",
    "\\", "\\n", "\\u0041", "%s", "%(x)s", "{0}", "{x}", "${x}", "#{x}", "None", "nan", "NA",
    "null",
    "True", "False", "0", "00012", "1e5", "1/2", "3/5/26", "semaine 12", "ASAP", "fait",
    "é", "œuvre", "Ÿ", "ß", "İ", "ı", "ﬁ", "e\u0301", "a\u0308o\u0308", "Å", "Ω", "Привет", "你好",
    "مرحبا", "שלום", "\u202eabc\u202c", "\u2066abc\u2069", "\u200f", "\u200b", "\u200d", "\ufeff",
    "👩‍👩‍👧", "🇫🇷", "𝄞", "\U0010fffd", "\ue000", "\u00a0", "\u202f", "\u2009", "\u00ad",
    "\u2011", "\u2018\u2019", "\u201c\u201d", "«\u00a0a\u00a0»", "…", "–", "—", "a\nb", "a\tb",
    "\n", "\t", "a\n\nb", "a\n", "\na", " a ", "  ", "a  b", "☒", "☐", "x" * 255, "é" * 256,
    "mot " * 200, "ligne\n" * 50, "x" * 32_767, "مر" * 1_000, "CON", "../../etc/passwd", "C:\\Temp",
    "\\\\serveur\\partage", "a@b.fr", "http://x.fr/?a=1&b=2", "mailto:a@b", "#REF!", "#N/A",
)  # fmt: skip


def hostile_texts(count: int = 500) -> list[str]:
    """Return the samples, then mixtures of two to four of them."""
    chance = random.Random(2026)
    texts = list(SAMPLES)
    short = [text for text in SAMPLES if len(text) < 300]
    while len(texts) < count:
        texts.append("".join(chance.choices(short, k=chance.randint(2, 4))))
    return texts[:count]

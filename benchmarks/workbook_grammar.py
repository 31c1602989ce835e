"""Make `suivi_tool/workbook/grammar.json` from the schemas of ECMA-376 (transitional).

    python benchmarks/workbook_grammar.py ../shared/corpus/schemas

For each type: its children as a regular expression over their names, their types, and its
attributes. Types of drawings in general (DrawingML main) are left open.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from lxml import etree

XSD = "{http://www.w3.org/2001/XMLSchema}"
FILES = {
    "sml.xsd": "s",
    "dml-spreadsheetDrawing.xsd": "xdr",
    "dml-chart.xsd": "c",
    "shared-commonSimpleTypes.xsd": "t",
    "shared-relationshipReference.xsd": "r",
}
TARGET = Path(__file__).resolve().parents[1] / "suivi_tool" / "workbook" / "grammar.json"
PRIMITIVES = {
    "unsignedInt": "u", "unsignedShort": "u", "unsignedByte": "u", "unsignedLong": "u",
    "int": "i", "integer": "i", "long": "i", "short": "i", "byte": "i",
    "boolean": "b", "double": "d", "float": "d", "decimal": "d", "string": "s",
}  # fmt: skip


def _repeats(model: etree._Element) -> bool:
    choice = etree.QName(model).localname == "choice"
    return choice and model.get("maxOccurs") == "unbounded"


class Grammar:
    """The types of a few schemas, by "file prefix:type name"."""

    def __init__(self, folder: Path) -> None:
        self.roots = {
            prefix: etree.parse(str(folder / name)).getroot() for name, prefix in FILES.items()
        }
        self.by_namespace = {
            root.get("targetNamespace", ""): prefix for prefix, root in self.roots.items()
        }
        self.types: dict[str, Any] = {}
        self.elements: dict[str, str] = {}

    def named(self, kind: str, name: str) -> etree._Element | None:
        """Return the declaration of a type, group or element by its full name."""
        prefix, _, local = name.partition(":")
        root = self.roots.get(prefix)
        if root is None:
            return None
        return next((e for e in root.iterfind(XSD + kind) if e.get("name") == local), None)

    def resolve(self, element: etree._Element, name: str) -> str:
        """Return a name used in a schema with our prefix; "" for one of another schema."""
        prefix, _, local = name.rpartition(":")
        namespace = element.nsmap.get(prefix or None, "")
        if namespace == XSD[1:-1]:
            return "xsd:" + local
        ours = self.by_namespace.get(namespace or "")
        return f"{ours}:{local}" if ours else ""

    def simple(self, name: str) -> str | list[str]:
        """Return what a simple type takes: u, i, b, d, s, or the list of its words."""
        if name.startswith("xsd:"):
            return PRIMITIVES.get(name[4:], "s")
        found = self.named("simpleType", name) if name else None
        restriction = found.find(XSD + "restriction") if found is not None else None
        if restriction is None:
            return "s"
        words = [each.get("value", "") for each in restriction.iterfind(XSD + "enumeration")]
        return words or self.simple(self.resolve(restriction, restriction.get("base", "")))

    def attributes(self, declaration: etree._Element) -> dict[str, Any]:
        """Return the attributes of a complex type: name to [what it takes, required]."""
        found: dict[str, Any] = {}
        for each in declaration.iter(XSD + "attribute", XSD + "attributeGroup"):
            if each.tag == XSD + "attributeGroup" and each.get("ref"):
                group = self.named("attributeGroup", self.resolve(each, each.get("ref", "")))
                if group is not None:
                    found.update(self.attributes(group))
            elif each.get("name"):
                kind = self.simple(self.resolve(each, each.get("type", "")))
                found[each.get("name", "")] = [kind, each.get("use") == "required"]
        return found

    def content(self, model: etree._Element, children: dict[str, str]) -> str:
        """Return a content model as a regular expression; fill `children` (name to type)."""
        tag = etree.QName(model).localname
        if tag == "element":
            inner = self.element(model, children)
        elif tag == "group" and model.get("ref"):
            group = self.named("group", self.resolve(model, model.get("ref", "")))
            inner = "(?:[^,]+,)*" if group is None else self.content(group[0], children)
        elif tag == "any":
            inner = "[^,]+,"
        else:
            parts = [
                self.content(each, children)
                for each in model
                if isinstance(each.tag, str)
                and etree.QName(each).localname in ("element", "group", "any", "sequence", "choice")
            ]
            inner = ("|" if tag == "choice" else "").join(parts)
        low, high = model.get("minOccurs", "1"), model.get("maxOccurs", "1")
        around = model.getparent()
        if around is not None and _repeats(around):
            low = high = "1"  # (a*|b*)* is (a|b)*, and does not take for ever
        times = {("1", "1"): "", ("0", "1"): "?", ("0", "unbounded"): "*"}.get(
            (low, high), "+" if low != "0" else "*"
        )
        return f"(?:{inner}){times}" if inner else ""

    def element(self, model: etree._Element, children: dict[str, str]) -> str:
        """Return one element as a regular expression."""
        name = model.get("name")
        if not name:
            name = model.get("ref", "").rpartition(":")[2]
            children[name] = ""
        else:
            children[name] = self.resolve(model, model.get("type", ""))
            self.add(children[name])
        return re.escape(name) + ","

    def add(self, name: str) -> None:
        """Add a complex type and all that it holds."""
        found = self.named("complexType", name) if name else None
        if found is None or name in self.types:
            return
        self.types[name] = {}
        children: dict[str, str] = {}
        attributes = self.attributes(found)
        extension = found.find(f"{XSD}complexContent/{XSD}extension")
        models = list(found) if extension is None else list(extension)
        pattern = ""
        if extension is not None:
            base = self.resolve(extension, extension.get("base", ""))
            self.add(base)
            pattern, known, more = (self.types[base][key] for key in ("p", "c", "a"))
            children.update(known)
            attributes = {**more, **attributes}
        for each in models:
            if isinstance(each.tag, str) and etree.QName(each).localname in (
                "sequence", "choice", "group",
            ):  # fmt: skip
                pattern += self.content(each, children)
        if name in ("s:CT_Font", "s:CT_RPrElt"):
            pattern = "(?:[^,]+,)*"  # Excel reads the properties of a font in any order
        if name == "s:CT_WorkbookPr":
            attributes["dateCompatibility"] = ["b", False]  # of the strict edition
        if name == "c:CT_Chart":
            pattern += "(?:showDLblsOverMax,)?"  # where Excel itself puts it
        if name == "s:CT_Cell":
            attributes["t"][0].append("d")
        self.types[name] = {"p": pattern, "c": children, "a": attributes}

    def build(self) -> dict[str, Any]:
        """Return all types that a workbook's parts can begin with, and those under them."""
        for prefix in ("s", "xdr", "c"):
            for each in self.roots[prefix].iterfind(XSD + "element"):
                kind = self.resolve(each, each.get("type", ""))
                self.add(kind)
                if kind in self.types:
                    self.elements[f"{prefix}:{each.get('name')}"] = kind
        return {"elements": self.elements, "types": self.types}


if __name__ == "__main__":
    made = Grammar(Path(sys.argv[1])).build()
    TARGET.write_text(json.dumps(made, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")
    print(TARGET, len(made["types"]))

"""Word files against the schemas of ECMA-376, their Word 2010 parts left out as readers may."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from suivi_tool.documents.archive import read_parts


def schema_faults(document: bytes, shared: Path) -> list[str]:
    """Return what the schema finds wrong in the parts of a Word file."""
    schema = word_schema(shared / "corpus" / "schemas")
    return [
        f"{part}: {fault}"
        for part, content in read_parts(document).items()
        if part.startswith("word/") and part.endswith(".xml")
        if not schema.validate(etree.fromstring(without_extensions(content)))
        for fault in [str(schema.error_log)]
    ]


@cache
def word_schema(folder: Path, name: str = "wml.xsd") -> etree.XMLSchema:
    """Return the schema of ECMA-376, its import of the attributes of XML itself made complete."""

    class Resolver(etree.Resolver):
        def resolve(self, url: str, _public: str, context: Any) -> Any:  # type: ignore[override]
            if url.endswith("xml.xsd"):
                return self.resolve_string(XML_ATTRIBUTES, context, base_url=url)
            path = Path(url)
            content = path.read_bytes().replace(
                b'namespace="http://www.w3.org/XML/1998/namespace"/>',
                b'namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>',
            )
            return self.resolve_string(content, context, base_url=url)

    parser = etree.XMLParser()
    parser.resolvers.add(Resolver())
    return etree.XMLSchema(etree.parse(folder / name, parser))


XML_ATTRIBUTES = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
 targetNamespace="http://www.w3.org/XML/1998/namespace">
<xsd:attribute name="space" type="xsd:string"/><xsd:attribute name="lang" type="xsd:string"/>
</xsd:schema>"""


def without_extensions(content: bytes) -> bytes:
    """Drop what mc:Ignorable tells old readers to skip, and the row tags of the templates."""
    root = etree.fromstring(content)
    word_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
    for element in list(root.iter(f"{word_2010}*")):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in root.iter("{*}id"):
        for key, value in element.attrib.items():
            if "{{" in str(value):
                element.set(key, "1")
    del root.attrib["{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"]
    return etree.tostring(root)

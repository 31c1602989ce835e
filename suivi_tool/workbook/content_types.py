"""[Content_Types].xml: what kind of part each part is, by its name or by its extension."""

from __future__ import annotations

from lxml import etree

from suivi_tool.workbook.markup import children
from suivi_tool.workbook.namespaces import CONTENT_TYPES
from suivi_tool.workbook.part_names import key_of

RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def _extension(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[2].lower()


class ContentTypes:
    """The content types of a package, changed in place."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self.defaults = {
            element.get("Extension", "").lower(): element.get("ContentType", "")
            for element in children(root, "Default")
        }
        self._overrides = {
            key_of(element.get("PartName", "")): element for element in children(root, "Override")
        }

    @property
    def overrides(self) -> dict[str, str]:
        """The kinds given to single parts, by lower-case name."""
        return {name: element.get("ContentType", "") for name, element in self._overrides.items()}

    def of(self, name: str) -> str:
        """Return the kind of the part, "" where none is given."""
        element = self._overrides.get(key_of(name))
        if element is not None:
            return element.get("ContentType", "")
        return self.defaults.get(_extension(name), "")

    def set(self, name: str, content_type: str) -> None:
        """Give the part its kind, where it does not have it yet."""
        if self.of(name) == content_type:
            return
        self.forget(name)
        element = etree.SubElement(self._root, f"{{{CONTENT_TYPES}}}Override")
        element.set("PartName", "/" + name.lstrip("/"))
        element.set("ContentType", content_type)
        self._overrides[key_of(name)] = element

    def forget(self, name: str) -> None:
        """Take out what is said of this one part."""
        element = self._overrides.pop(key_of(name), None)
        if element is not None:
            self._root.remove(element)

    def provide(self, extension: str, content_type: str = RELATIONS_TYPE) -> None:
        """Give an extension its kind, where it has none."""
        if extension in self.defaults:
            return
        element = etree.Element(f"{{{CONTENT_TYPES}}}Default")
        element.set("Extension", extension)
        element.set("ContentType", content_type)
        self._root.insert(0, element)
        self.defaults[extension] = content_type

"""Appeals against certification decisions (MGT 02), followed in the tracker that is there.

As a library: `from suivi_tool import open_folder`; see `suivi_tool.library`. Nothing is loaded
before it is asked for, so that the program starts at once.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from suivi_tool.errors import SuiviError as SuiviError
    from suivi_tool.library import Folder as Folder
    from suivi_tool.library import adopt as adopt
    from suivi_tool.library import open_folder as open_folder
    from suivi_tool.library import read_appeals as read_appeals

__version__ = "0.1.0"
__all__ = ["Folder", "SuiviError", "adopt", "open_folder", "read_appeals"]


def __getattr__(name: str) -> Any:
    """Load a name of the library at its first use (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    home = "suivi_tool.errors" if name == "SuiviError" else "suivi_tool.library"
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

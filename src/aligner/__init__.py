"""Lay versions of a text side by side, align them, and see where and why they part.

>>> import aligner
>>> x = aligner.align("a.txt", "b.txt")     # doctest: +SKIP

The names are loaded when first used, so that importing the package costs nothing.
"""

TYPE_CHECKING = False  # as `typing` has it, without importing that
if TYPE_CHECKING:
    from aligner.api import (
        Alignment,
        Bead,
        Category,
        Comparison,
        Divergence,
        Severity,
        Version,
        align,
        collate,
        compare,
        load,
        read,
        save,
    )

__version__ = "0.1.0"

__all__ = [
    "Alignment",
    "Bead",
    "Category",
    "Comparison",
    "Divergence",
    "Severity",
    "Version",
    "align",
    "collate",
    "compare",
    "load",
    "read",
    "save",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'aligner' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module("aligner.api"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])

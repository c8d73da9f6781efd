"""Alignments for a reader: the terminal, Markdown, HTML. Alignment in, text out; no files.

The modules are loaded when first used.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.report import apparatus, html, markdown, terminal

__all__ = ["apparatus", "html", "markdown", "terminal"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'aligner.report' has no attribute {name!r}")
    from importlib import import_module

    return import_module(f"aligner.report.{name}")

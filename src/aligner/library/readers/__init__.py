"""Readers of the formats that are not plain text: each a module that turns bytes into blocks.

A reader module has `read(data, name, part) -> Document`, and nothing else is asked of it. `formats.py` knows
which one a file needs before any of them is loaded.
"""

from aligner.library.readers.document import Block, Document, Reader

__all__ = ["Block", "Document", "Reader"]

"""From files to versions: readers by format, the works of a `texts` folder, the catalogue.

Everything a reader of other rooms needs is here; the modules of single formats load when a file needs them.
"""

from aligner.library.catalogue import Item, catalogue
from aligner.library.pairs import read_pair
from aligner.library.reading import read
from aligner.library.workfile import STATUS_WORDS
from aligner.library.works import Entry, Work, find_root, open_entry, resolve, works

__all__ = [
    "STATUS_WORDS",
    "Entry",
    "Item",
    "Work",
    "catalogue",
    "find_root",
    "open_entry",
    "read",
    "read_pair",
    "resolve",
    "works",
]

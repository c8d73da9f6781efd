"""From files to versions: readers by format, the works of a `texts` folder, the catalogue.

Everything a reader of other rooms needs is here; the modules of single formats load when a file needs them.
"""

from aligner.library.reading import read
from aligner.library.works import Entry, Work, find_root, resolve, works

__all__ = ["Entry", "Work", "find_root", "read", "resolve", "works"]

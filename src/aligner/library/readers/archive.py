"""Zip archives that formats are packed in, read within bounds: a bomb is refused before it is unpacked."""

import zipfile
import zlib
from io import BytesIO

from aligner.errors import FormatError

LARGEST = 256 * 1024 * 1024
"""Bytes that the members of an archive may have together, unpacked."""
_STEEPEST = 400
_SMALL = 4 * 1024 * 1024
_MOST = 20_000


class Archive:
    """The members of a zip archive, by name."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError) as error:
            raise FormatError(f"{name}: the archive is damaged ({error}); is the file whole?") from None
        self._left = LARGEST
        infos = self._zip.infolist()
        total = sum(x.file_size for x in infos)
        if len(infos) > _MOST or total > LARGEST * 4 or (total > _SMALL and total > _STEEPEST * len(data)):
            raise FormatError(
                f"{name}: unpacked, this would be {total // 1_000_000} MB in {len(infos)} files; "
                "it is not read"
            )
        self.names = frozenset(x.filename for x in infos)

    def read(self, member: str) -> bytes:
        """The bytes of `member`.

        Raises:
            FormatError: missing, damaged, encrypted, or beyond the bound for the whole archive.
        """
        if member not in self.names:
            raise FormatError(f"{self.name}: the archive lacks {member!r}; is the file whole?")
        try:
            with self._zip.open(member) as stream:
                data = stream.read(self._left + 1)
        except RuntimeError:
            raise FormatError(f"{self.name}: the file is encrypted; save it without a password") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise FormatError(f"{self.name}: {member!r} in the archive is damaged ({error})") from None
        self._left -= len(data)
        if self._left < 0:
            raise FormatError(
                f"{self.name}: unpacked, this is more than {LARGEST // 1_000_000} MB; it is not read"
            )
        return data

"""The text of a file that should be UTF-8."""

from aligner.errors import FormatError


def decode(data: bytes) -> str:
    """`data` as UTF-8, a byte order mark taken off; raise FormatError with the place of a bad byte."""
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        raise FormatError(f"row {row}: byte {error.start} is not UTF-8; save the file as UTF-8") from None

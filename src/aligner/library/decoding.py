"""Bytes to text: which encoding it is, said aloud; what is not text is refused with its name.

A byte order mark settles it, then UTF-8 if it is valid; then UTF-16 by where the zero bytes stand; then the
8-bit encodings of Russian and western Europe by how common the letters are that each would give; and only
then charset-normalizer.
"""

import re
from collections import Counter
from typing import NamedTuple

from aligner.errors import InputError


class Decoded(NamedTuple):
    """A text and the encoding it was taken for."""

    text: str
    encoding: str


_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ", "xz-compressed"),
    (b"7z\xbc\xaf", "a 7-zip archive"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"%PDF-", "a PDF"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls); save it as .docx or text"),
    (b"{\\rtf", "RTF; save it as .docx or text"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"RIFF", "a sound or video file"),
    (b"SQLite format 3", "an SQLite database"),
)
_SAMPLE = 200_000
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3,}")
_CAPITAL_INSIDE = re.compile("[а-яё][А-ЯЁ]")
_RUSSIAN_SIGNS = frozenset("«»—–№„“”…\u00a0’‘")
_CLOSELY = 20_000
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")

_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
# Per thousand letters of Russian running text; what is not here is rare.
_RUSSIAN = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        (
            110,
            85,
            80,
            74,
            67,
            63,
            55,
            47,
            45,
            44,
            35,
            32,
            30,
            28,
            26,
            20,
            19,
            17,
            17,
            16,
            16,
            14,
            12,
            10,
            9,
            7,
            6,
            5,
            4,
            3,
            3,
            1,
            1,
        ),
        strict=True,
    )
)
_LATIN_LETTERS = frozenset("àâäæçèéêëîïôöœùûüßñóíáúìòãõåøÀÂÄÇÈÉÊËÎÏÔÖÙÛÜÑÓÍÁÚÅØÆŒ")
_LATIN_SIGNS = frozenset("‘’“”–—…«»„°§£€©®·¿¡\u00a0½¼¾•†‡‰™´¨")


def decode(data: bytes, name: str, encoding: str = "") -> Decoded:
    """The text of `data`, without a byte order mark.

    Args:
        name: what to call the data in a message.
        encoding: taken instead of a guess.

    Raises:
        InputError: nothing in it, not text, damaged UTF-8, or an encoding that cannot be told.
    """
    if not data:
        raise InputError(f"{name}: the file is empty")
    if encoding:
        return Decoded(_strict(data, encoding, name).removeprefix("\ufeff"), encoding)
    for bom, found in _BOMS:
        if data.startswith(bom):
            return Decoded(_strict(data[len(bom) :], found, name), found)
    refuse_binary(data, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if wide := _utf16_without_mark(data):
            return Decoded(_strict(data, wide, name), wide)
        if _is_damaged_utf8(data):
            raise InputError(_damage(data, error, name)) from None
    found = _eight_bit(data) or _by_normalizer(data)
    if not found:
        raise InputError(
            f"{name}: the encoding cannot be told (it is not UTF-8); save it as UTF-8, or name its encoding"
        )
    return Decoded(_strict(data, found, name), found)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise if `data` begins like a known binary format or is full of control bytes."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name}: this is {what}, not text that can be read")
    sample = data[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    if controls * 10 > len(sample) and not _utf16_without_mark(data):
        raise InputError(
            f"{name}: this looks like a binary file ({controls} control bytes in the first {len(sample)}); "
            "give a text"
        )


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(_damage(data, error, name)) from None
    except LookupError:
        raise InputError(f"{name}: there is no encoding called {encoding!r}") from None


def _damage(data: bytes, error: UnicodeDecodeError, name: str) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    bad = data[error.start : error.start + 3]
    what = f"byte 0x{bad[0]:02X}"
    if error.encoding in ("utf-8", "utf_8") and bad[0] == 0xED and len(bad) == 3 and bad[1] >= 0xA0:
        what = f"lone surrogate U+{0xD000 | (bad[1] & 0x3F) << 6 | bad[2] & 0x3F:04X}"
    return (
        f"{name}: line {line}, byte {error.start}: {what} is not valid {error.encoding.upper()}; "
        "save the file anew as UTF-8"
    )


def _utf16_without_mark(data: bytes) -> str:
    """`utf-16-le` or `-be` if every other byte of the start is like the high byte of a letter."""
    sample = data[: _SAMPLE & ~1]
    if len(sample) < 4 or len(data) % 2:
        return ""
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        low = sample[0::2] if encoding.endswith("le") else sample[1::2]
        ordinary = sum(map(high.count, (0, 1, 3, 4, 0x20)))  # Latin, Greek, Cyrillic, punctuation
        if ordinary * 10 >= len(high) * 9 and low.count(0) * 20 <= len(low) and _is_text(sample, encoding):
            return encoding
    return ""


def _is_text(sample: bytes, encoding: str) -> bool:
    text = sample.decode(encoding, "replace")
    good = sum(c.isalnum() or c.isspace() or c in ".,;:!?-()'\"" for c in text)
    return good * 10 >= len(text) * 9


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most high bytes do make up UTF-8 characters: a few bad bytes, not another encoding."""
    sample = data[:_SAMPLE]
    high = len(_HIGH.findall(sample))
    good = sum(len(x) for x in _UTF8_CHARACTER.findall(sample))
    return good * 10 >= high * 7 or data.isascii()


def _eight_bit(data: bytes) -> str:
    """The likeliest of the Cyrillic encodings and Windows-1252, or nothing if none is likely.

    In Cyrillic, high bytes stand together in words; in western languages they stand alone among letters.
    """
    sample = data[:_SAMPLE]
    high = Counter(_HIGH.findall(sample))
    total = sum(high.values())
    alone = sum(map(len, _HIGH_RUN.findall(sample))) * 2 < total
    if alone and (found := _western(high, total)):
        return found
    scores = {encoding: _russian_likeness(sample[:_CLOSELY], encoding) for encoding in _CYRILLIC}
    best = max(scores, key=lambda x: scores[x])
    if best == "mac-cyrillic" and scores["cp1251"] > scores[best] - 5:  # they share most letters
        best = "cp1251"
    return best if scores[best] >= (45 if total > 30 else 30) else ""


def _russian_likeness(sample: bytes, encoding: str) -> float:
    """Mean commonness (per thousand) of the letters that `encoding` gives for the high bytes of `sample`.

    Rare signs count against it, and so do capitals in the middle of a word.
    """
    text = sample.decode(encoding, "replace")
    score, count = 0.0, 0
    for c, n in Counter(text).items():
        if c > "\x7f":
            count += n
            score += n * (_RUSSIAN.get(c.lower()) or (0 if c in _RUSSIAN_SIGNS else -60))
    capitals = len(_CAPITAL_INSIDE.findall(text))
    return (score - 80 * capitals) / max(1, count)


def _western(high: "Counter[bytes]", total: int) -> str:
    good = 0
    for byte, n in high.items():
        c = byte.decode("cp1252", "replace")
        good += n * (c in _LATIN_LETTERS or c in _LATIN_SIGNS)
    if good * 10 < total * 9:
        return ""
    return "cp1252" if any(0x80 <= byte[0] <= 0x9F for byte in high) else "iso8859-1"


def _by_normalizer(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or best.encoding.startswith(("utf_16", "utf_32", "utf_7")):
        return ""
    try:
        data.decode(best.encoding)
    except UnicodeDecodeError:
        return ""
    return best.encoding.replace("_", "-")

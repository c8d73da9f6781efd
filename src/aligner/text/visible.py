"""Text made safe to show: what would act on a terminal, or hide, becomes a sign that can be seen.

Everything that a person sees of a text passes through `visible`; the text itself is never changed.
"""

import re

_PICTURES = {**{c: 0x2400 + c for c in range(0x20)}, 0x7F: 0x2421}
_NEWLINES = "\n\x0b\x0c\r\x85\u2028\u2029"

# C0, DEL, C1; soft hyphen; everything of general category Cf; line separators; lone surrogates.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f]"
)
# Joiners belong to the spelling between letters of scripts that use them, and inside emoji.
_JOINABLE = "\u0600-\u1fff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_JOINER = re.compile(f"(?<=[{_JOINABLE}])[\u200c\u200d](?=[{_JOINABLE}])")


def visible(s: str, *, newlines: bool = False) -> str:
    r"""`s` with controls, direction marks, zero-width signs and lone surrogates as visible symbols.

    ESC becomes `␛`, U+202E becomes `⟨U+202E⟩`. A tab is a space; a line end (CRLF is one) is a space too,
    or `\n` with `newlines`. What is shown is for reading only: it cannot be turned back.
    """
    if not _HIDDEN.search(s):
        return s
    s = s.replace("\r\n", "\n")
    joined = {m.start() for m in _JOINER.finditer(s)}

    def show(match: re.Match[str]) -> str:
        c = match.group()
        if match.start() in joined:
            return c
        if c == "\t":
            return " "
        if c in "\n\x85\u2028\u2029" or (c in _NEWLINES and newlines):
            return "\n" if newlines else " "
        picture = _PICTURES.get(ord(c))
        return chr(picture) if picture else f"⟨U+{ord(c):04X}⟩"

    return _HIDDEN.sub(show, s)

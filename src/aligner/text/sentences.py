"""Sentences of a version, as spans; they may cross the seams that join blocks.

`sentencex` finds the boundaries; the rules here take back those that it sees wrongly (after initials, titles
and Russian abbreviations, before a dash that goes on after direct speech) and add the few that it misses.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from aligner.model import Kind, Segment, Sentence

# What cannot end a sentence, when it stands right before the boundary.
_INITIAL = re.compile(r"(?:^|[\s(«\"“„.])[^\W\d_]\.\s*$")  # L. I. | Brezhnev;  А. С. | Пушкин
_TITLE = re.compile(  # before a name
    r"(?:^|[\s(«\"“„])(?:Mrs?|Ms|Messrs|Drs?|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Gov|Sen|Rep|Hon|Rev|Amb|St|Mt|Ft|vs|cf"
    r"|Mlle|Mme|Hr|Fr|Sra?|Dott|тов|гр|ул|пл|обл|р|им|проф|акад|доц|напр|ср|т\. ?е|и\. ?о)\.\s*$"
)
_NUMBERED = re.compile(  # before a number
    r"(?:^|[\s(«\"“„])(?:Nos?|pp?|[Vv]ol|[Aa]rt|[Ss]ec|[Ff]ig|[Cc]h|ca|Nr|Bd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct"
    r"|Nov|Dec|[Сс]тр|[Сс]м|с|т|тт|д|кв|пп?|гл|ст|рис|изд|вып|янв|февр?|апр|авг|сент|окт|нояб|дек)\.\s*$"
)
_OF_YEARS = re.compile(r"(?:^|\s)(?:гг?|вв?)\.\s*$")
_COUNTED = re.compile(r"(?:^|\s)(?:тыс|млн|млрд|руб|коп|кг|км|чел|экз|экв|мин|сек)\.\s*$")
_DOTTED = re.compile(r"(?:^|[\s(«\"“„])(?:[^\W\d_]\.){2,}\s*$")  # U.S. | Government, but U.S. | He left
_QUESTION_OR_ELLIPSIS = re.compile(r"[?!…]|\.{2,}")
_CLOSED = re.compile(r"[.?!…][»”\"’')\]]+\s*$|[?!…,]\s*$|\.{3}\s*$")

# What cannot begin one, when it stands right after the boundary.
_DASH = re.compile(r"[—–-]{1,2}\s+[\"«“]?(\w)")
_LETTER = re.compile(r"[\"'«“„‘(\[]*([^\W\d_])")
_PRONOUNS = (
    "he she it they we i you this that these those there the a in on at but and so if when as for what "
    "how why в на он она они оно мы я вы это этот эта эти но и а с по из за для как когда если так там "
    "тогда после у от до однако поэтому затем потом все всё под при о об его её их что кто где почему"
)
_STARTERS = frozenset(_PRONOUNS.split())
_FIRST_WORD = re.compile(r"[\"'«“„‘(\[]*([^\W\d_]+)")
_YEAR_ABBREVIATION = re.compile(r"(?:\d|[IVXLC])\s?(?:гг?|вв?)\.\s*$")
_ET_CETERA = re.compile(r"(?:и т\. ?[дп]|и др|и пр|etc|et al|usw|u\. ?s\. ?w|ecc)\.\s*$", re.IGNORECASE)
_MAY_END = re.compile(f"{_YEAR_ABBREVIATION.pattern}|{_ET_CETERA.pattern}")

# Boundaries that sentencex leaves out.
_MISSED = re.compile(r"(?:…|[?!]|\.)[»”\"’)\]]*[^\S\n]+(?=[«“„\"(]?[^\W\d_a-zа-яё])|[。！？](?=.)")
# sentencex 1.0 panics next to white space of more than one byte; the length must stay.
_SPACES = str.maketrans(dict.fromkeys(filter(str.isspace, map(chr, range(0x3001))), " "))
_SURROGATE = re.compile("[\ud800-\udfff]")
_ENDS = frozenset(".?!…。！？")
_LINED = frozenset({Kind.STAMP, Kind.LETTERHEAD, Kind.ADDRESS, Kind.DATELINE, Kind.SIGNATURE, Kind.HEADING})


def split_sentences(text: str, segments: Sequence[Segment], language: str) -> tuple[Sentence, ...]:
    """The sentences of `text` in order; white space between them belongs to none.

    A sentence begins in a block and ends in it, or in a later block of the same run of seams. Blocks that
    are inscriptions (a stamp, an address, a heading) are one sentence each.

    Args:
        language: ISO 639-1; unknown languages are split by the rules for English.
    """
    result: list[Sentence] = []
    first = 0
    for k, segment in enumerate(segments):
        if segment.seam and k + 1 < len(segments):
            continue
        result.extend(_of_run(text, segments, first, k, language))
        first = k + 1
    return tuple(result)


def _of_run(
    text: str, segments: Sequence[Segment], first: int, last: int, language: str
) -> Iterator[Sentence]:
    start, end = segments[first].start, segments[last].end
    if start == end:
        return
    if segments[first].kind in _LINED:
        yield Sentence(start, end, first)
        return
    k = first
    for s, e in sentence_spans(text[start:end], language):
        while k < last and start + s >= segments[k + 1].start:
            k += 1
        yield Sentence(start + s, start + e, k)


def sentence_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Spans of the sentences of one running text, white space trimmed. Linear."""
    if len(text) < 400 and not any(c in _ENDS for c in text[:-1]):
        return _trimmed(text, [0, len(text)])
    flat = text.translate(_SPACES)
    cuts = sorted({*_boundaries(flat, language), *_missed(flat)})
    good = [c for c in cuts if 0 < c < len(flat) and not _is_false(flat, c)]
    return _trimmed(text, [0, *good, len(flat)])


def _boundaries(flat: str, language: str) -> Iterator[int]:
    from sentencex import segment

    place = 0
    pieces: list[str] = segment(
        language if language not in ("", "und") else "en", _SURROGATE.sub("\ufffd", flat)
    )
    for piece in pieces:
        place += len(piece)
        yield place


def _missed(flat: str) -> Iterator[int]:
    for match in _MISSED.finditer(flat):
        mark = match.group()[0]
        before, after = flat[max(0, match.start() - 24) : match.end()], flat[match.end() : match.end() + 40]
        certain = mark != "." or len(match.group().rstrip()) > 1 or not _abbreviated(before)
        if certain or (_MAY_END.search(before) and _begins_anew(after)):
            yield match.end()


def _abbreviated(before: str) -> bool:
    return bool(
        _INITIAL.search(before)
        or _TITLE.search(before)
        or _NUMBERED.search(before)
        or _COUNTED.search(before)
        or _DOTTED.search(before)
        or _ET_CETERA.search(before)
        or re.search(r"\b[^\W\d_]{1,3}\.\s*$", before)
    )


def _is_false(flat: str, cut: int) -> bool:
    """Whether the boundary before `flat[cut]` divides one sentence."""
    before, after = flat[max(0, cut - 24) : cut], flat[cut : cut + 40].lstrip()
    if not after or (flat[cut - 1] not in " 。！？" and flat[cut].isalnum()):
        return True
    if (dash := _DASH.match(after)) and _CLOSED.search(before):
        return dash[1].islower()
    return _abbreviates(before, after) or (
        _first_letter(after).islower() and (not _stops(before) or before.rstrip()[-1:] == ".")
    )


def _abbreviates(before: str, after: str) -> bool:
    """Whether the full stop at the end of `before` belongs to an abbreviation inside a sentence."""
    upper = _first_letter(after).isupper()
    if _ET_CETERA.search(before):
        return not upper
    if _YEAR_ABBREVIATION.search(before) or _DOTTED.search(before):
        return not _begins_anew(after)
    if _INITIAL.search(before):
        return not _ends_with_pronoun(before)
    if _NUMBERED.search(before) or _COUNTED.search(before):
        return not upper
    return bool(_TITLE.search(before) or _OF_YEARS.search(before))


def _ends_with_pronoun(before: str) -> bool:
    """`... and so do I.` ends a sentence; `L. I.` does not."""
    return bool(re.search(r"[^\W\d_]{2,}\s+(?:I|я)\.\s*$", before)) and not re.search(
        r"\b[A-ZА-Я][a-zа-я]+\s+I\.", before
    )


def _stops(before: str) -> bool:
    return bool(before.rstrip()) and bool(_QUESTION_OR_ELLIPSIS.search(before.rstrip()[-3:]))


def _first_letter(after: str) -> str:
    match = _LETTER.match(after)
    return match[1] if match else ""


def _begins_anew(after: str) -> bool:
    """After an abbreviation: a pronoun or preposition in upper case begins a sentence, a name does not."""
    word = _FIRST_WORD.match(after)
    return bool(word and word[1][0].isupper() and word[1].lower() in _STARTERS)


def _trimmed(text: str, cuts: Sequence[int]) -> list[tuple[int, int]]:
    spans = []
    for s, e in pairwise(cuts):
        start, end = s, e
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            spans.append((start, end))
    return spans

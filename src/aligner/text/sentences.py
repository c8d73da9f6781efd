"""Sentences of a version, as spans; they may cross the seams that join blocks.

`sentencex` finds the boundaries; the rules here take back those that it sees wrongly (after initials, titles
and Russian abbreviations, before a dash that goes on after direct speech) and add the few that it misses.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from aligner.model import Kind, Segment, Sentence

# What cannot end a sentence, when it stands right before the boundary.
_TITLES = (  # before a name
    "Mr Mrs Ms Messrs Dr Drs Prof Gen Col Lt Maj Capt Sgt Gov Sen Rep Hon Rev Amb St Mt Ft vs cf Mlle "
    "Mme Hr Fr Sr Sra Dott тов гр ул пл обл р им проф акад доц напр ср г гг в вв"
)
_NUMBERED = (  # before a number
    "No Nos p pp Vol vol Art art Sec sec Fig fig Ch ch ca Nr Bd Jan Feb Mar Apr Jun Jul Aug Sep Sept "
    "Oct Nov Dec Стр стр См см с т тт д кв п пп гл ст рис изд вып янв фев февр апр авг сент окт нояб "
    "дек"
)
_COUNTED = "тыс млн млрд руб коп кг км чел экз экв мин сек"  # after a number
_ABBREVIATIONS = {
    **dict.fromkeys(_TITLES.split(), "title"),
    **dict.fromkeys(f"{_NUMBERED} {_COUNTED}".split(), "numbered"),
}
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")  # U.S. | Government, but U.S. | He left
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
_YEAR_ABBREVIATION = re.compile(r"(?:\d|[IVXLC])\s?(?:гг?|вв?)\.$")
_ET_CETERA = re.compile(r"(?:и т\. ?[дп]|и др|и пр|etc|et al|usw|u\. ?s\. ?w|ecc)\.$", re.IGNORECASE)
_ET_CETERA_ENDS = frozenset({"д", "п", "др", "пр", "т.д", "т.п", "etc", "al", "usw", "w", "u.s.w", "ecc"})
_SHORT = re.compile(r"\b[^\W\d_]{1,3}\.\s*$")

# Boundaries that sentencex leaves out.
_MISSED = re.compile(
    r"(?:…|[?!]|\.)[»”\"’')\]]*[^\S\n]+(?=[«“„\"(]?(?:\d{1,3}[.)] )?[^\W\d_a-zа-яё])|[。！？](?=.)"
)
# The marker of a note behind the full stop: best.”1 | Candide
_MARKED = re.compile(r"[.?!…][»”\"’']?(?:\d{1,2}|[¹²³⁰⁴-⁹]+)[^\S\n]+(?=[«“„\"(]?[^\W\d_a-zа-яё])")
_NUMBER_ALONE = re.compile(r"\(?(?:\d{1,3}|[a-zа-я])[.)]")  # 2. | The second point
_ORDINAL = re.compile(r"(?:^|\s)\d{1,2}\.\s*$")  # am 23. | Mai
_GERMAN_MONTHS = frozenset(
    {
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
    }
    | {"Dezember", "Jahrhundert", "Jahrhunderts"}
)
_WIDER = (0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
# sentencex 1.0 panics next to white space of more than one byte; the length must stay.
_SPACES = dict.fromkeys(
    (*range(9, 14), *range(0x1C, 0x20), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), *_WIDER), " "
)
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
    if len(text) < 400 and _ENDS.isdisjoint(text[:-1]):
        return _trimmed(text, [0, len(text)])
    flat = text.translate(_SPACES)
    found = set(_boundaries(flat, language))
    cuts = sorted(found.union(_missed(flat, found), _marked(flat)))
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


def _missed(flat: str, found: AbstractSet[int]) -> Iterator[int]:
    for match in _MISSED.finditer(flat):
        if match.end() in found:
            continue
        before, after = flat[max(0, match.start() - 24) : match.end()], flat[match.end() : match.end() + 40]
        sort = _abbreviation(before)
        if sort in ("year", "etc"):
            if _begins_anew(after):
                yield match.end()
        elif not sort and not (before.rstrip()[-1] == "." and _SHORT.search(before)):
            yield match.end()


def _marked(flat: str) -> Iterator[int]:
    for match in _MARKED.finditer(flat):
        closed = match.group()[1] in "»”\"’'"
        if closed or flat[max(0, match.start() - 4) : match.start()].isalpha():
            yield match.end()


def _abbreviation(before: str) -> str:
    """What sort of abbreviation the full stop at the end of `before` belongs to; empty if to none."""
    head = before.rstrip()
    if head[-1:] != "." or (len(head) > 8 and head[-9:-1].isalpha()):
        return ""
    word = head[head.rfind(" ") + 1 : -1].lstrip('(«"“„')
    if _YEAR_ABBREVIATION.search(head):
        return "year"
    if word.lower() in _ET_CETERA_ENDS and _ET_CETERA.search(head):
        return "etc"
    if len(word) == 1 and word.isalpha() and word not in "гв":
        return "initial"
    if "." in word:
        return "dotted" if _DOTTED.fullmatch(word) else ""
    return _ABBREVIATIONS.get(word, "")


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
    sort = _abbreviation(before)
    if not sort:
        word = _FIRST_WORD.match(after)
        return bool(word and word[1] in _GERMAN_MONTHS and _ORDINAL.search(before))
    if sort in ("etc", "numbered"):
        return not _first_letter(after).isupper()
    if sort in ("year", "dotted"):
        return not _begins_anew(after)
    return sort == "title" or not _ends_with_pronoun(before)


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
    spans: list[tuple[int, int]] = []
    for s, e in pairwise(cuts):
        start, end = s, e
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        if start == end:
            continue
        if spans and spans[-1][1] - spans[-1][0] < 6 and _NUMBER_ALONE.fullmatch(text, *spans[-1]):
            start = spans.pop()[0]
        spans.append((start, end))
    return spans

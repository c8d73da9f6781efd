"""What each block of a plain text is: rules for letters, records and printed pages.

Two passes: what a block looks like by itself, then what its place says of it. Where a letter stands inside
another document (a record, a memo that hands it on), what surrounds the letter is `MEMO`. The rules name
forms (a salutation, a stamp, a date), never a particular text; metadata can overrule them.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from aligner.model import Kind
from aligner.text.forms import DATE, GROUPS, LONG_RULES, QUOTED_RULES, RULES, SHORT

_FULL_DATE = re.compile(
    rf"(?:[^.?!;]|\.(?=\S|\s*[A-ZА-Я])){{0,80}}?\b{DATE}[.,]?[\"»”’)\]]?$", re.IGNORECASE | re.DOTALL
)
_DIGIT = re.compile(r"\d")
_DATE_FIRST = re.compile(rf"(?:[^\W\d_][^.?!;\d]{{0,40}},\s*)?{DATE}", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\W\d_]{2,}[.?!…][\"'»”’)\]]*(?:\s|$)")
_LOWER_WORD = re.compile(r"(?<![^\s(])[a-zа-яё]{2,}")
_UPPER_WORD = re.compile(r"\b[^\W\d_a-zа-яё]{3,}\b")
_VERSE_LINE = re.compile(r"[\"'«“—–-]?\s?[^\W\d_]")


def kinds_of(blocks: Sequence[str], given: Sequence[Kind | None] = ()) -> list[Kind]:
    """The kind of each of `blocks`, in order; kinds that are `given` stand. Linear."""
    known = list(given) or [None] * len(blocks)
    kinds = [kind or kind_alone(block) for kind, block in zip(known, blocks, strict=True)]
    _place_addresses(blocks, kinds)
    _name_signers(blocks, kinds)
    _number_items(blocks, kinds)
    _letterhead(blocks, kinds)
    _running_heads(blocks, kinds)
    _frame(blocks, kinds)
    return [kind or found for kind, found in zip(known, kinds, strict=True)]


def letter_span(blocks: Sequence[str], kinds: Sequence[Kind]) -> tuple[int, int]:
    """The blocks (half-open) of the letter that a document holds, from its address to its last date line.

    Empty if there is no salutation.
    """
    for k, kind in enumerate(kinds):
        if kind is Kind.SALUTATION:
            start = k
            while start and kinds[start - 1] is Kind.ADDRESS:
                start -= 1
            return start, _end_of_letter(blocks, kinds, k)
    return 0, 0


def kind_alone(block: str) -> Kind:
    """What `block` looks like, its neighbours unseen."""
    if len(block) > SHORT and block[0] not in "[(*†‡#-+•0123456789SsNnИиПп":
        return Kind.PARAGRAPH
    head = block[: SHORT + 1]
    match = (LONG_RULES if len(block) > SHORT else RULES).match(head)
    if match is None and block[0] in "\"“«„'" and len(block) <= SHORT:
        match = QUOTED_RULES.match(head.lstrip("\"“«„'"))
    if match is not None and match.lastgroup:
        kind = GROUPS[match.lastgroup]
        if kind is not Kind.STAMP or head[0] == "[" or len(_LOWER_WORD.findall(head)) < 4:
            return kind
    if len(block) <= 100 and _is_dateline(block):
        return Kind.DATELINE
    if _is_verse(block):
        return Kind.VERSE
    return Kind.PARAGRAPH


def _is_dateline(block: str) -> bool:
    return _DIGIT.search(block) is not None and bool(_FULL_DATE.match(block) or _DATE_FIRST.fullmatch(block))


def _is_verse(block: str) -> bool:
    """Three lines or more, short, ragged, each beginning like a line of verse."""
    if block.count("\n") < 2 or len(block) > 6_000:
        return False
    lines = block.split("\n")
    lengths = [len(x.strip()) for x in lines]
    if max(lengths) > 70 or min(lengths) < 3:
        return False
    upper = sum(1 for x in lines if (m := _VERSE_LINE.match(x.strip())) and x.strip()[m.end() - 1].isupper())
    return upper * 10 >= len(lines) * 7 and any(
        _SENTENCE.search(x) or x.rstrip().endswith(",") for x in lines
    )


def _is_running(block: str, kind: Kind) -> bool:
    """Whether the block is text that says something, not an inscription."""
    return kind in (Kind.PARAGRAPH, Kind.LIST_ITEM) and (len(block) > SHORT or bool(_SENTENCE.search(block)))


def _place_addresses(blocks: Sequence[str], kinds: list[Kind]) -> None:
    """An address stands right before a salutation, or opens the text; elsewhere it is a paragraph."""
    for k, kind in enumerate(kinds):
        if kind is Kind.ADDRESS:
            follows = [x for x in kinds[k + 1 : k + 4] if x is not Kind.ADDRESS]
            heads = k and kinds[k - 1] in (Kind.DATELINE, Kind.LETTERHEAD, Kind.STAMP, Kind.ADDRESS)
            if Kind.SALUTATION not in follows[:2] and not heads:
                kinds[k] = Kind.PARAGRAPH
        elif kind is Kind.VERSE and Kind.SALUTATION in kinds[k + 1 : k + 2]:
            kinds[k] = Kind.ADDRESS
    for k, kind in enumerate(kinds):
        if kind is not Kind.SALUTATION or not k or kinds[k - 1] is not Kind.PARAGRAPH:
            continue
        if len(blocks[k - 1]) <= SHORT and not _SENTENCE.search(blocks[k - 1]):
            kinds[k - 1] = Kind.ADDRESS


def _name_signers(blocks: Sequence[str], kinds: list[Kind]) -> None:
    """Short lines without a sentence around a signature or after a closing formula are signatures too."""

    def bare(k: int) -> bool:
        return (
            0 <= k < len(blocks)
            and kinds[k] is Kind.PARAGRAPH
            and len(blocks[k]) <= 80
            and not _SENTENCE.search(blocks[k])
            and blocks[k][-1] not in ",:;"
            and any(c.isalpha() for c in blocks[k])
        )

    for k, kind in enumerate(tuple(kinds)):
        if kind is not Kind.SIGNATURE:
            continue
        if blocks[k][0].isalpha():  # a closing formula: the name follows
            for j in (k + 1, k + 2):
                if not bare(j):
                    break
                kinds[j] = Kind.SIGNATURE
        elif bare(k - 1):
            kinds[k - 1] = Kind.SIGNATURE


def _number_items(blocks: Sequence[str], kinds: list[Kind]) -> None:
    """A numbered line that opens the text, no sentence, is its title; numbers after the end are notes."""
    if kinds and kinds[0] is Kind.LIST_ITEM and kinds[1:2] != [Kind.LIST_ITEM]:
        title = blocks[0]
        if title[0].isdecimal() and len(title) <= SHORT and title[-1] not in ".?!;:,":
            kinds[0] = Kind.HEADING
    for k in range(len(kinds) - 1, -1, -1):
        if kinds[k] is not Kind.LIST_ITEM or not blocks[k][0].isdecimal():
            if kinds[k] in (Kind.SIGNATURE, Kind.DATELINE):
                kinds[k + 1 :] = [Kind.NOTE] * (len(kinds) - k - 1)
            return


def _letterhead(blocks: Sequence[str], kinds: list[Kind]) -> None:
    """Inscriptions before the first running text, beside a stamp or in capitals, are letterhead."""
    stamped = False
    for k, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        if _is_running(block, kind) or kind in (Kind.ADDRESS, Kind.SALUTATION):
            return
        if kind is Kind.STAMP:
            stamped = True
        elif kind is Kind.PARAGRAPH and (stamped or len(_UPPER_WORD.findall(block)) >= 3):
            kinds[k] = Kind.LETTERHEAD


def _running_heads(blocks: Sequence[str], kinds: list[Kind]) -> None:
    """Short lines that return beside page marks, or with a number that grows, are page marks."""
    found: dict[str, list[int]] = {}
    for k, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        if kind in _HEADS and len(block) <= 80 and "\n" not in block and block[-1] not in ".?!,;:…":
            found.setdefault(_NUMBER.sub("#", block.casefold()), []).append(k)
    for pattern, places in found.items():
        if len(places) < 3 or places[-1] - places[0] < 3 * (len(places) - 1):
            continue
        numbers = [int(m.group()[:9]) for k in places if (m := _NUMBER.search(blocks[k]))]
        grows = "#" in pattern and all(x < y for x, y in pairwise(numbers)) and len(numbers) == len(places)
        beside = sum(Kind.PAGE_MARK in kinds[max(0, k - 1) : k + 2] for k in places)
        if (grows and not pattern.startswith("#")) or beside * 2 > len(places):
            for k in places:
                kinds[k] = Kind.PAGE_MARK


_HEADS = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.LETTERHEAD, Kind.STAMP, Kind.LIST_ITEM})
_NUMBER = re.compile(r"\d+")
_KEEP_OUTSIDE = frozenset({Kind.STAMP, Kind.LETTERHEAD, Kind.NOTE, Kind.PAGE_MARK, Kind.HEADING})


def _frame(blocks: Sequence[str], kinds: list[Kind]) -> None:
    """Where running text comes before the salutation of the one letter in it, what surrounds it is memo."""
    salutations = [k for k, kind in enumerate(kinds) if kind is Kind.SALUTATION]
    if len(salutations) != 1:
        return
    start = salutations[0]
    while start and kinds[start - 1] is Kind.ADDRESS:
        start -= 1
    if not any(_is_running(blocks[k], kinds[k]) for k in range(start)):
        return
    end = _end_of_letter(blocks, kinds, salutations[0])
    for k, kind in enumerate(kinds):
        if not start <= k < end and kind not in _KEEP_OUTSIDE:
            kinds[k] = Kind.MEMO


def _end_of_letter(blocks: Sequence[str], kinds: Sequence[Kind], start: int) -> int:
    """One past the last block of the letter: its closing formula, the signers, a date line."""
    for k in range(start + 1, len(kinds)):
        if kinds[k] is Kind.SIGNATURE:
            end = k + 1
            while end < len(kinds) and kinds[end] in (Kind.SIGNATURE, Kind.DATELINE):
                end += 1
            return end
    return len(blocks)

"""What each block of a plain text is: rules for letters, records and printed pages.

Two passes: what a block looks like by itself, then what its place says of it. Where a letter stands inside
another document (a record, a memo that hands it on), what surrounds the letter is `MEMO`. The rules name
forms (a salutation, a stamp, a date), never a particular text; metadata can overrule them.
"""

import re
from collections.abc import Sequence

from aligner.model import Kind

_SHORT = 160

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|январ[ья]|феврал[ья]|марта?|апрел[ья]|мая|ма[йя]|июн[ья]|июл[ья]"
    r"|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|januar|februar|märz|juni|juli|oktober|dezember)\.?"
)
_DAY = r"""["“«]?\d{1,2}(?:st|nd|rd|th|er)?[.,]?["”»]?"""
_YEAR = r"\d{4}(?:\s*(?:г\.?|года?|year))?"
_DATE = (
    rf"(?:{_MONTH}\s+{_DAY},?\s+{_YEAR}|{_DAY}\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})"
)

_FORMS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (Kind.HEADING, (r"\#{1,6}\s+\S", r"[^\n]+\n(?:=+|-{2,})$")),
    (
        Kind.NOTE,
        (
            r"\[\^[^\]\s]+\]:",
            r"\[\d{1,3}\]\s+\S",
            r"\*+\)?\s+\S.*[.]$",
            r"[†‡]\s?\S",
            r"(?:source|note|footnote|источник|примечани[ея]|сноска)\s*\d*\s*[.:]\s",
        ),
    ),
    (
        Kind.PAGE_MARK,
        (
            r"\[?(?:page|p\.|pp\.|стр(?:аница|\.)|с\.|seite|s\.)\s*\d{1,4}\s*\]?$",
            r"[-–—]\s*\d{1,4}\s*[-–—]$",
            r"\[?\d{1,4}\]?$",
        ),
    ),
    (
        Kind.SIGNATURE,
        (
            r"[(\[](?:signature|signed|подпись|подписано|signé|gez\.?|unterschrift)[)\]]",
            r"/[^/\n]{2,60}/$",
            r"(?:signed|подписал|signé)\s*:\s",
        ),
    ),
    (
        Kind.STAMP,
        (
            r"\[(?:stamp|seal|штамп|печать|cachet|stempel)\b[^\]]*\]",
            (
                r"(?:top\s+secret|secret|confidential|unclassified|declassified|eyes\s+only|copy\s+no|копия"
                r"|совершенно\s+секретно|особой\s+важности|секретно|рассекречено)\b(?![^.\n]*[^.\n\d]\.$)"
            ),
            r"(?-i:[A-ZА-Я]{1,4})[./№-]{1,2}\d{2,6}(?:[/.-]\d+)*$",
            r"(?:No|№)\.?\s*\d[\d/.-]*$",
        ),
    ),
    (Kind.LIST_ITEM, (r"(?:[-*+•·]|\(?\d{1,3}[.)]|\(?[a-zа-я][.)])\s+\S",)),
    (
        Kind.SALUTATION,
        (
            (
                r"(?:my\s+)?(?:dear\b|esteemed|honou?red|(?:глубоко|много)?уважаем|дорог(?:ой|ая|ие)\b|милостив"
                r"|chers?\b|chère\b|sehr\s+geehrte|liebe[rs]?\b|estimad|querid|egregio|gentile|car[oa]\b)"
                r"[^?!\n]{0,90}[,:!]$"
            ),
            (
                r"(?:sir|madam|gentlemen|mr|mrs|(?:your\s+)?excellency|ваше\s+превосходительство|господин|товарищ"
                r"|monsieur|madame|messieurs)\b\.?(?:\s+[^\s?!.]+){0,4}[,:!]$"
            ),
        ),
    ),
    (
        Kind.SIGNATURE,
        (
            (
                r"(?:with\s|sincerely|yours|your\s|respectfully|faithfully|cordially|best\s|warm|kind\s"
                r"|(?:very\s+)?truly|искренне|ваш\b|преданный|veuillez|avec\s|cordialement|bien\s+à|mit\s"
                r"|с\s+(?:наилучш|уважени|глубок|искренн|самы|совершенн|приветом|пожелани)|hochachtungsvoll"
                r"|atentamente|cordialmente|con\s)[^.?!;\n]{0,90},$"
            ),
        ),
    ),
    (
        Kind.ADDRESS,
        (
            (
                r"(?:to\s*:?\s|his\s+|her\s+|the\s+hon|его\s|её\s|кому\s*:|господину|товарищу"
                r"|(?-i:An)\s+(?:den|die|das|herrn)\s)"
                r"(?!.*[.?!]\s+(?-i:[A-ZА-Я][a-zа-я]+\s[a-zа-я])).*[^.?!:]$"
            ),
        ),
    ),
)
_GROUPS = {f"k{n}": kind for n, (kind, _) in enumerate(_FORMS)}


def _rules(*kinds: Kind) -> re.Pattern[str]:
    """The forms of `kinds` (all if none is named) as one pattern with a group a form."""
    chosen = ((n, forms) for n, (kind, forms) in enumerate(_FORMS) if not kinds or kind in kinds)
    pattern = "|".join(f"(?P<k{n}>{'|'.join(f'(?:{x})' for x in forms)})" for n, forms in chosen)
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


_RULES = _rules()
_LONG_RULES = _rules(Kind.NOTE, Kind.LIST_ITEM)  # of blocks of any length
_QUOTED_RULES = _rules(Kind.SALUTATION, Kind.ADDRESS)  # behind a quotation mark
_FULL_DATE = re.compile(
    rf"(?:[^.?!;]|\.(?=\S|\s*[A-ZА-Я])){{0,80}}?\b{_DATE}[.,]?$", re.IGNORECASE | re.DOTALL
)
_DIGIT = re.compile(r"\d")
_DATE_FIRST = re.compile(rf"(?:[^\W\d_][^.?!;\d]{{0,40}},\s*)?{_DATE}", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\W\d_]{2,}[.?!…][\"'»”’)\]]*(?:\s|$)")
_UPPER_WORD = re.compile(r"\b[^\W\d_a-zа-яё]{3,}\b")
_VERSE_LINE = re.compile(r"[\"'«“—–-]?\s?[^\W\d_]")


def kinds_of(blocks: Sequence[str], given: Sequence[Kind | None] = ()) -> list[Kind]:
    """The kind of each of `blocks`, in order; kinds that are `given` stand. Linear."""
    known = list(given) or [None] * len(blocks)
    kinds = [kind or kind_alone(block) for kind, block in zip(known, blocks, strict=True)]
    _place_addresses(blocks, kinds)
    _name_signers(blocks, kinds)
    _letterhead(blocks, kinds)
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
    if len(block) > _SHORT and block[0] not in "[(*†‡#-+•0123456789SsNnИиПп":
        return Kind.PARAGRAPH
    head = block[: _SHORT + 1]
    match = (_LONG_RULES if len(block) > _SHORT else _RULES).match(head)
    if match is None and block[0] in "\"“«„'" and len(block) <= _SHORT:
        match = _QUOTED_RULES.match(head.lstrip("\"“«„'"))
    if match is not None and match.lastgroup:
        return _GROUPS[match.lastgroup]
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
    return kind in (Kind.PARAGRAPH, Kind.LIST_ITEM) and (len(block) > _SHORT or bool(_SENTENCE.search(block)))


def _place_addresses(blocks: Sequence[str], kinds: list[Kind]) -> None:
    """An address stands right before a salutation, or opens the text; elsewhere it is a paragraph."""
    for k, kind in enumerate(kinds):
        if kind is Kind.ADDRESS:
            follows = [x for x in kinds[k + 1 : k + 4] if x is not Kind.ADDRESS]
            if Kind.SALUTATION not in follows[:2]:
                kinds[k] = Kind.PARAGRAPH
        elif kind is Kind.VERSE and Kind.SALUTATION in kinds[k + 1 : k + 2]:
            kinds[k] = Kind.ADDRESS
    for k, kind in enumerate(kinds):
        if kind is not Kind.SALUTATION or not k or kinds[k - 1] is not Kind.PARAGRAPH:
            continue
        if len(blocks[k - 1]) <= _SHORT and not _SENTENCE.search(blocks[k - 1]):
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

    for k, kind in enumerate(kinds):
        if kind is not Kind.SIGNATURE:
            continue
        if blocks[k].endswith(","):  # a closing formula: the name follows
            for j in (k + 1, k + 2):
                if not bare(j):
                    break
                kinds[j] = Kind.SIGNATURE
        elif bare(k - 1):
            kinds[k - 1] = Kind.SIGNATURE


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

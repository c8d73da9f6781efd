"""What salutations, stamps, signatures, dates and the like look like, in several languages."""

import re

from aligner.model import Kind

SHORT = 160

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|январ[ья]|феврал[ья]|марта?|апрел[ья]|мая|ма[йя]|июн[ья]|июл[ья]"
    r"|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|januar|februar|märz|juni|juli|oktober|dezember)\.?"
)
_DAY = r"""["“«]?\d{1,2}(?:st|nd|rd|th|er)?[.,]?["”»]?"""
_YEAR = r"\d{4}(?:\s*(?:г\.?|года?|year))?"
DATE = (
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
            r"(?:(?:экз|исх|вх|пр|дело|copy|entry|original|file|ref)[.:]?\s*)?(?:No|№)\.?\s*\d[\d/.-]*$",
        ),
    ),
    (Kind.LIST_ITEM, (r"(?:[-*+•·]|\(?\d{1,3}[.)]|\(?(?-i:[a-zа-я])[.)])\s+\S",)),
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
                r"|atentamente|cordialmente|con\s)[^.?!;\n]{0,90},(?:\n[^\n,;:]{2,60}){0,3}$"
            ),
            (
                r"(?:with\s+(?:the\s+|my\s+)?(?:best|kind|warm|great|deep|sincere|respect|personal)|sincerely"
                r"|yours\s|respectfully|best\s+(?:regards|wishes)|искренне\s+ваш|avec\s+(?:mes|nos|toute)"
                r"|с\s+(?:наилучш|уважени|глубок|искренн|совершенн|пожелани)"
                r"|mit\s+(?:freundlich|vorzüglich|best))(?:[^\W\d_]|[\s-]){0,70}[,.]?$"
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
GROUPS = {f"k{n}": kind for n, (kind, _) in enumerate(_FORMS)}


def _rules(*kinds: Kind) -> re.Pattern[str]:
    """The forms of `kinds` (all if none is named) as one pattern with a group a form."""
    chosen = ((n, forms) for n, (kind, forms) in enumerate(_FORMS) if not kinds or kind in kinds)
    pattern = "|".join(f"(?P<k{n}>{'|'.join(f'(?:{x})' for x in forms)})" for n, forms in chosen)
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


RULES = _rules()
LONG_RULES = _rules(Kind.NOTE, Kind.LIST_ITEM)  # of blocks of any length
QUOTED_RULES = _rules(Kind.SALUTATION, Kind.ADDRESS)  # behind a quotation mark

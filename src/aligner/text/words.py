"""The one tokenisation of the project: words and numbers of a text, as spans."""

import regex

_LETTER = (
    r"[\p{L}\p{M}\p{N}\u00ad\u200c\u200d]"  # soft hyphens and joiners are part of the word they stand in
)
_RUN = rf"\p{{L}}{_LETTER}*"
_HYPHEN = r"[-\u2010\u2011]"
_APOSTROPHE = r"['’ʼ]"

WORD = regex.compile(
    rf"""
      # the common case, decided at once: plain letters, and nothing after them that could belong to the word
      [A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0386-\u03ff\u0400-\u0481\u048a-\u052f]++
        (?! [\w\p{{M}}\u00ad\u200c\u200d] | {_APOSTROPHE}\p{{L}} | {_HYPHEN}\p{{L}} | ['’] | \.\p{{L}} )
      # 1,000  3.5  10:30  03.24.77  1 000 (no-break or thin space), with an ordinal ending: 1st, 1970s, 16-го
    | (?<!\p{{L}}\p{{L}}\p{{Ll}}) (?<!\p{{N}}) \p{{N}}++ (?: [.,:'’]\p{{N}}++ | (?:[\u00a0\u202f\u2009]\p{{N}}{{3}}\b) )*+
      (?: {_LETTER}++ | {_HYPHEN}\p{{Cyrillic}}{{1,3}}\b )?
      # scripts written without spaces: one sign, one word
    | [\p{{Han}}\p{{Hiragana}}\p{{Katakana}}]\p{{M}}*
      # U.S.  L.I.  и.о.  p.m.
    | (?<![\p{{L}}\p{{M}}]) (?:\p{{L}}\p{{M}}*\.){{2,}}+
      # French and Italian elision: l' d' qu' before a vowel
    | (?<![\p{{L}}\p{{M}}])
        (?: [cdjlmnstCDJLMNST] | [Qq]u | [Jj]usqu | [Ll]orsqu | [Pp]uisqu | [DdNn]ell | [Dd]all | [Uu]n )['’]
        (?=[aeiouyhàâæéèêëîïôœùûüAEIOUYHÀÂÆÉÈÊËÎÏÔŒÙÛÜ]{_LETTER})
      # Brezhnev1, letter²: the marker of a note is no part of the word, nor a word
    | \p{{L}}\p{{M}}*+ \p{{L}}\p{{M}}*+ [\p{{L}}\p{{M}}]*+ (?<=\p{{Ll}})
        (?= [0-9]{{1,2}} (?![\w\p{{M}}'’‐-]|[.,:]\p{{N}}) | [¹²³⁰⁴-⁹] )
      # don't  country's  г-н  из-за  up-to-date  on-site: a hyphen joins where one part is a particle;
      # long-term and торгово-экономических are two words, as when they are written apart
    | {_RUN}+ (?: {_APOSTROPHE}{_RUN}+ )*+
      (?: {_HYPHEN} (?: \p{{L}}\p{{M}}*\p{{L}}?\p{{M}}*(?!{_LETTER})
                      | (?<=\b\p{{L}}{_HYPHEN}|\b\p{{L}}\p{{L}}{_HYPHEN}) {_RUN}+ )
          (?: {_APOSTROPHE}{_RUN}+ )*+ )*+
      # [Page 27] in the middle of a text: no words at all
    | \[ \s* (?i:page|pp?\.|стр\.|с\.|seite|s\.) \s* \p{{N}}{{1,5}} \s* \] (*SKIP)(*FAIL)
    """,
    regex.VERBOSE | regex.VERSION1,
)
"""Matches one word or number; punctuation, white space, page and note marks stand between matches."""


def word_spans(text: str) -> list[tuple[int, int]]:
    """Spans of the words of `text`, in order; never cuts a grapheme. Linear."""
    return [m.span() for m in WORD.finditer(text)]

from pathlib import Path

import pytest

from aligner.model import Kind, Segment
from aligner.text.blocks import split_blocks

LETTER = Path(__file__).parents[3] / "texts" / "carter-brezhnev-1977"


def texts_of(text: str, segments: tuple[Segment, ...]) -> list[str]:
    return [text[s.start : s.end] for s in segments]


def letter(name: str) -> str:
    return (LETTER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "count"), [("dobrynin.en", 45), ("sample.en", 24), ("sample.ru", 26)])
def test_the_letter_has_the_blocks_that_its_gold_alignments_number(name: str, count: int) -> None:
    text = letter(f"{name}.txt")
    assert texts_of(text, split_blocks(text)) == [x.strip() for x in text.strip().split("\n\n")]
    assert len(split_blocks(text)) == count


@pytest.mark.parametrize(("name", "seams"), [("dobrynin.en", [14, 22]), ("sample.en", []), ("sample.ru", [])])
def test_the_letter_is_joined_where_pages_cut_a_paragraph_and_nowhere_else(
    name: str, seams: list[int]
) -> None:
    assert [k for k, s in enumerate(split_blocks(letter(f"{name}.txt"))) if s.seam] == seams


def test_what_surrounds_the_letter_is_told_from_it_by_rule_alone() -> None:
    kinds = [s.kind for s in split_blocks(letter("dobrynin.en.txt"))]
    assert [k for k, x in enumerate(kinds) if x.is_matter] == [0, 1, 2, 3, 4, 7, 8, 9, 10, 11, *range(40, 45)]
    assert kinds[5] is kinds[6] is Kind.HEADING
    assert kinds[12:14] == [Kind.ADDRESS, Kind.SALUTATION]
    assert kinds[37:40] == [Kind.SIGNATURE, Kind.SIGNATURE, Kind.DATELINE]
    assert set(kinds[14:37]) == {Kind.PARAGRAPH}


def test_the_rules_hold_for_the_russian_letter_too() -> None:
    kinds = [s.kind for s in split_blocks(letter("sample.ru.txt"))]
    assert kinds[:2] == [Kind.ADDRESS, Kind.SALUTATION]
    assert kinds[-3:] == [Kind.SIGNATURE, Kind.SIGNATURE, Kind.DATELINE]
    assert set(kinds[2:-3]) == {Kind.PARAGRAPH}


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("# A heading", Kind.HEADING),
        ("[Page 27]", Kind.PAGE_MARK),
        ("стр. 3", Kind.PAGE_MARK),
        ("- 12 -", Kind.PAGE_MARK),
        ("[^3]: See above.", Kind.NOTE),
        ("Source: Carter Library, Box 17.", Kind.NOTE),
        ("СОВЕРШЕННО СЕКРЕТНО", Kind.STAMP),
        ("[печать]\nМИД СССР", Kind.STAMP),
        ("(подпись) А. Добрынин", Kind.SIGNATURE),
        ("2. The second point is longer.", Kind.LIST_ITEM),
        ("Washington, February 14, 1977", Kind.DATELINE),
        ("Москва, 25 февраля 1977 года", Kind.DATELINE),
        ("Washington, le 14 février 1977", Kind.DATELINE),
        ("Уважаемый господин Президент!", Kind.SALUTATION),
        ("Dear Mr. President:", Kind.SALUTATION),
        ("Sincerely,", Kind.SIGNATURE),
        ("С уважением,", Kind.SIGNATURE),
        ("With this in mind, we went on. It was late.", Kind.PARAGRAPH),
        ("Secret talks were held in Geneva.", Kind.PARAGRAPH),
        ("In May 1977 they met.", Kind.PARAGRAPH),
        ("Mr. Vance went to Moscow at the end of March to say this: never again.", Kind.PARAGRAPH),
        ("To be or not to be", Kind.PARAGRAPH),
    ],
)
def test_a_block_is_known_by_its_form(block: str, kind: Kind) -> None:
    assert [s.kind for s in split_blocks(block, mode="paragraphs")] == [kind]


def test_carriage_returns_and_blank_lines_with_spaces_part_blocks_too() -> None:
    text = "one\r\ntwo\r\n \t\r\nthree\r\rfour\n\n\n\nfive\r\n"
    assert texts_of(text, split_blocks(text)) == ["one\r\ntwo", "three", "four", "five"]


def test_a_hard_wrapped_text_without_blank_lines_is_one_block() -> None:
    line = "these words are set as a typist would set them, with a return at the"
    text = "\n".join([line] * 5 + ["end of the page."])
    assert len(split_blocks(text)) == 1


def test_indented_first_lines_part_a_hard_wrapped_text() -> None:
    line = "these words are set as a typist would set them, with a return at the"
    text = "\n".join([f"   {line}", line, "end.", f"   {line}", line, line, "end."])
    assert [x[-4:] for x in texts_of(text, split_blocks(text))] == ["end.", "end."]


def test_long_lines_without_blank_lines_are_paragraphs() -> None:
    text = "\n".join(["word " * 40 + ".", "short one.", "word " * 80 + ".", "x"])
    assert len(split_blocks(text)) == 4


def test_lines_are_taken_exactly_as_given() -> None:
    text = "one\n\n  two \nthree\u2028four\r\n"
    assert texts_of(text, split_blocks(text, mode="lines")) == ["one", "", "  two ", "three\u2028four"]
    assert texts_of("a\n\n", split_blocks("a\n\n", mode="lines")) == ["a", ""]
    assert split_blocks("", mode="lines") == ()


def test_a_page_mark_between_the_halves_of_a_sentence_is_bridged() -> None:
    text = "This went on for\n\n[Page 27]\n\nmany years.\n\nThe end."
    assert [s.seam for s in split_blocks(text)] == [True, True, False, False]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir,\n\nit pleases me.",
        "as follows:\n\nfirst",
        "first;\n\nsecond",
        "It ended.\n\nthen",
        "A\n\nB",
    ],
)
def test_no_seam_where_nothing_was_cut(text: str) -> None:
    assert not any(s.seam for s in split_blocks(text))


def test_markdown_parts_headings_items_and_notes_without_blank_lines() -> None:
    text = (
        "---\ntitle: x\n---\n# Head\ntext one\ngoes on\n- a\n- b\n  c\n\n* * *\n\nTitle\n=====\n[^1]: note\n"
    )
    segments = split_blocks(text, markup="markdown")
    assert texts_of(text, segments) == [
        "# Head",
        "text one\ngoes on",
        "- a",
        "- b\n  c",
        "Title\n=====",
        "[^1]: note",
    ]
    assert [s.kind.value for s in segments] == [
        "heading",
        "paragraph",
        "list-item",
        "list-item",
        "heading",
        "note",
    ]


def test_a_fence_stays_whole() -> None:
    text = "before\n\n```\ncode\n\n# more\n```\n\nafter"
    assert texts_of(text, split_blocks(text, markup="markdown")) == [
        "before",
        "```\ncode\n\n# more\n```",
        "after",
    ]


def test_empty_and_blank_texts_have_no_blocks() -> None:
    assert split_blocks("") == split_blocks(" \n\n\t\r\n") == ()


RECORD = """СЕКРЕТНО

Экз. № 1

ЗАПИСЬ БЕСЕДЫ

с помощником президента США

15 февраля 1977 года

Сегодня мне позвонил помощник президента. Он сказал, что президент написал письмо.

Он передал мне письмо за подписью президента:

«Его Превосходительству
Леониду И. Брежневу
Москва, Кремль

Уважаемый г-н Генеральный секретарь!

Мне приятно отметить это. Наши страны

[стр. 2]

несут особую ответственность.

С наилучшими личными пожеланиями и уважением

Джимми Картер

Белый дом
Вашингтон
14 февраля 1977 года»

Он не смог прокомментировать это письмо.

Посол СССР в США

А. Добрынин

Исх. № 286"""


def test_a_record_of_another_hand_is_read_by_the_same_rules() -> None:
    segments = split_blocks(RECORD)
    kinds = [s.kind.value for s in segments]
    assert kinds == [
        *("stamp", "stamp", "letterhead", "letterhead", "memo", "memo", "memo"),
        *("address", "salutation", "paragraph", "page-mark", "paragraph"),
        *("signature", "signature", "dateline"),
        *("memo", "memo", "memo", "stamp"),
    ]
    assert [k for k, s in enumerate(segments) if s.seam] == [9, 10]


def test_a_printed_letter_has_its_title_and_its_notes_told_apart() -> None:
    blocks = [
        "7. Letter From President Carter to Brezhnev",
        "Washington, February 14, 1977",
        "To General Secretary Brezhnev",
        "I am pleased. It is so.",
        "With best wishes,",
        "Sincerely,",
        "Jimmy Carter",
        "1. Source: A Library.",
        "2. B.",
    ]
    assert [s.kind.value for s in split_blocks("\n\n".join(blocks))] == [
        *("heading", "dateline", "address", "paragraph"),
        *("signature", "signature", "signature", "note", "note"),
    ]


def test_lines_that_all_begin_in_lower_case_are_no_cut_paragraphs() -> None:
    text = "\n\n".join(["a line of verse without an end"] * 20)
    assert not any(s.seam for s in split_blocks(text))
    assert not any(s.seam for s in split_blocks("one line,\nand the next line\n" * 10))


def test_running_heads_and_page_numbers_that_return_are_page_marks() -> None:
    page = "THE HISTORY OF {0}\n\nA paragraph that ends here.\n\nAnother one of it.\n\n- {0} -"
    segments = split_blocks("\n\n".join(page.format(k) for k in (3, 4, 5, 6)))
    assert [s.kind is Kind.PAGE_MARK for s in segments] == [True, False, False, True] * 4
    assert [s.locator for s in segments][:6] == ["p. 3", "p. 3", "p. 3", "p. 3", "p. 4", "p. 4"]


def test_what_returns_in_a_text_without_pages_is_no_page_mark() -> None:
    text = "\n\n".join(f"Yes\n\nHe said it. {k} times.\n\nNo one came." for k in range(6))
    assert not any(s.kind is Kind.PAGE_MARK for s in split_blocks(text))


def test_blocks_of_markdown_know_their_heading() -> None:
    segments = split_blocks("# One\n\ntext\n\n## Two\n\nmore", markup="markdown")
    assert [s.locator for s in segments] == ["", "One", "", "Two"]

"""Reordering, rewording and transposition: what moved, and what is said in other words."""

import pytest

from aligner.divergence import compare
from aligner.model import Category, Divergence, Metadata, Segment, Sentence, Severity, Version
from aligner.pipeline import align_pair

MOVED = [
    (
        "In the evening of that day the envoys returned to the city.",
        "The envoys returned to the city in the evening of that day.",
        "in the evening of that day",
    ),
    (
        "With great care she opened the sealed letter.",
        "She opened the sealed letter with great care.",
        "With great care",
    ),
    (
        "He said that he was tired. The guests had left at ten o'clock.",
        "The guests had left at ten o'clock. He said that he was tired.",
        "He said that he was tired",
    ),
    (
        "After the long war the farmers sowed their fields again.",
        "The farmers sowed their fields again after the long war.",
        "After the long war",
    ),
    (
        "On the northern shore there stood a ruined mill.",
        "There stood a ruined mill on the northern shore.",
        "On the northern shore",
    ),
    (
        "If the weather holds, we shall sail for Bergen on Friday.",
        "We shall sail for Bergen on Friday, if the weather holds.",
        "If the weather holds",
    ),
    (
        "From the tower of the church one sees three rivers.",
        "One sees three rivers from the tower of the church.",
        "one sees three rivers",
    ),
    (
        "Because the bridge was down, the army went by the ford.",
        "The army went by the ford, because the bridge was down.",
        "Because the bridge was down",
    ),
    (
        "The text was read aloud. No one spoke. The clerk closed the heavy book.",
        "No one spoke. The clerk closed the heavy book. The text was read aloud.",
        "The text was read aloud",
    ),
    (
        "Without a word to his wife the baker left the town.",
        "The baker left the town without a word to his wife.",
        "the baker left the town",
    ),
]
IN_PLACE = [
    ("The envoys returned to the city.", "The envoys came back to the town."),
    ("She opened the sealed letter.", "She opened the sealed letter with great care."),
    ("He was tired and hungry.", "He was hungry and tired."),
    ("The farmers sowed their fields again.", "Again the farmers sowed their fields."),
    ("We sail for Bergen on Friday.", "On Friday we sail for Bergen."),
    ("The guests had left. He was tired.", "The visitors had gone. He felt weary."),
    ("The text was read aloud.", "The text was read aloud, and then it was read aloud again."),
    ("He gave her the book and the key.", "He gave her the key and the book."),
    ("Three rivers meet below it.", "Below it three rivers meet."),
    ("The clerk closed the heavy book.", "The heavy book was closed by the clerk."),
    (
        "The sea was calm that night and the stars were out.",
        "The sea was calm that night and the stars were out.",
    ),
]
PUT = [
    ("The soldiers left at once for the coast.", "The soldiers left without delay for the coast.", "at once"),
    ("He began to laugh when he saw it.", "He burst out laughing when he saw it.", "began to laugh"),
    ("The king died in his bed.", "The king breathed his last in his bed.", "died"),
    ("We agree with the first point.", "We go along with the first point.", "agree"),
    ("The road to the coast was impassable.", "The road to the coast could not be used.", "impassable"),
    ("Their talks came to nothing in the end.", "Their talks broke down in the end.", "came to nothing"),
    ("She was fond of the abbess from the first.", "She took to the abbess from the first.", "was fond of"),
    ("He paid no heed to the warning.", "He took no notice of the warning.", "paid"),
    ("The envoy kept his word to the duke.", "The envoy did as he promised to the duke.", "kept his word"),
    ("The harvest was plentiful this year.", "The harvest was a rich one this year.", "plentiful"),
]
KEPT = [
    ("The soldiers left at once for the coast.", "The soldiers left at once for the coast."),
    ("The soldiers left for the coast.", "The soldiers left, for the coast."),
    ("The colour was grey.", "The color was gray."),
    ("We did not sign.", "We didn't sign."),
    ("The fleet has three ships.", "The fleet has 3 ships."),
    ("The king must go.", "The king may go."),
    ("The king came on Monday.", "The king came on Tuesday."),
    ("The king sold ten ships.", "The king sold nine ships."),
    ("The garrison surrendered at noon.", "The garison surrendered at noon."),
    ("On Friday we sail for Bergen.", "We sail for Bergen on Friday."),
]
BLOCKS = (
    "The committee met in the old customs house and read the letter from the governor.",
    "Grain prices had doubled since spring, and the bakers asked for help.",
    "A surgeon from the northern hospital described the fever among the children.",
    "Nobody could say when the railway bridge over the gorge would be repaired.",
    "The schoolmaster proposed that the library be kept open on Sundays.",
    "Two fishermen complained about the new harbour dues and the broken lamp.",
)
RUSSIAN = (
    "Комитет собрался в старой таможне и прочёл письмо губернатора.",
    "Цены на зерно с весны удвоились, и пекари просили помощи.",
    "Хирург из северной больницы описал лихорадку у детей.",
    "Никто не знал, когда починят железнодорожный мост через ущелье.",
    "Учитель предложил открывать библиотеку по воскресеньям.",
)
OTHER = {
    0: "In the former customs house the committee came together and read what the governor had written.",
    2: "The fever among the children was described by a surgeon from the hospital in the north.",
}
ORDERS = [
    ((1, 2, 3, 4, 5, 0), {0}),
    ((5, 0, 1, 2, 3, 4), {5}),
    ((0, 2, 3, 4, 1, 5), {1}),
    ((0, 4, 1, 2, 3, 5), {4}),
    ((3, 0, 1, 2, 4, 5), {3}),
    ((0, 1, 3, 4, 5, 2), {2}),
    ((0, 1, 2, 5, 3, 4), {5}),
    ((1, 2, 0, 3, 4, 5), {0}),
    ((0, 1, 2, 4, 5, 3), {3}),
    ((0, 5, 1, 2, 3, 4), {5}),
]
STRAIGHT = [
    (BLOCKS, BLOCKS),
    (BLOCKS, BLOCKS[1:]),
    (BLOCKS, BLOCKS[:-1]),
    (BLOCKS, BLOCKS[:2] + BLOCKS[3:]),
    (BLOCKS[1:], BLOCKS),
    (BLOCKS[:3] + BLOCKS[4:], BLOCKS),
    (BLOCKS, (f"{BLOCKS[0]} {BLOCKS[1]}", *BLOCKS[2:])),
    ((BLOCKS[0], f"{BLOCKS[1]} {BLOCKS[2]}", *BLOCKS[3:]), BLOCKS),
    (BLOCKS, tuple(OTHER.get(k, x) for k, x in enumerate(BLOCKS))),
    (RUSSIAN, RUSSIAN[1:]),
    (RUSSIAN, (f"{RUSSIAN[0]} {RUSSIAN[1]}", *RUSSIAN[2:])),
]


def of(category: Category, a: str, b: str) -> list[Divergence]:
    return [d for d in compare(a, b, lang_a="en", lang_b="en").divergences if d.category is category]


@pytest.mark.parametrize(("a", "b", "text"), MOVED)
def test_words_that_moved_together_are_a_reordering_and_no_more(a: str, b: str, text: str) -> None:
    found = compare(a, b, lang_a="en", lang_b="en").divergences
    (d,) = found
    assert d.category is Category.REORDERING
    assert d.severity is Severity.WORDING
    assert (a[d.a_start : d.a_end], b[d.b_start : d.b_end]) == (d.a_text, d.b_text)
    assert d.a_text.casefold() == d.b_text.casefold() == text.casefold()
    assert d.reason == f"'{d.a_text}' stands in another place of the passage"


@pytest.mark.parametrize(("a", "b"), IN_PLACE)
def test_what_stands_in_place_or_moved_by_a_word_or_two_is_no_reordering(a: str, b: str) -> None:
    assert not of(Category.REORDERING, a, b)


@pytest.mark.parametrize(("a", "b", "text"), PUT)
def test_a_stretch_put_in_other_words_is_a_rewording(a: str, b: str, text: str) -> None:
    d = of(Category.REWORDING, a, b)[0]
    assert d.severity is Severity.WORDING
    assert (a[d.a_start : d.a_end], b[d.b_start : d.b_end]) == (d.a_text, d.b_text)
    assert d.a_text in text or text in d.a_text
    assert d.reason == f"'{d.a_text}' is put as '{d.b_text}'"


@pytest.mark.parametrize(("a", "b"), KEPT)
def test_the_same_words_or_a_change_told_otherwise_is_no_rewording(a: str, b: str) -> None:
    assert not of(Category.REWORDING, a, b)


def version(name: str, blocks: tuple[str, ...], language: str) -> Version:
    text = "\n\n".join(blocks)
    starts = [sum(len(x) + 2 for x in blocks[:k]) for k in range(len(blocks))]
    segments = tuple(Segment(s, s + len(x)) for s, x in zip(starts, blocks, strict=True))
    sentences = tuple(Sentence(x.start, x.end, k) for k, x in enumerate(segments))
    return Version(name, text, segments, sentences, Metadata(language=language))


def transposed(a: tuple[str, ...], b: tuple[str, ...], language: str = "en") -> list[Divergence]:
    beads = align_pair(version("a", a, language), version("b", b, language)).beads
    found = [d for x in beads if x.score for d in x.score.divergences]
    return [d for d in found if d.category is Category.TRANSPOSITION]


@pytest.mark.parametrize(("order", "moved"), ORDERS)
def test_a_block_in_another_place_is_a_transposition(order: tuple[int, ...], moved: set[int]) -> None:
    found = transposed(BLOCKS, tuple(BLOCKS[k] for k in order))
    assert {d.a_text for d in found} == {d.b_text for d in found} == {BLOCKS[k] for k in moved}
    assert all(d.severity is Severity.MEANING and "stands in another place in B" in d.reason for d in found)


@pytest.mark.parametrize("order", [(1, 2, 3, 4, 0), (4, 0, 1, 2, 3), (0, 2, 3, 1, 4)])
def test_a_russian_block_in_another_place_is_a_transposition(order: tuple[int, ...]) -> None:
    (d,) = transposed(RUSSIAN, tuple(RUSSIAN[k] for k in order), "ru")
    assert d.a_text == d.b_text


@pytest.mark.parametrize(("a", "b"), STRAIGHT)
def test_blocks_in_order_left_out_or_joined_are_no_transposition(
    a: tuple[str, ...], b: tuple[str, ...]
) -> None:
    assert not transposed(a, b, "ru" if a[0] in RUSSIAN else "en")

"""Transposition: a block of one version that stands out of the order of the others in the other version."""

import pytest

from aligner.model import Category, Divergence, Metadata, Segment, Sentence, Severity, Version
from aligner.pipeline import align_pair

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


def version(name: str, blocks: tuple[str, ...], language: str) -> Version:
    text = "\n\n".join(blocks)
    starts = [sum(len(x) + 2 for x in blocks[:k]) for k in range(len(blocks))]
    segments = tuple(Segment(s, s + len(x)) for s, x in zip(starts, blocks, strict=True))
    sentences = tuple(Sentence(x.start, x.end, k) for k, x in enumerate(segments))
    return Version(name, text, segments, sentences, Metadata(language=language))


def quoted(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"


def findings(a: tuple[str, ...], b: tuple[str, ...], language: str = "en") -> list[Divergence]:
    beads = align_pair(version("a", a, language), version("b", b, language)).beads
    return [d for x in beads if x.score for d in x.score.divergences]


def transposed(a: tuple[str, ...], b: tuple[str, ...], language: str = "en") -> list[Divergence]:
    return [d for d in findings(a, b, language) if d.category is Category.TRANSPOSITION]


@pytest.mark.parametrize(("order", "moved"), ORDERS)
def test_a_block_in_another_place_is_a_transposition_and_no_more(
    order: tuple[int, ...], moved: set[int]
) -> None:
    b = tuple(BLOCKS[k] for k in order)
    found = findings(BLOCKS, b)
    assert {d.category for d in found} == {Category.TRANSPOSITION}
    assert {d.a_text for d in found} == {BLOCKS[k] for k in moved}
    whole_a, whole_b = "\n\n".join(BLOCKS), "\n\n".join(b)
    for d in found:
        assert whole_a[d.a_start : d.a_end] == whole_b[d.b_start : d.b_end] == d.a_text == d.b_text
        assert d.severity is Severity.MEANING
        assert d.reason == f"'{quoted(d.a_text)}' stands in another place in B"


@pytest.mark.parametrize("place", [0, 4, 5])
def test_a_block_in_another_place_and_in_other_words_is_a_transposition(place: int) -> None:
    rest = [x for k, x in enumerate(BLOCKS) if k != 2]
    (d,) = transposed(BLOCKS, (*rest[:place], OTHER[2], *rest[place:]))
    assert (d.a_text, d.b_text) == (BLOCKS[2], OTHER[2])


@pytest.mark.parametrize("order", [(1, 2, 3, 4, 0), (4, 0, 1, 2, 3), (0, 2, 3, 1, 4)])
def test_a_russian_block_in_another_place_is_a_transposition(order: tuple[int, ...]) -> None:
    (d,) = findings(RUSSIAN, tuple(RUSSIAN[k] for k in order), "ru")
    assert d.category is Category.TRANSPOSITION
    assert d.a_text == d.b_text == RUSSIAN[next(k for k in order if abs(order.index(k) - k) > 1)]
    assert d.reason == f"'{quoted(d.a_text)}' stands in another place in B"


@pytest.mark.parametrize(("a", "b"), STRAIGHT)
def test_blocks_in_order_left_out_or_joined_are_no_transposition(
    a: tuple[str, ...], b: tuple[str, ...]
) -> None:
    assert not transposed(a, b, "ru" if a[0] in RUSSIAN else "en")

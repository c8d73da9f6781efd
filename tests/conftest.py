"""A small alignment with everything that a report shows and a format carries; no test asks for time."""

import re
from collections.abc import Callable

import pytest
from hypothesis import settings

from aligner.model import (
    Alignment,
    Bead,
    Category,
    Comparison,
    Divergence,
    Kind,
    Metadata,
    Score,
    Segment,
    Sentence,
    Severity,
    Status,
    Version,
    WordLink,
    WordOp,
)

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def version(name: str, language: str, blocks: list[tuple[str, Kind]], **meta: str) -> Version:
    """Blocks with a blank line between; a sentence ends at a full stop before a space."""
    text, segments, sentences = "", [], []
    for k, (block, kind) in enumerate(blocks):
        text += "\n\n" if text else ""
        segments.append(Segment(len(text), len(text) + len(block), kind))
        at = len(text)
        for part in block.replace(". ", ".\0").split("\0"):
            sentences.append(Sentence(at, at + len(part), k))
            at += len(part) + 1
        text += block
    return Version(name, text, tuple(segments), tuple(sentences), Metadata(language=language, **meta))


@pytest.fixture
def small() -> Alignment:
    """Six beads: a stamp alone, 1:1, 2:1, two that cross, an addition."""
    p = Kind.PARAGRAPH
    a = version(
        "one",
        "en",
        [
            ("[stamp]\nMFA\tUSSR", Kind.STAMP),
            ("We must insist. It is so.", p),
            ("The first half", p),
            ("of a sentence.", p),
            ("Vienna talks.", p),
            ("Arms sales.", p),
        ],
        title="The first",
        status="witness",
    )
    b = version(
        "two",
        "en",
        [
            ("=We may insist. It is so.", p),
            ("The whole of a <b>sentence</b> & more.", p),
            ("Sales of arms.", p),
            ("Talks in Vienna.", p),
            ("No region is too small.", p),
        ],
        status="sample",
    )
    s, t = a.text.index("must"), b.text.index("may")
    must = Divergence(
        Category.MODALITY, Severity.MEANING, s, s + 4, t, t + 3, "must", "may", "A duty became a choice."
    )
    beads = (
        Bead((0,), ()),
        Bead(
            (1,),
            (0,),
            status=Status.FLAGGED,
            note="look\tagain\nhere \\ there",
            margin=0.5,
            score=Score(0.123456, 0.9, 10.0, (must,)),
            sentences=(Bead((1,), (0,), score=Score(0.2, 0.9, 5.0, (must,))), Bead((2,), (1,))),
        ),
        Bead((2, 3), (1,), status=Status.ACCEPTED, score=Score(0.4, None, 8.0)),
        Bead((4,), (3,), transposed=True),
        Bead((5,), (2,)),
        Bead((), (4,), note="=1+1"),
    )
    return Alignment(a, b, beads)


def by_position(a: str, b: str, _lang_a: str, _lang_b: str) -> Comparison:
    """A comparison that anyone can follow: the n-th word of A against the n-th of B."""
    one, two = (list(re.finditer(r"\w+", x)) for x in (a, b))
    links = [
        WordLink(
            WordOp.EQUAL if x[0] == y[0] else WordOp.REPLACED,
            x.start(),
            x.end(),
            y.start(),
            y.end(),
            float(x[0] == y[0]),
            0.0,
            0.0,
        )
        for x, y in zip(one, two, strict=False)
    ]
    links += [WordLink(WordOp.DELETED, x.start(), x.end(), 0, 0, 0.0, 0.0, 0.0) for x in one[len(two) :]]
    links += [WordLink(WordOp.INSERTED, 0, 0, y.start(), y.end(), 0.0, 0.0, 0.0) for y in two[len(one) :]]
    return Comparison(0.5, None, 1.0, (), tuple(links))


@pytest.fixture
def compare() -> Callable[[str, str, str, str], Comparison]:
    return by_position

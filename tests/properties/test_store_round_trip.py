"""What is stored is what is loaded, whatever the texts hold."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import StoreError
from aligner.model import (
    Alignment,
    Bead,
    Category,
    Divergence,
    Kind,
    Metadata,
    Mode,
    Score,
    Segment,
    Sentence,
    Severity,
    Signature,
    Status,
    Version,
)
from aligner.model.alignment import in_reading_order
from aligner.store.codec import dumps, line_of, loads, read_line

anything = st.text(st.characters(exclude_categories=()), max_size=40)  # lone surrogates, NUL, all of it
awkward = st.text(st.sampled_from('\ud83d\ude00\ufffea0\n\r\t\\"ufe\u202e\x00é😀'), max_size=20)
words = anything | awkward
share = st.floats(0, 1)


@st.composite
def versions(draw: st.DrawFn) -> Version:
    text = draw(words)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=8)))
    segments = tuple(
        Segment(s, e, draw(st.sampled_from(Kind)), draw(st.booleans()), draw(words))
        for s, e in pairwise(cuts)
    )
    sentences = tuple(Sentence(s.start, s.end, k) for k, s in enumerate(segments))
    meta = Metadata(title=draw(words), language=draw(words), work=draw(words))
    mode: Mode = draw(st.sampled_from(["auto", "paragraphs", "lines"]))
    return Version(
        draw(words), text, segments, sentences, meta, encoding=draw(words), mode=mode, part=draw(words)
    )


@st.composite
def scores(draw: st.DrawFn, a: Version, b: Version) -> Score:
    found = Divergence(
        draw(st.sampled_from(Category)),
        draw(st.sampled_from(Severity)),
        0,
        len(a.text),
        0,
        len(b.text),
        a.text,
        b.text,
        draw(words),
    )
    return Score(
        draw(share), draw(st.none() | share), draw(st.floats(0, 1e6)), (found,) * draw(st.integers(0, 2))
    )


@st.composite
def alignments(draw: st.DrawFn) -> Alignment:
    a, b = draw(versions()), draw(versions())
    n, m = len(a.segments), len(b.segments)
    partner = draw(st.permutations(range(m)))[:n]
    pairs = [((i,), (j,)) for i, j in enumerate(partner)]
    pairs += [((i,), ()) for i in range(len(partner), n)]  # type: ignore[misc]
    pairs += [((), (j,)) for j in sorted(set(range(m)) - set(partner))]  # type: ignore[misc]
    beads = []
    for x, y in pairs:
        nested = (Bead(x, y, note=draw(words)),) if draw(st.booleans()) else ()
        score = draw(st.none() | scores(a, b))
        beads.append(
            Bead(
                x,
                y,
                False,
                draw(st.sampled_from(Status)),
                draw(words),
                draw(st.none() | share),
                score,
                nested,
            )
        )
    signature = Signature(draw(words), a.sha256, b.sha256, ((draw(words), draw(words)),))
    return Alignment(a, b, in_reading_order(beads), signature)


@given(alignments())
def test_loading_what_was_dumped_gives_the_same_alignment(x: Alignment) -> None:
    data = dumps(x)
    assert loads(data) == x
    assert dumps(loads(data)) == data


@given(words)
def test_any_string_survives_a_line(text: str) -> None:
    assert read_line(line_of({"x": [text]}), dict[str, list[str]]) == {"x": [text]}


@given(alignments(), st.integers(0, 10_000), st.binary(max_size=3))
def test_a_damaged_file_is_refused_or_read_but_never_a_traceback(x: Alignment, at: int, junk: bytes) -> None:
    data = dumps(x)
    at %= len(data)
    try:
        loads(data[:at] + junk + data[at + 1 :], name="x.json")
    except StoreError as error:
        said = str(error)
    else:
        return
    assert said.startswith("x.json: ")
    assert "\n" not in said


def test_the_path_of_a_source_is_relative_to_the_file(tmp_path: Path) -> None:
    from aligner import store

    source = tmp_path / "texts" / "a.txt"
    v = Version("a", "x", (Segment(0, 1),), path=str(source))
    target = tmp_path / "alignments" / "w" / "a--a.json"
    target.parent.mkdir(parents=True)
    store.save(Alignment(v, v, (Bead((0,), (0,)),)), target)
    assert b'"path": "../../texts/a.txt"' in target.read_bytes()
    assert store.load(target).a.path == str(source)

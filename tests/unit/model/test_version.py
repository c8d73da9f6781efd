import pytest

from aligner.errors import InputError
from aligner.model import Kind, Segment, Version


def of_kinds(*kinds: Kind) -> Version:
    return Version("v", "x" * len(kinds), tuple(Segment(k, k + 1, kind) for k, kind in enumerate(kinds)))


def test_a_heading_among_memo_blocks_is_matter_and_one_before_the_text_is_not() -> None:
    v = of_kinds(Kind.LETTERHEAD, Kind.HEADING, Kind.HEADING, Kind.MEMO, Kind.HEADING, Kind.PARAGRAPH)
    assert [v.is_matter(k) for k in range(6)] == [True, True, True, True, False, False]
    assert not of_kinds(Kind.HEADING).is_matter(0)


def test_segments_that_overlap_are_refused() -> None:
    with pytest.raises(InputError, match="version v: segment 1"):
        Version("v", "abc", (Segment(0, 2), Segment(1, 3)))


def test_the_hash_is_of_the_text_alone() -> None:
    assert Version("a", "text", ()).sha256 == Version("b", "text", (Segment(0, 4),)).sha256
    assert Version("a", "\ud800", ()).sha256 != Version("a", "", ()).sha256

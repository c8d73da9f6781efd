"""Whatever stands in a file, an import gives beads or one line of complaint."""

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import export
from aligner.errors import AlignerError
from aligner.export import FORMATS, lay_onto
from aligner.model import Alignment, Bead, Segment, Status, Version


@functools.cache
def sample() -> Alignment:
    a = Version("a", "One.\n\nTwo.", (Segment(0, 4), Segment(6, 10)))
    b = Version("b", "Un.\n\nDeux.", (Segment(0, 3), Segment(5, 10)))
    return Alignment(a, b, (Bead((0,), (0,), note="n", status=Status.FLAGGED), Bead((1,), (1,))))


@functools.cache
def valid(name: str) -> bytes:
    return export.dumps(sample(), name)


def try_to_import(name: str, data: bytes) -> None:
    try:
        lay_onto(export.named(name).loads(data), sample())
    except AlignerError as error:
        message = str(error)
        assert message
        assert "\n" not in message
        assert message.isprintable() or any(ord(c) > 126 for c in message)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=80, deadline=None)
@given(data=st.binary(max_size=200))
def test_any_bytes(name: str, data: bytes) -> None:
    try_to_import(name, data)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=200, deadline=None)
@given(
    at=st.floats(0, 1, exclude_max=True),
    length=st.integers(0, 30),
    put=st.one_of(
        st.binary(max_size=8),
        st.sampled_from(
            [b"\t", b"\n", b"\x00", b"<", b"&#0;", b"&a;", b"-1", b"99999999999", b'"', b"\xff", b"\\"]
        ),
    ),
)
def test_a_valid_file_with_a_piece_torn_out_or_changed(name: str, at: float, length: int, put: bytes) -> None:
    data = valid(name)
    k = int(at * len(data))
    try_to_import(name, data[:k] + put + data[k + length :])


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60, deadline=None)
@given(at=st.floats(0, 1))
def test_a_valid_file_cut_off(name: str, at: float) -> None:
    data = valid(name)
    try_to_import(name, data[: int(at * len(data))])

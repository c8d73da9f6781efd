import pytest

from aligner import library
from aligner.errors import FormatError

SRT = (
    "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>We must</i>\r\n- not go\r\n\r\n2\r\n"
    "00:00:03,000 --> 00:00:04,000\r\n"
    "away from here.\r\n\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\n{\\an8}Never.\r\n"
)
VTT = (
    "WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:02.000 align:start\n<v Ann>Hello.</v>\n\n"
    "id\n01:00:03.000 --> 01:00:04.000\nBye.\n"
)


def test_cues_are_blocks_with_their_time_and_sentences_run_over_them() -> None:
    version = library.read(SRT.encode())
    assert version.text == "We must - not go\n\naway from here.\n\nNever."
    assert [(s.seam, s.locator) for s in version.segments] == [
        (True, "00:00:01"),
        (False, "00:00:03"),
        (False, "00:00:05"),
    ]
    assert len(version.sentences) == 2


def test_webvtt_is_read_too() -> None:
    version = library.read(VTT.encode())
    assert (version.text, version.segments[1].locator) == ("Hello.\n\nBye.", "01:00:03")


def test_subtitles_without_cues_are_refused() -> None:
    with pytest.raises(FormatError, match="no cues"):
        library.read(b"WEBVTT\n\nnothing")

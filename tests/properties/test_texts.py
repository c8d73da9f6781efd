"""What holds of any text, however odd."""

from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.errors import AlignerError
from aligner.library.reading import read_named
from aligner.text.blocks import split_blocks
from aligner.text.sentences import sentence_spans, split_sentences
from aligner.text.views import clean, mask
from aligner.text.visible import visible

ODD = "aB. б.\n\n\r!?…«»\"'()-—\ud800\x00\u202e。日é\u0301 г.Mr1\u00a0\U0001f600\u2028\t[]#*|\x1b\u200b\ufeff"
texts = st.text(alphabet=st.sampled_from(ODD), max_size=80) | st.text(max_size=60)
languages = st.sampled_from(["en", "ru", "fr", "ja", "und", "", "xx"])


def read_or_refused(data: bytes, name: str) -> bool:
    try:
        return bool(read_named(data, name).segments)
    except AlignerError as error:
        return "\n" not in str(error)


@given(texts, st.sampled_from(["plain", "markdown"]))
def test_blocks_hold_all_that_is_not_white_space_in_order(text: str, markup: str) -> None:
    segments = split_blocks(text, markup=markup)  # type: ignore[arg-type]
    place = 0
    for s in segments:
        assert place <= s.start < s.end <= len(text)
        if markup == "plain":
            assert not text[place : s.start].strip()
        assert text[s.start : s.end] == text[s.start : s.end].strip()
        place = s.end
    if markup == "plain":
        assert not text[place:].strip()


@given(st.text(alphabet=st.sampled_from("ab \n\r\u2028"), max_size=40))
def test_lines_joined_again_are_the_text(text: str) -> None:
    segments = split_blocks(text, mode="lines")
    joined = "\n".join(text[s.start : s.end] for s in segments)
    assert joined == text.removesuffix("\n").replace("\r\n", "\n").removesuffix("\r") or "\r" in text


@given(texts, languages)
def test_sentences_hold_all_that_is_not_white_space_in_order(text: str, language: str) -> None:
    place = 0
    for start, end in sentence_spans(text, language):
        assert place <= start < end
        assert not text[place:start].strip()
        place = end
    assert not text[place:].strip()


@given(texts, languages)
def test_each_sentence_begins_in_its_block(text: str, language: str) -> None:
    segments = split_blocks(text)
    for s in split_sentences(text, segments, language):
        assert segments[s.segment].start <= s.start < segments[s.segment].end


@given(texts)
def test_a_masked_text_has_the_length_of_the_text(text: str) -> None:
    assert len(mask(text)) == len(text)


@given(texts, st.booleans())
def test_nothing_that_acts_is_left_visible(text: str, newlines: bool) -> None:
    shown = visible(text, newlines=newlines)
    assert not set(shown) & set("\x00\x1b\r\t\u202e\ud800\u200b\ufeff\u2028")
    assert newlines or "\n" not in shown
    assert visible(shown, newlines=newlines) == shown


@given(texts)
def test_a_view_leads_back_into_its_text(text: str) -> None:
    view = clean(text)
    assert all(0 <= view.source(k) < len(text) for k in range(len(view.text)))


@settings(max_examples=200)
@given(
    st.binary(max_size=200),
    st.sampled_from(["x.txt", "x.html", "x.xml", "x.srt", "x.tsv", "x.docx", "x.pdf"]),
)
def test_any_bytes_are_a_version_or_one_line(data: bytes, name: str) -> None:
    assert read_or_refused(data, name)


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div", ">", "<!--", "-->", "x", "&amp", "<sup>", "1", '"', "[Page 2]", "<"]
        ),
        max_size=30,
    )
)
def test_any_markup_is_a_version_or_one_line(parts: list[str]) -> None:
    for head in ("<html>", '<TEI xmlns="t"><text>', "<!DOCTYPE html>"):
        assert read_or_refused((head + "".join(parts)).encode(), "x")

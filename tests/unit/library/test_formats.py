import pytest

from aligner.errors import InputError
from aligner.library.formats import format_of

TEI = '<?xml version="1.0"?>\n<!-- c --><!DOCTYPE TEI [ <!ELEMENT a ANY> ]>\n<tei:TEI xmlns:tei="t">'


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"Dear Sir,\n\n<b>we</b>", "x.txt", "plain"),
        (b"# Head", "x.md", "markdown"),
        (b"# Head", "x.txt", "plain"),
        (b"  <!doctype HTML><p>x", "x.txt", "html"),
        (b"<html lang=en>", "-", "html"),
        (b"<p>a fragment", "x.htm", "html"),
        (b"<p>a fragment", "x.txt", "plain"),
        (TEI.encode(), "x.html", "tei"),
        (TEI.encode("utf-16"), "x", "tei"),
        (b"<?xml version='1.0'?><html xmlns='h'>", "x", "html"),
        (b"<tmx version='1.4'>", "x", "tmx"),
        (b"\xef\xbb\xbf<xliff version='1.2'>", "x.xlf", "xliff"),
        (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nx", "x.txt", "subtitles"),
        (b"WEBVTT\n\n", "x", "subtitles"),
        (b"a\tb\n", "x.tsv", "tsv"),
        (b"a\tb\n", "x.txt", "plain"),
        (b"%PDF-1.4", "x.txt", "pdf"),
    ],
)
def test_content_decides_before_the_ending(data: bytes, name: str, kind: str) -> None:
    assert format_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"<?xml version='1.0'?><svg/>", "x.xml", "neither TEI, TMX, XLIFF nor XHTML"),
        (b"PK\x03\x04rest", "x.zip", "neither DOCX, ODT nor EPUB"),
    ],
)
def test_what_has_no_reader_is_refused(data: bytes, name: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        format_of(data, name)
    assert message in str(caught.value)

import io
import zipfile

import pytest

from aligner import library
from aligner.errors import FormatError, InputError
from aligner.model import Version

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = f"""<w:document {W}><w:body>
<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>A Title</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Dear </w:t></w:r><w:ins><w:r><w:t>Sir,</w:t></w:r></w:ins><w:del><w:r>
<w:delText>gone</w:delText></w:r></w:del></w:p>
<w:p><w:r><w:t>We go</w:t><w:tab/><w:t>on</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r>
<w:lastRenderedPageBreak/><w:t xml:space="preserve"> and on</w:t><w:br/><w:t>here.</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>an item</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell one</w:t></w:r></w:p></w:tc><w:tc>
<w:p><w:r><w:t>cell two</w:t></w:r></w:p>
</w:tc></w:tr></w:tbl></w:body></w:document>"""
STYLES = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>
</w:docDefaults><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>"""
FOOTNOTES = f"""<w:footnotes {W}><w:footnote w:id="0" w:type="separator"><w:p><w:r><w:t>-</w:t></w:r></w:p>
</w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"""

OFFICE = 'xmlns:office="o" xmlns:text="t" xmlns:fo="f" xmlns:style="s"'
CONTENT = f"""<office:document-content {OFFICE}><office:body><office:text><text:tracked-changes>
<text:p>old</text:p>
</text:tracked-changes><text:h text:outline-level="2">A Title</text:h>
<text:p>We go<text:s text:c="3"/>on<text:note text:id="ftn1">
<text:note-citation>1</text:note-citation><text:note-body>
<text:p>A note.</text:p></text:note-body></text:note> and
<text:soft-page-break/>on<text:line-break/>here.</text:p>
<text:list><text:list-item><text:p>an item</text:p></text:list-item></text:list>
</office:text></office:body>
</office:document-content>"""

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns:dc="d"><metadata>
<dc:title>A Book</dc:title><dc:language>ru-RU</dc:language></metadata>
<manifest><item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="ch%201.xhtml"
media-type="application/xhtml+xml"/>
<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="c"/><itemref idref="two"/><itemref idref="one"/></spine></package>"""


def packed(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, method)
    return buffer.getvalue()


def docx(**changed: str) -> bytes:
    parts = {"document": DOCUMENT, "styles": STYLES, "footnotes": FOOTNOTES, **changed}
    files: dict[str, str | bytes] = {f"word/{name}.xml": xml for name, xml in parts.items()}
    files["docProps/core.xml"] = "<cp xmlns:dc='d'><dc:title>Core title</dc:title></cp>"
    return packed(files)


def epub(chapter: str = "<html><body><h1>One</h1><p>Text.</p></body></html>") -> bytes:
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": PACKAGE,
            "OEBPS/cover.xhtml": "<html><body><img/></body></html>",
            "OEBPS/ch 1.xhtml": chapter,
            "OEBPS/two.xhtml": '<html><body><h1>Two</h1><p id="x">More &nbsp;text.</p></body></html>',
        }
    )


def shown(version: Version) -> list[tuple[str, str, bool, str]]:
    return [
        (s.kind.value, version.segment_text(k), s.seam, s.locator) for k, s in enumerate(version.segments)
    ]


def test_docx_gives_paragraphs_styles_pages_and_notes() -> None:
    version = library.read(docx())
    assert (
        shown(version)
        == [
            ("heading", "A Title", False, ""),
            ("salutation", "Dear Sir,", False, "A Title"),
            ("paragraph", "We go on", True, "p. 1"),
            ("paragraph", "and on\nhere.", False, "p. 2"),
            ("list-item", "an item", False, "p. 2"),
            ("paragraph", "cell one", False, "p. 2"),
            ("paragraph", "cell two", False, "p. 2"),
            ("note", "A note.", False, "#footnote-2"),
        ]
        or shown(version)[2][3] == "A Title"
    )
    assert (version.language, version.meta.title, version.encoding) == ("en", "Core title", "docx")


def test_odt_gives_headings_items_pages_and_notes() -> None:
    data = packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": CONTENT,
            "styles.xml": f'<s {OFFICE}><style:text-properties fo:language="ru"/></s>',
            "meta.xml": "<m xmlns:dc='d'><dc:title>Meta title</dc:title></m>",
        }
    )
    version = library.read(data)
    assert [x[:3] for x in shown(version)] == [
        ("heading", "A Title", False),
        ("paragraph", "We go on and", True),
        ("paragraph", "on\nhere.", False),
        ("list-item", "an item", False),
        ("note", "A note.", False),
    ]
    assert (version.language, version.meta.title) == ("ru", "Meta title")


def test_epub_gives_its_chapters_in_the_order_of_the_spine() -> None:
    version = library.read(epub())
    assert [x[1] for x in shown(version)] == ["Two", "More \xa0text.", "One", "Text."]
    assert (version.language, version.meta.title) == ("ru", "A Book")
    assert version.segments[1].locator == "two.xhtml#x"
    assert library.read(epub(), part="ch 1.xhtml").text == "One\n\nText."
    assert library.read(epub(), part="Two").text == "Two\n\nMore \xa0text."


def test_an_archive_that_unpacks_to_a_flood_is_refused() -> None:
    bomb = packed({"word/document.xml": b" " * 60_000_000})
    with pytest.raises(FormatError, match="unpacked, this would be 60 MB"):
        library.read(bomb)
    with pytest.raises(FormatError, match="unpacked"):
        library.read(packed({"mimetype": "application/epub+zip", **{f"{k}": b"" for k in range(20_100)}}))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (docx()[:-200], "damaged"),
        (docx(document="<w:document"), "not well-formed"),
        (docx(document=f"<w:document {W}/>", footnotes=f"<w:footnotes {W}/>"), "no text"),
        (packed({"a.txt": "x"}), "neither DOCX, ODT nor EPUB"),
        (packed({"mimetype": "application/epub+zip"}), "lacks 'META-INF/container.xml'"),
        (
            packed({"mimetype": "application/epub+zip", "META-INF/rights.xml": "<x/>"}),
            "protected against reading",
        ),
        (docx(document='<!DOCTYPE x [<!ENTITY a "b">]>' + DOCUMENT), "declares the entity"),
    ],
)
def test_a_bad_archive_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        library.read(data)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)

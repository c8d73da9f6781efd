import pytest

from aligner import library
from aligner.errors import FormatError, InputError
from aligner.model import Kind, Version

HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A Volume</title>'
    '</titleStmt></fileDesc><profileDesc><langUsage><language ident="en-US">English</language></langUsage>'
    "</profileDesc></teiHeader><text><body>"
)
TAIL = "</body></text></TEI>"
VOLUME = f"""<?xml version="1.0" encoding="UTF-8"?>
{HEAD}
<div type="compilation" xml:id="comp1"><head>The Union</head>
<div type="chapter" xml:id="ch1"><head>January</head>
<div type="document" n="6" xml:id="d6"><head>6. Telegram</head><p>Another text.</p></div>
<pb n="26"/>
<div type="document" n="7" xml:id="d7">
  <note type="source" n="1" xml:id="d7fn1">Source: A Library. <hi rend="italic">Secret</hi>.</note>
  <head>7. Letter From the <gloss target="#t1">GS</gloss><note n="2"
    xml:id="d7fn2"><p>A head</p><p>note.</p></note>
     to <persName corresp="#p1">Brezhnev</persName></head>
  <opener><dateline><placeName>Washington</placeName>,
    <date when="1977-02-14">February 14, 1977</date>.</dateline>
     <seg>To His Excellency</seg> <salute>Dear Mr. Secretary:</salute></opener>
  <p rend="flushleft">We are very
       pleased to note<note n="3" xml:id="d7fn3">See <ref target="#d5">Document 5</ref>.</note> that both
       countries <pb n="27"/>share a respon<pb n="28"/>sibility <hi>here</hi>.</p>
  <p>We ask:</p>
  <list><label>1.</label><item>one thing <list><item>nested <pb n="29"/>two</item></list></item></list>
  <lg><l>A line,</l><l>another.</l></lg>
  <closer><salute>Sincerely,</salute><signed><hi rend="strong">J. Carter</hi></signed></closer>
</div></div></div>{TAIL}"""


def shown(version: Version) -> list[tuple[str, str, bool, str]]:
    return [
        (s.kind.value, version.segment_text(k), s.seam, s.locator) for k, s in enumerate(version.segments)
    ]


def test_one_document_of_a_volume_is_read_by_its_id() -> None:
    version = library.read(VOLUME.encode(), part="d7")
    assert shown(version) == [
        ("heading", "7. Letter From the GS to Brezhnev", False, "#d7, p. 26"),
        ("dateline", "Washington, February 14, 1977.", False, "#d7, p. 26"),
        ("address", "To His Excellency", False, "#d7, p. 26"),
        ("salutation", "Dear Mr. Secretary:", False, "#d7, p. 26"),
        ("paragraph", "We are very pleased to note that both countries", True, "#d7, p. 26"),
        ("paragraph", "share a responsibility", True, "#d7, p. 27"),
        ("paragraph", "here.", False, "#d7, p. 28"),
        ("paragraph", "We ask:", False, "#d7, p. 28"),
        ("list-item", "1.", False, "#d7, p. 28"),
        ("list-item", "one thing", False, "#d7, p. 28"),
        ("list-item", "nested", True, "#d7, p. 28"),
        ("list-item", "two", False, "#d7, p. 29"),
        ("verse", "A line,\nanother.", False, "#d7, p. 29"),
        ("signature", "Sincerely,", False, "#d7, p. 29"),
        ("signature", "J. Carter", False, "#d7, p. 29"),
        ("note", "Source: A Library. Secret.", False, "#d7fn1, p. 26"),
        ("note", "A head note.", False, "#d7fn2, p. 26"),
        ("note", "See Document 5.", False, "#d7fn3, p. 26"),
    ]
    assert (version.language, version.meta.title, version.encoding) == ("en", "A Volume", "utf-8")


def test_sentences_cross_the_pages() -> None:
    version = library.read(VOLUME.encode(), part="d7")
    texts = [" ".join(version.sentence_text(k).split()) for k in range(len(version.sentences))]
    assert "We are very pleased to note that both countries share a responsibility here." in texts


@pytest.mark.parametrize(
    ("part", "first", "count"),
    [
        ("p. 27-28", "share a responsibility", 6),
        ("January", "January", 22 - 3),
        ("letter", "To His Excellency", 13),
    ],
)
def test_parts_are_chosen_by_page_heading_or_letter(part: str, first: str, count: int) -> None:
    version = library.read(VOLUME.encode(), part=part)
    assert version.segment_text(0) == first
    assert len(version.segments) <= count + 3


def test_a_part_that_does_not_exist_names_some_that_do() -> None:
    with pytest.raises(InputError, match="there is no part 'd8'; ids in it: comp1"):
        library.read(VOLUME.encode(), part="d8")


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ('<!DOCTYPE TEI [<!ENTITY a "b">]>' + HEAD + "<p>&a;</p>" + TAIL, "declares the entity 'a'"),
        (
            '<!DOCTYPE TEI [<!ENTITY % x SYSTEM "file:///etc/passwd">]>' + HEAD + TAIL,
            "declares the entity 'x'",
        ),
        (HEAD + "<p>x", "not well-formed XML"),
        (HEAD + "<p>&nbsp;</p>" + TAIL, "not well-formed XML (undefined entity)"),
        (HEAD + "<div>" * 3000, "nested more than 2000 deep"),
        (HEAD + TAIL, "there is no text"),
        ('<?xml version="1.0" encoding="nonsense"?>' + HEAD + TAIL, "XML"),
    ],
)
def test_bad_xml_is_refused_with_its_place(xml: str, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        library.read(xml.encode())
    assert message in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1251", "iso-8859-5"])
def test_the_declared_encoding_holds(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{HEAD}<p>Мы должны настаивать.</p>{TAIL}'
    version = library.read(xml.encode(encoding))
    assert version.text == "Мы должны настаивать."


def test_editors_choices_give_the_corrected_reading() -> None:
    xml = HEAD + "<p>the <choice><sic>teh</sic><corr>best</corr></choice> <del>old</del>way<lb/>on</p>" + TAIL
    version = library.read(xml.encode())
    assert version.text == "the best way\non"
    assert version.segments[0].kind is Kind.PARAGRAPH


def test_signs_that_an_absent_dtd_defines_are_known_by_their_common_names() -> None:
    xml = (
        '<!DOCTYPE TEI SYSTEM "http://example.invalid/tei.dtd">' + HEAD + "<p>a &mdash; b &odd; c</p>" + TAIL
    )
    assert library.read(xml.encode()).text == "a — b &odd; c"


def test_an_attachment_and_quoted_paragraphs_are_read_in_their_place() -> None:
    xml = (
        HEAD + '<div xml:id="d1"><p>Before <quote><p>quoted</p></quote> after.</p><attachment xml:id="d1a1">'
        "<head>Attachment</head><p>Its <supplied>own</supplied> text<note rend='inline'> (so)</note>.</p>"
        "</attachment></div>" + TAIL
    )
    version = library.read(xml.encode())
    assert version.text.split("\n\n") == ["Before", "quoted", "after.", "Attachment", "Its own text (so)."]
    assert library.read(xml.encode(), part="d1a1").text == "Attachment\n\nIts own text (so)."

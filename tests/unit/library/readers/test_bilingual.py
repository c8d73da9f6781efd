import pytest

from aligner import library
from aligner.errors import InputError

TMX = """<?xml version="1.0"?><tmx version="1.4"><header srclang="EN-us"/><body>
<tu><prop>p</prop><tuv xml:lang="ru"><seg>Мы <ph>{1}</ph>должны.</seg></tuv>
<tuv xml:lang="en-US"><seg>We
<hi>must</hi> act.</seg></tuv></tu><tu><tuv xml:lang="en-US"><seg>Alone.</seg></tuv></tu></body></tmx>"""
XLIFF1 = """<xliff version="1.2"><file source-language="en" target-language="de"><body>
<trans-unit id="1"><source>One
<x id="1"/>two</source><target>Eins zwei</target>
<alt-trans><source>no</source><target>nein</target></alt-trans></trans-unit>
<trans-unit id="2"><source>Three</source></trans-unit></body></file></xliff>"""
XLIFF2 = """<xliff version="2.0" srcLang="en" trgLang="ru"><file id="f">
<unit id="1"><notes><note>n</note></notes>
<segment>
<source>One <pc id="1">two</pc></source><target>Раз два</target></segment></unit></file></xliff>"""
ALIGNED = "bead\ta_text\tb_text\n0\tone\\ttwo\\\\n\tx\n1\t\ty\n"


@pytest.mark.parametrize(
    ("text", "name", "languages", "rows"),
    [
        (TMX, "x.tmx", ("en", "ru"), [("We must act.", "Мы должны."), ("Alone.", "")]),
        (XLIFF1, "x.xlf", ("en", "de"), [("One two", "Eins zwei"), ("Three", "")]),
        (XLIFF2, "x.xlf", ("en", "ru"), [("One two", "Раз два")]),
        (
            "We must.\tМы должны на это.\n\tи это\n",
            "x.tsv",
            ("en", "ru"),
            [("We must.", "Мы должны на это."), ("", "и это")],
        ),
        (ALIGNED, "x.tsv", ("und", "und"), [("one\ttwo\\n", "x"), ("", "y")]),
    ],
)
def test_a_file_of_two_languages_is_two_versions_and_their_alignment(
    tmp_path_factory: pytest.TempPathFactory,
    text: str,
    name: str,
    languages: tuple[str, str],
    rows: list[tuple[str, str]],
) -> None:
    path = tmp_path_factory.mktemp("pairs") / name
    path.write_text(text, encoding="utf-8")
    pair = library.read_pair(path)
    found = [
        (" ".join(pair.a.segment_text(i) for i in x.a), " ".join(pair.b.segment_text(j) for j in x.b))
        for x in pair.beads
    ]
    assert found == rows
    assert (pair.a.language, pair.b.language) == languages
    assert pair.a.id != pair.b.id


def test_one_language_of_two_is_read_by_its_code() -> None:
    assert library.read(TMX.encode()).text == "We must act.\n\nAlone."
    assert library.read(TMX.encode(), part="ru").text == "Мы должны."
    assert library.read(XLIFF1.encode(), part="b").text == "Eins zwei"
    with pytest.raises(InputError, match="no language 'fr' in it; there are en and ru"):
        library.read(TMX.encode(), part="fr")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<tmx><body><tu><tuv xml:lang='en'><seg>x</seg></tuv></tu></body></tmx>", "two languages is needed"),
        ("<xliff/>", "no pairs"),
        ("plain text", "a file of two languages is needed"),
        ("one\ttwo\nthree", "(bytes):2: this line has no tab"),
    ],
)
def test_what_holds_no_pairs_is_refused(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        library.read_pair(text.encode())
    assert message in str(caught.value)

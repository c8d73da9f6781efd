"""TMX and TEI: their structure, what other programs write, and what is refused."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from aligner.divergence.rows import merge_rows
from aligner.errors import FormatError
from aligner.export import lay, lay_onto, tei, tei_collation, tmx
from aligner.model import Alignment, Collation, Level

SCHEMAS = Path(__file__).parents[2] / "schemas"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def test_a_unit_holds_status_note_indices_and_both_texts(small: Alignment) -> None:
    lines = tmx.dumps(small).decode().split("\n")
    first = next(k for k, x in enumerate(lines) if 'tuid="2"' in x)
    assert lines[first] == (
        '<tu tuid="2"><prop type="x-status">accepted</prop><prop type="x-kind">paragraph</prop>'
        '<prop type="x-wording">0.400</prop>'
        '<tuv xml:lang="en-x-a"><prop type="x-a-ids">2 3</prop>'
        '<seg><hi type="x-segment" x="1">The first half</hi>'
    )
    assert "<seg>The whole of a &lt;b&gt;sentence&lt;/b&gt; &amp; more.</seg>" in lines[first + 2]


def test_sides_in_two_languages_keep_their_plain_tags(small: Alignment) -> None:
    russian = replace(small, b=replace(small.b, meta=replace(small.b.meta, language="ru")))
    root = etree.fromstring(tmx.dumps(russian))
    assert root.xpath("//tuv/@xml:lang") == ["en", "en", "ru", "en", "ru", "en", "ru", "en", "ru", "ru"]


@pytest.mark.parametrize("form", [tmx, tei])
def test_the_alignment_comes_back_whole(form: Any, small: Alignment) -> None:
    found = form.loads(form.dumps(small))
    again, changes = lay_onto(found, small)
    assert again == small
    assert str(changes) == "nothing changed"
    assert found.versions[0].meta.language == "en"


@pytest.mark.parametrize("form", [tmx, tei])
def test_sentences_come_back_nested(form: Any, small: Alignment) -> None:
    found = form.loads(form.dumps(small, level=Level.SENTENCE))
    assert found.level is Level.SENTENCE
    assert lay_onto(found, small)[0].beads[1] == small.beads[1]


def test_the_tmx_of_another_program_is_read_by_its_languages() -> None:
    data = b"""<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="en"><seg>One <bpt i="1">&lt;b></bpt>bold<ept i="1">&lt;/b></ept>.</seg></tuv>
<tuv xml:lang="ru"><seg>\xd0\x9e\xd0\xb4\xd0\xb8\xd0\xbd.</seg></tuv></tu>
<tu><tuv xml:lang="ru"><seg>\xd0\x94\xd0\xb2\xd0\xb0.</seg></tuv></tu></body></tmx>"""
    found = tmx.loads(data)
    assert found.versions is not None
    x = lay(found, *found.versions)
    assert [(p.a, p.b) for p in x.beads] == [((0,), (0,)), ((), (1,))]
    assert x.a.text == "One bold."
    assert (x.a.language, x.b.language) == ("en", "ru")


def test_tei_has_blocks_links_and_spans(small: Alignment) -> None:
    root = etree.fromstring(tei.dumps(small))

    def found(path: str) -> list[str]:
        values: Any = root.xpath(path, namespaces=TEI)
        return list(map(str, values))

    links = found("//t:linkGrp/t:link/@target")
    assert links == ["#a1 #b0", "#a2 #a3 #b1", "#a4 #b3", "#a5 #b2"]
    assert found("//t:link[@type='transposed']/@target") == ["#a4 #b3"]
    assert found("//t:span[@type='gap']/@target") == ["#a0", "#b4"]
    assert found("//t:span[@type='status']/text()") == ["flagged", "accepted"]
    assert found("//t:ab[@type='stamp']/text()") == ["[stamp]\nMFA\tUSSR"]
    assert found("//t:witness[2]/text()") == ["two. sample, not a source"]
    ids = found("//@xml:id")
    assert len(ids) == len(set(ids))
    assert {x[1:] for t in links for x in t.split()} <= set(ids)


@pytest.mark.parametrize(("form", "schema"), [(tmx, "tmx14.dtd"), (tei, "tei.dtd")])
@pytest.mark.parametrize("level", Level)
def test_what_is_written_has_the_structure_of_its_standard(
    form: Any, schema: str, level: Level, small: Alignment
) -> None:
    dtd = etree.DTD(str(SCHEMAS / schema))
    awkward = replace(small, beads=(replace(small.beads[0], note="NUL\x00 \x1b[31m ]]>"), *small.beads[1:]))
    assert dtd.validate(etree.fromstring(form.dumps(awkward, level=level))), dtd.error_log


def test_a_collation_has_the_structure_of_tei_and_is_not_imported(small: Alignment) -> None:
    data = tei_collation.dumps(Collation(small.a, (small.b,), merge_rows([small]), (small,)))
    dtd = etree.DTD(str(SCHEMAS / "tei.dtd"))
    assert dtd.validate(etree.fromstring(data)), dtd.error_log
    with pytest.raises(FormatError, match="this is a collation"):
        tei.loads(data)


BOMB = b"""<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<tmx><body><tu><tuv><seg>&b;</seg></tuv></tu></body></tmx>"""


@pytest.mark.parametrize(
    ("form", "data", "message"),
    [
        (tmx, b"", "row 1, column 1: not well-formed"),
        (tmx, b"<tmx><body><tu>", "row 1, column 16: not well-formed"),
        (tmx, b"<html/>", "row 1: the root is 'html', not tmx"),
        (tmx, BOMB, "the document declares entities"),
        (tmx, b"<tmx><body>\n<tu/></body></tmx>", "row 2: a unit without a segment"),
        (tmx, b"<tmx><body><tu><tuv xml:lang='en'/></tu></body></tmx>", "row 1: a variant without a seg"),
        (tmx, b"<tmx x='" + b"a" * 20_000_000 + b"'/>", "row 1, column"),
        (tei, b"<TEI/>", "row 1: the root is 'TEI', not TEI"),
        (tei, b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "0 texts in the group"),
        (tei, BOMB.replace(b"tmx", b"TEI"), "the document declares entities"),
    ],
)
def test_what_is_not_the_format_is_refused_in_one_line(form: Any, data: bytes, message: str) -> None:
    with pytest.raises(FormatError) as error:
        form.loads(data)
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


def test_a_document_of_boundless_depth_is_called_that() -> None:
    with pytest.raises(FormatError, match="not well-formed: nested too deeply"):
        tmx.loads(b"<tmx>" * 1000)


def test_a_link_to_nothing_is_named_by_its_row(small: Alignment) -> None:
    data = tei.dumps(small).replace(b'target="#a1 #b0"', b'target="#a77 #b0"')
    with pytest.raises(FormatError, match=r"row \d+: '#a77' points to no block"):
        tei.loads(data)


def test_translate_toolkit_reads_the_tmx(small: Alignment) -> None:
    pytest.importorskip("translate", reason="translate-toolkit is not installed")
    from translate.storage.tmx import tmxfile

    russian = replace(small, b=replace(small.b, meta=replace(small.b.meta, language="ru")))
    store = tmxfile.parsestring(tmx.dumps(russian))  # type: ignore[no-untyped-call]
    pairs = [(x.source, x.target) for x in store.units]
    assert ("Vienna talks.", "Talks in Vienna.") in pairs
    assert ("We must insist. It is so.", "=We may insist. It is so.") in pairs

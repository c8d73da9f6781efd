"""Throws damaged and made-up files at every reader: no traceback, no hang, bounded memory.

    python benchmarks/fuzz_readers.py [--cases 10000] [--seed 1] [READER ...]

Each case is a seed document of the reader with some bytes changed, cut, doubled or spliced with another
reader's, or markup of its kind in a random order. A case passes if it gives a version or an error of
aligner's own, in under two seconds of CPU. Prints a table; exits with 1 at the first case that fails,
which is kept as fuzz-READER.bin.
"""

import argparse
import io
import random
import resource
import sys
import time
import traceback
import zipfile
from collections.abc import Callable
from pathlib import Path

from aligner.errors import AlignerError
from aligner.library.reading import read_named

SLOW = 2.0

# ruff: noqa: E501 - seed documents
TEXT = (
    "[stamp]\nTop Secret\n\nTo Mr. A. B. Smith\n\nDear Sir,\n\nWe go on for\n\nmany years… «Да!» — сказал Л.И.\n\n"
    "[Page 27]\n\n- one\n\nSincerely,\n\nJ. Carter\n\n14 февраля 1977 г.\n"
)
MARKDOWN = "---\ntitle: x\n---\n# Head\ntext\n- a\n- b\n\n```\ncode\n```\n\n[^1]: note\n\nTitle\n=====\n> q\n"
HTML = (
    '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>T</title><body><nav>n</nav><main><h2 id="a">H<sup>'
    '<a href="#fn1">1</a></sup></h2><p>one [Page 2] two&amp;<br><b>x</b><ul><li>i<li>j</ul><pre>a\nb</pre>'
    '<ol class="footnotes"><li id="fn1">N <a href="#r">\u21a9</a></ol></main><script>x</script></body></html>'
)
TEI = (
    '<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><title>t</title></teiHeader><text><body>'
    '<div type="document" xml:id="d1"><note n="1" xml:id="d1fn1">S.</note><head>H<note n="2">x</note></head><opener>'
    '<dateline><date when="1977">1977</date></dateline><salute>Dear</salute></opener><p rend="x">a <pb n="2"/>b</p>'
    "<list><label>1</label><item>i<list><item>j</item></list></item></list><lg><l>v</l></lg><closer><signed>S</signed>"
    "</closer></div></body></text></TEI>"
)
TMX = (
    '<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>a <ph>x</ph>b</seg></tuv>'
    '<tuv xml:lang="ru"><seg>в</seg></tuv></tu></body></tmx>'
)
XLIFF = (
    '<xliff version="1.2"><file source-language="en" target-language="ru"><body><trans-unit id="1"><source>a</source>'
    "<target>b</target><alt-trans><source>c</source></alt-trans></trans-unit></body></file></xliff>"
)
SRT = "1\n00:00:01,000 --> 00:00:02,000\n<i>We go</i>\n\n2\n00:00:03,000 --> 00:00:04,000\nand come.\n"
TSV = "bead\ta_text\tb_text\n0\tone\\ttwo\tx\n1\t\ty\n"
WORDS = 'xmlns:w="w"'
DOCX = (
    f'<w:document {WORDS}><w:body><w:p><w:pPr><w:pStyle w:val="h1"/><w:numPr/></w:pPr><w:r><w:t>a</w:t><w:tab/>'
    '<w:footnoteReference w:id="2"/><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p></w:body></w:document>'
)
NOTES = (
    f'<w:footnotes {WORDS}><w:footnote w:id="2"><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
STYLES = f'<w:styles {WORDS}><w:style w:styleId="h1"><w:name w:val="heading 1"/></w:style></w:styles>'
ODT = (
    '<o:d xmlns:o="o" xmlns:t="t"><t:h t:outline-level="1">H</t:h><t:p>a<t:s/><t:note t:id="n"><t:note-body><t:p>n'
    "</t:p></t:note-body></t:note><t:soft-page-break/>b</t:p><t:list><t:list-item><t:p>i</t:p></t:list-item></t:list></o:d>"
)
PDF = (
    b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype"
    b"/Type1/BaseFont/Helvetica>>>>>>>>\nendobj\n4 0 obj\n<</Length 60>>\nstream\nBT /F1 12 Tf 20 200 Td (Hello there) Tj "
    b"0 -14 Td (again.) Tj ET   \nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


def packed(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(document: str) -> bytes:
    return packed({"word/document.xml": document, "word/footnotes.xml": NOTES, "word/styles.xml": STYLES})


def odt(content: str) -> bytes:
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub(chapter: str) -> bytes:
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<c><rootfile full-path="b.opf"/></c>',
            "b.opf": '<p><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><itemref idref="a"/></p>',
            "a.xhtml": chapter,
        }
    )


SEEDS: dict[str, tuple[str, Callable[[str], bytes], str]] = {
    "plain": (TEXT, str.encode, "x.txt"),
    "markdown": (MARKDOWN, str.encode, "x.md"),
    "html": (HTML, str.encode, "x.html"),
    "tei": (TEI, str.encode, "x.xml"),
    "docx": (DOCX, docx, "x.docx"),
    "odt": (ODT, odt, "x.odt"),
    "epub": (HTML, epub, "x.epub"),
    "pdf": ("", lambda _: PDF, "x.pdf"),
    "subtitles": (SRT, str.encode, "x.srt"),
    "tmx": (TMX, str.encode, "x.tmx"),
    "xliff": (XLIFF, str.encode, "x.xlf"),
    "tsv": (TSV, str.encode, "x.tsv"),
}
ODD = [
    "\x00",
    "\u202e",
    "\ufeff",
    "\ue000",
    "é\u0301",
    "\U0001f600",
    "<",
    ">",
    "&",
    '"',
    "\t",
    "\r",
    "\n\n",
    "[Page 9]",
]


def pieces(text: str) -> list[str]:
    """`text` cut where markup, words and signs meet."""
    out, word = [], ""
    for c in text:
        if c in "<>&\"'/= \n\t":
            out += [word, c]
            word = ""
        else:
            word += c
    return [x for x in [*out, word] if x]


def reordered(rng: random.Random, text: str) -> str:
    """`text` with some of its words and markup dropped, doubled, moved, or odd signs among them."""
    parts = pieces(text)
    for _ in range(rng.randint(1, 8)):
        if not parts:
            break
        at = rng.randrange(len(parts))
        choice = rng.random()
        if choice < 0.3:
            del parts[at]
        elif choice < 0.6:
            parts.insert(at, rng.choice(parts))
        elif choice < 0.8:
            parts[at] = rng.choice(ODD)
        else:
            parts[at:at] = parts[rng.randrange(len(parts)) :][: rng.randint(1, 30)]
    return "".join(parts)


def damaged(rng: random.Random, data: bytearray, other: bytes) -> bytes:
    """`data` with some bytes changed, cut, doubled, or taken from another file."""
    for _ in range(rng.choice([0, 0, 0, 0, 1, 2, 5, 20])):
        if not data:
            break
        at = rng.randrange(len(data))
        choice = rng.random()
        if choice < 0.4:
            data[at] = rng.randrange(256)
        elif choice < 0.6:
            del data[at : at + rng.randint(1, 40)]
        elif choice < 0.8:
            data[at:at] = data[rng.randrange(len(data)) :][: rng.randint(1, 200)]
        else:
            data[at:at] = other[: rng.randint(1, 100)]
    if rng.random() < 0.1:
        del data[rng.randrange(len(data) + 1) :]
    return bytes(data)


def run(reader: str, cases: int, seed: int) -> dict[str, float]:
    text, pack, name = SEEDS[reader]
    rng = random.Random(f"{seed}-{reader}")  # noqa: S311 - nothing secret
    everything = [p(t) for t, p, _ in SEEDS.values()]
    read = slowest = 0.0
    for _ in range(cases):
        case = reordered(rng, text) if rng.random() < 0.6 else text
        data = damaged(rng, bytearray(pack(case)), rng.choice(everything))
        begin = time.process_time()
        try:
            read_named(data, name, part=rng.choice([*[""] * 16, "d1", "p. 2", "letter", "ru"]))
            read += 1
        except AlignerError as error:
            if "\n" in str(error):
                sys.exit(f"{reader}: more than one line: {error}")
        except BaseException:  # noqa: BLE001 - a panic of a library is a failure too
            Path(f"fuzz-{reader}.bin").write_bytes(data)
            traceback.print_exc()
            print(f"{reader}: kept as fuzz-{reader}.bin")
            sys.exit(1)
        took = time.process_time() - begin
        slowest = max(slowest, took)
        if took > SLOW:
            Path(f"fuzz-{reader}.bin").write_bytes(data)
            sys.exit(f"{reader}: {took:.1f} s; kept as fuzz-{reader}.bin")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cases": cases, "read": read, "slowest_ms": slowest * 1000, "peak_mb": peak}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("readers", nargs="*")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    print(
        "| reader | cases | read | refused in one line | slowest, ms | peak of the process, MB |\n|---|---|---|---|---|---|"
    )
    for reader in args.readers or SEEDS:
        r = run(reader, args.cases, args.seed)
        print(
            f"| {reader} | {r['cases']:.0f} | {r['read']:.0f} | {r['cases'] - r['read']:.0f} "
            f"| {r['slowest_ms']:.0f} | {r['peak_mb']:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()

import contextlib
import gc
import time

import pytest

from aligner import library
from aligner.errors import FormatError
from aligner.model import Version

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A &amp; B</title>
<style>p{}</style></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav><main id="content">
<h2>7. Letter From President Carter to Brezhnev<sup><a href="#fn1" id="fnref1">1</a></sup></h2>
<p class="date">Washington, February 14, 1977<p>Dear Mr. General Secretary:
<p>I am very pleased<a class="note" href="#d7fn2"><sup>2</sup></a> to note that our two
great <a class="page" href="/p27">[Page 27]</a> countries share in[Page 28]conceivable things &amp; more.
<p>10 m<sup>2</sup>, <b>bold</b>ly.<!-- no --><pre>a
  b</pre><table><tr><td>c<td>d</table><p>Sincerely,</p><p>Jimmy Carter</p>
<ol class="footnotes"><li id="fn1">Source: Carter Library. <a href="#fnref1">\u21a9</a></li>
<li id="d7fn2">See Document 5.</ol></main><footer>Contact us</footer>
<script>"<p>x</p>"</script></body></html>"""


def shown(version: Version) -> list[tuple[str, str]]:
    return [(s.kind.value, version.segment_text(k)) for k, s in enumerate(version.segments)]


def test_a_page_gives_its_text_with_notes_apart_and_pages_as_seams() -> None:
    version = library.read(PAGE.encode())
    assert shown(version) == [
        ("heading", "7. Letter From President Carter to Brezhnev"),
        ("dateline", "Washington, February 14, 1977"),
        ("salutation", "Dear Mr. General Secretary:"),
        ("paragraph", "I am very pleased to note that our two great"),
        ("paragraph", "countries share inconceivable"),
        ("paragraph", "things & more."),
        ("paragraph", "10 m2, boldly."),
        ("paragraph", "a\nb"),
        ("paragraph", "c"),
        ("paragraph", "d"),
        ("signature", "Sincerely,"),
        ("signature", "Jimmy Carter"),
        ("note", "Source: Carter Library."),
        ("note", "See Document 5."),
    ]
    assert [k for k, s in enumerate(version.segments) if s.seam] == [3, 4]
    assert [s.locator for s in version.segments[3:6]] == [
        "7. Letter From President Carter to Brez…",
        "p. 27",
        "p. 28",
    ]
    assert (version.meta.title, version.language, version.segments[-1].locator) == (
        "A & B",
        "en",
        "#d7fn2, p. 28",
    )


def test_the_letter_of_a_page_can_be_chosen_alone() -> None:
    version = library.read(PAGE.encode(), part="letter")
    assert version.segment_text(0) == "Dear Mr. General Secretary:"
    assert version.segment_text(len(version.segments) - 1) == "Jimmy Carter"


@pytest.mark.parametrize(
    ("declared", "actual"),
    [
        ("windows-1251", "cp1251"),
        ("utf-8", "cp1251"),
        ("iso-8859-1", "utf-8"),
        ("koi8-r", "koi8-r"),
        ("x", "cp1251"),
    ],
)
def test_a_wrong_charset_is_seen_through(declared: str, actual: str) -> None:
    text = "Мы должны настаивать на том, чтобы это соглашение соблюдалось в полном объёме."
    html = f'<html><meta charset="{declared}"><body><p>{text}</p></body></html>'
    assert library.read(html.encode(actual)).text == text


@pytest.mark.parametrize(
    ("start", "unit", "end"),
    [
        ("", "<div>", "x"),
        ("", '<a "', ""),
        ("", "<!--", ""),
        ("x", "<", ""),
        ("x", "</b>", ""),
        ("", "<b></i>", "x"),
        ("", "<script>", ""),
        ("x<p ", "a ", ">y"),
        ("", "<sup>1", "x"),
        ("x", "&#x41", ""),
        ("", "<p>x", ""),
        ("<pre>", "[Page 1]", ""),
    ],
)
def test_hostile_pages_cost_no_more_than_in_proportion(start: str, unit: str, end: str) -> None:
    def cost(n: int) -> float:
        page = f"<html>{start}{unit * n}{end}".encode()
        best = 1e9
        for _ in range(3):
            begin = time.process_time()
            with contextlib.suppress(FormatError):
                library.read(page)
            best = min(best, time.process_time() - begin)
        return best

    gc.disable()  # what other tests left behind is not to be counted
    try:
        assert cost(20_000) < 12 * max(cost(5_000), 0.02)
    finally:
        gc.enable()


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(FormatError, match="no text on this page"):
        library.read(b"<html><body><img src=x></body></html>")

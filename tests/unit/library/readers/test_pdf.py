import pytest

from aligner import library
from aligner.errors import FormatError

pytest.importorskip("pypdfium2", reason="the extra `docs` is not installed")


def pdf(pages: list[list[tuple[float, float, str]]], tail: bytes = b"") -> bytes:
    """A PDF with each (x, y, text) drawn in 12-point Helvetica."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * k} 0 R" for k in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for k, lines in enumerate(pages):
        content = "BT /F1 12 Tf " + " ".join(f"1 0 0 1 {x} {y} Tm ({t}) Tj" for x, y, t in lines) + " ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * k} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream".encode())
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    table = b"".join(f"{x:010d} 00000 n \n".encode() for x in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode() + table
    return out + f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode() + tail


def page(number: int, *body: str) -> list[tuple[float, float, str]]:
    lines = [(72.0, 800.0, "THE RUNNING HEAD"), (290.0, 40.0, f"{number}")]
    for k, text in enumerate(body):
        lines.append((72.0, 760.0 - 14 * k, text))
    return lines


def test_lines_become_paragraphs_and_pages_seams() -> None:
    long = "these words run on to the full width of the measure that was set here"
    data = pdf(
        [
            page(
                1, f"A first paragraph, and {long}", "with a word that is di-", f"vided, {long}", "and ends."
            ),
            page(2, f"The second one begins and {long}", "", f"{long} and"),
            page(3, f"goes on, {long}", "to its end."),
        ]
    )
    version = library.read(data)
    texts = [version.segment_text(k) for k in range(len(version.segments))]
    assert not any("RUNNING" in x or x.isdigit() for x in texts)
    assert "is divided, these" in texts[0]
    assert version.segments[-1].locator == "p. 3"
    assert [s.seam for s in version.segments][-2:] == [True, False]
    assert library.read(data, part="p. 3").text.startswith("goes on")


def test_a_pdf_without_text_names_ocr() -> None:
    with pytest.raises(FormatError, match="no text layer, only images; put it through OCR"):
        library.read(pdf([[], []]))


def test_a_damaged_pdf_is_refused() -> None:
    with pytest.raises(FormatError, match="cannot be opened: it is damaged"):
        library.read(b"%PDF-1.7 and nothing more")

"""What reading large and odd files costs: CPU seconds and peak memory, each case in a process of its own.

python benchmarks/reading.py [CASE ...]
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable

from aligner.library.reading import read_named

ENGLISH = "This is a sentence of a text that goes on. And here is another, with words.\n" * 3 + "\n"
RUSSIAN = "Это предложение текста, который продолжается. А вот и другое, со словами.\n" * 3 + "\n"
PARAGRAPH = "<p>A long paragraph, with <persName>names</persName><note n='2'>See.</note> in it. </p>" * 60
DOCUMENT = (
    '<div type="document" xml:id="d{0}"><note n="1">Source: A Library.</note><head>{0}. Letter</head>'
    f"{PARAGRAPH}</div>"
)


def repeated(text: str, size: int) -> bytes:
    piece = text.encode()
    return piece * (size // len(piece))


def volume() -> bytes:
    documents = "".join(DOCUMENT.format(k) for k in range(1, 1500))
    return f"<TEI><text><body>{documents}</body></text></TEI>".encode()


CASES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "100 MB of English": (lambda: repeated(ENGLISH, 100_000_000), "x.txt", ""),
    "100 MB of Russian": (lambda: repeated(RUSSIAN, 100_000_000), "x.txt", ""),
    "one line of 21 MB": (lambda: b"This is a sentence of a text that goes on. " * 500_000, "x.txt", ""),
    "one word of 20 MB": (lambda: b"a" * 20_000_000, "x.txt", ""),
    "1,000,000 lines": (lambda: b"short line\n" * 1_000_000, "x.txt", ""),
    "1,000,000 blocks": (lambda: b"short line\n\n" * 1_000_000, "x.txt", ""),
    "mixed line ends": (lambda: b"a\r\nb\rc\nd\r\n\r\ne\n\r\nf\r\r" * 100_000, "x.txt", ""),
    "TEI volume, whole": (volume, "x.xml", ""),
    "TEI volume, one document": (volume, "x.xml", "d700"),
    "200,000 nested <div>": (lambda: b"<html>" + b"<div>" * 200_000 + b"x", "x.html", ""),
}


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str) -> None:
    make, file, part = CASES[name]
    empty = peak()
    data = make()
    begin = time.process_time()
    version = read_named(data, file, part=part)
    took = time.process_time() - begin
    megabytes = len(data) / 2**20
    grown = peak() - empty
    print(
        f"| {name} | {megabytes:.1f} | {len(version.segments)} | {len(version.sentences)} | {took:.2f} "
        f"| {grown:.0f} | {grown / megabytes:.1f} |"
    )


def main() -> None:
    if len(sys.argv) == 2:
        measure(sys.argv[1])
        return
    print("| case | MB | blocks | sentences | CPU s | memory with the file, MB | x its size |")
    print("|---|---|---|---|---|---|---|")
    for name in sys.argv[1:] or CASES:
        subprocess.run([sys.executable, __file__, name], check=True)


if __name__ == "__main__":
    main()

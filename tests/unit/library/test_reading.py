import subprocess
import sys
from pathlib import Path

import pytest

from aligner import library
from aligner.errors import InputError

RUSSIAN = (
    "Я знаю историю вашей страны и восхищаюсь ею. Ещё ребёнком я читал ваших классиков.\n\nКонец — «вот»."
)
ENGLISH = "I know the history of your country, and admire it. It cost £5 — a café’s price.\n\nThe end."
LATIN = "Je sais que vous avez été très attentif à l'évolution de la situation, et déjà prêt.\n\nC'est tout."


@pytest.mark.parametrize(
    "encoding", ["cp1251", "koi8-r", "utf-8", "utf-16-le", "utf-16-be", "cp866", "iso8859-5"]
)
def test_the_encodings_of_russian_are_told_apart(encoding: str) -> None:
    text = (
        RUSSIAN.replace("—", "-").replace("«", "").replace("»", "")
        if encoding
        not in (
            "utf-8",
            "utf-16-le",
            "utf-16-be",
        )
        else RUSSIAN
    )
    version = library.read(text.encode(encoding))
    assert (version.text, version.encoding, version.language) == (text, encoding, "ru")


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (ENGLISH, "utf-8", "en"),
        (ENGLISH, "cp1252", "en"),
        (ENGLISH, "utf-16-le", "en"),
        (ENGLISH, "utf-16-be", "en"),
        (LATIN, "iso8859-1", "fr"),
        (LATIN, "utf-8", "fr"),
    ],
)
def test_the_encodings_of_western_europe_are_told_apart(text: str, encoding: str, language: str) -> None:
    version = library.read(text.encode(encoding))
    assert (version.text, version.encoding, version.language) == (text, encoding, language)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(encoding: str) -> None:
    version = library.read(RUSSIAN.encode(encoding))
    assert version.text == RUSSIAN
    assert encoding.startswith(version.encoding[:6])


def test_a_named_encoding_is_believed() -> None:
    assert library.read("ёж идёт".encode("koi8-r"), encoding="koi8-r").text == "ёж идёт"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b" \n\n\t", "no text in it"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a PNG image"),
        (bytes(range(256)) * 4, "binary file"),
        (b"\x00" * 1000, "binary file"),
        (b"one\ntwo \xed\xa0\x80 three", "line 2, byte 8: lone surrogate U+D800 is not valid UTF-8"),
        ("один два три четыре".encode()[:-1], "line 1, byte 33: byte 0xD0 is not valid UTF-8"),
        (b"\xff\xfe\x00\xd8a", "is not valid UTF-16-LE"),
    ],
)
def test_what_is_not_text_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        library.read(data)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_files_and_directories_are_named(tmp_path: Path) -> None:
    for path, message in (
        (tmp_path / "no\x1b.txt", "no␛.txt: there is no such file"),
        (tmp_path, "directory"),
    ):
        with pytest.raises(InputError) as caught:
            library.read(path)
        assert message in str(caught.value)


def test_controls_inside_a_text_are_kept() -> None:
    text = "a \x00 b \x1b[31m c\n\nand so on and on, with many ordinary words"
    assert library.read(text.encode()).text == text


def test_the_library_loads_no_heavy_package() -> None:
    code = (
        "import sys, aligner.library; bad = {'numpy', 'scipy', 'lxml', 'selectolax', 'textual', 'urllib3', "
        "'charset_normalizer', 'pypdfium2'} & set(sys.modules); sys.exit(str(bad) if bad else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

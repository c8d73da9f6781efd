from pathlib import Path
from typing import Any

import msgspec
import pytest

from aligner import store
from aligner.errors import InputError, StoreError
from aligner.model import Alignment, Bead, Kind, Segment, Version
from aligner.store.codec import dumps, loads
from aligner.store.migrate import SCHEMA, migrated


def alignment() -> Alignment:
    a = Version("old", "One.\r\n\nTwo.", (Segment(0, 4), Segment(7, 11, Kind.STAMP)))
    b = Version("new", "Uno. [/b]", (Segment(0, 4),))
    return Alignment(a, b, (Bead((0,), (0,), note="good"), Bead((1,), ())))


def changed(old: str, new: str) -> bytes:
    text = dumps(alignment()).decode()
    assert old in text
    return text.replace(old, new, 1).encode()


def test_the_file_has_one_line_for_each_line_of_text_segment_and_bead() -> None:
    assert dumps(alignment()).decode().splitlines() == [
        "{",
        '"schema": 1,',
        '"signature": {},',
        '"a": {',
        '"id": "old",',
        f'"sha256": "{alignment().a.sha256}",',
        '"text": [',
        '"One.\\r",',
        '"",',
        '"Two."',
        "],",
        '"segments": [',
        '{"start":0,"end":4},',
        '{"start":7,"end":11,"kind":"stamp"}',
        "]",
        "},",
        '"b": {',
        '"id": "new",',
        f'"sha256": "{alignment().b.sha256}",',
        '"text": [',
        '"Uno. [/b]"',
        "],",
        '"segments": [',
        '{"start":0,"end":4}',
        "]",
        "},",
        '"beads": [',
        '{"a":[0],"b":[0],"note":"good"},',
        '{"a":[1],"b":[]}',
        "]",
        "}",
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "damaged, or no alignment: Input data was truncated"),
        (b"plain text", "damaged, or no alignment: line 1: JSON is malformed: invalid character"),
        (b"[]", "damaged: Expected object, got array"),
        (b"{}", "damaged: Object missing required field schema"),
        (b"[" * 100_000, "damaged: "),
        (b'{"schema": 9}', "its schema 9 is newer than this aligner reads (1); a newer aligner will open it"),
        (b'{"schema": 0}', "its schema 0 is not known; schemas up to 1 are"),
        (
            changed('"beads": [', '<<<<<<< HEAD\n"beads": ['),
            "damaged, or no alignment: line 27: JSON is malformed",
        ),
        (changed('"a":[1]', '"a":["1"]'), "damaged: bead 1: a[0]: expected int, got str"),
        (changed('"a":[1]', '"a":[7]'), "damaged: bead 1: segment a7 does not exist (there are 2)"),
        (changed('"a":[1]', '"a":[0]'), "damaged: bead 1: segment a0 is in two beads"),
        (changed('"note":"good"', '"status":"fine"'), "damaged: bead 0: status: invalid enum value 'fine'"),
        (
            changed('"start":7', '"start":70'),
            "damaged: side a: segment 1: segment 70:11: not a half-open span",
        ),
        (
            changed('"end":11', '"end":12'),
            "damaged: version old: segment 1 (7:12) overlaps or leaves the text",
        ),
        (
            changed("Uno.", "Due."),
            "damaged: side b: the text is not the one that was stored (sha256 differs)",
        ),
    ],
)
def test_a_damaged_file_is_refused_with_its_place(data: bytes, message: str) -> None:
    with pytest.raises(StoreError) as caught:
        loads(data, name="x.json")
    assert str(caught.value).startswith(f"x.json: {message}")


def test_an_older_schema_is_brought_up_step_by_step() -> None:
    steps = {
        -1: lambda x: {**x, "one": 1},
        0: lambda x: {k: v for k, v in x.items() if k != "old"} | {"two": x["one"] + 1},
    }
    new: dict[str, Any] = msgspec.json.decode(migrated(b'{"schema": -1, "old": 0}', -1, steps=steps))
    assert new == {"schema": SCHEMA, "one": 1, "two": 2}


def test_save_and_load_by_path(tmp_path: Path) -> None:
    store.save(alignment(), tmp_path / "x.json")
    assert store.load(tmp_path / "x.json") == alignment()
    with pytest.raises(InputError, match=r"y.json: cannot be read: no such file or directory"):
        store.load(tmp_path / "y.json")
    with pytest.raises(InputError, match="cannot be read: is a directory"):
        store.load(tmp_path)


def test_one_changed_bead_changes_one_line() -> None:
    x = alignment()
    y = x.with_beads([x.beads[0], Bead((1,), (), note="why?")])
    one, two = dumps(x).splitlines(), dumps(y).splitlines()
    assert sum(p != q for p, q in zip(one, two, strict=True)) == 1

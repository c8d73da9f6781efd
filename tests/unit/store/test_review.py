import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from aligner import store
from aligner.errors import EditError, StoreError
from aligner.model import Alignment, Bead, Segment, Status, Version
from aligner.session import Session
from aligner.store.lock import holder
from aligner.store.review import Review


def alignment(n: int = 12) -> Alignment:
    v = Version("v", "x" * n, tuple(Segment(k, k + 1) for k in range(n)))
    return Alignment(v, v, tuple(Bead((k,), (k,)) for k in range(n)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store.save(alignment(), tmp_path / "x.json")
    return tmp_path / "x.json"


def opened(path: Path) -> Review:
    return Review(path, clock=lambda: "2026-01-01T00:00:00Z")


def scripted(session: Session, n: int) -> None:
    """The `n`-th operation of a fixed story; some of it cannot be done, which is a story too."""
    rng = random.Random(n)  # noqa: S311 - a fixed story, no secret
    session.go(rng.randrange(len(session.beads)))
    choices: list[Any] = [
        session.merge,
        session.unlink,
        session.undo,
        session.redo,
        session.swap,
        lambda: session.mark(rng.choice(list(Status))),
        lambda: session.comment(f"note {n}"),
        lambda: session.split(1, 1),
        lambda: session.shift("a", 1, give=True),
    ]
    try:
        rng.choice(choices)()
    except EditError:
        session.comment(f"could not at {n}")


def test_what_was_not_saved_is_taken_again(path: Path) -> None:
    one = opened(path)
    one.session.merge()
    one.session.mark(Status.ACCEPTED)
    one.session.undo()
    one.look((3, 1, 0))
    one.close()
    two = opened(path)
    assert two.session.alignment == one.session.alignment
    assert two.session.done == one.session.done
    assert two.session.undone == one.session.undone
    assert two.place == (3, 1, 0)
    assert two.session.at == 3
    assert two.notices == ["3 steps taken before the last end without saving were taken again"]
    two.close()


def test_undo_reaches_back_beyond_a_save_and_a_restart(path: Path) -> None:
    one = opened(path)
    one.session.merge()
    assert one.save()
    one.session.mark(Status.FLAGGED)
    assert one.save()
    assert not one.save()
    one.close()
    two = opened(path)
    assert two.notices == []
    assert store.load(path) == two.session.alignment == one.session.alignment
    two.session.undo()
    two.session.undo()
    assert two.session.alignment == alignment()
    two.session.redo()
    two.close()
    three = opened(path)
    assert three.session.alignment == two.session.alignment
    three.close()


def test_the_place_is_where_the_last_step_or_move_led(path: Path) -> None:
    one = opened(path)
    assert one.place is None
    one.look((4, 0, 0))
    one.session.go(4)
    one.session.comment("here")
    one.look((4, 0, 0))
    one.save()
    one.close()
    two = opened(path)
    assert two.place == (4, 0, 0)
    two.session.go(7)
    two.session.mark(Status.FLAGGED)
    two.close()
    three = opened(path)
    assert three.place == (7, 0, 0)
    three.close()


def test_a_torn_last_line_is_dropped_with_a_notice(path: Path) -> None:
    one = opened(path)
    one.session.merge()
    one.session.mark(Status.ACCEPTED)
    one.close()
    journal = path.with_name("x.json.journal")
    journal.write_bytes(journal.read_bytes()[:-9])
    two = opened(path)
    assert [x.label for x in two.session.done] == ["merge with next: bead 0"]
    assert two.notices[0] == "the last line of the journal was torn; what it held was never shown"
    two.session.mark(Status.FLAGGED)
    two.close()
    three = opened(path)
    assert three.session.alignment == two.session.alignment
    three.close()


def test_a_damaged_journal_is_kept_aside_and_what_can_be_read_is_taken(path: Path) -> None:
    one = opened(path)
    for _ in range(4):
        one.session.merge()
    one.close()
    journal = path.with_name("x.json.journal")
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:4], b"#" * 50 + b"\n", *lines[5:]]))
    two = opened(path)
    assert len(two.session.done) == 2
    assert two.notices[0] == "the journal is damaged: its last 2 lines cannot be read"
    assert path.with_name("x.json.journal.1").exists()
    two.session.mark(Status.FLAGGED)
    two.close()
    three = opened(path)
    assert three.session.alignment == two.session.alignment
    assert len(three.session.done) == 3
    three.close()


def test_a_file_changed_by_something_else_wins_over_the_journal(path: Path) -> None:
    one = opened(path)
    one.session.merge()
    one.close()
    store.save(alignment(5), path)
    two = opened(path)
    assert two.session.alignment == alignment(5)
    assert two.notices == ["the file was changed by something else; the old history is in x.json.journal.1"]
    two.close()


def test_a_crash_between_the_mark_and_the_file_loses_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = opened(path)
    one.session.merge()

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("aligner.store.review.write_bytes", crash)
    with pytest.raises(KeyboardInterrupt):
        one.save()
    one.close()
    monkeypatch.undo()
    two = opened(path)
    assert two.session.alignment == one.session.alignment
    two.close()


def test_the_second_reviewer_reads_only_and_is_told_who_holds_it(path: Path) -> None:
    one = opened(path)
    one.session.merge()
    two = opened(path)
    assert two.read_only.startswith("it is under review by ")
    assert f"(process {os.getpid()}) since 2026-01-01T00:00:00Z" in two.read_only
    assert two.session.alignment == one.session.alignment
    two.session.merge()
    with pytest.raises(StoreError, match="not saved: it is under review by"):
        two.save()
    two.close()
    one.close()
    assert not path.with_name("x.json.lock").exists()
    three = opened(path)
    assert not three.read_only
    assert len(three.session.done) == 1
    three.close()


def test_an_unsigned_lock_is_someone_elses(tmp_path: Path) -> None:
    assert holder(tmp_path / "no") == "someone else"
    (tmp_path / "x").write_bytes(b"{}")
    assert holder(tmp_path / "x") == "someone else"


def test_a_full_disk_is_told_and_the_review_goes_on(path: Path) -> None:
    one = opened(path)
    one.session.merge()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.with_name("x.json.journal").stat().st_size + 20, hard))
    try:
        one.session.merge()
        assert one.trouble == "file too large"
        one.session.mark(Status.ACCEPTED)
        assert len(one.session.done) == 3
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    one.session.mark(Status.FLAGGED)
    assert one.trouble == ""
    one.close()
    two = opened(path)
    assert two.session.alignment == one.session.alignment
    two.close()


def test_moves_do_not_make_the_journal_grow_for_ever(path: Path) -> None:
    one = opened(path)
    one.session.merge()
    for k in range(1500):
        one.look((k % 7, 0, 0))
    one.close()
    two = opened(path)
    assert path.with_name("x.json.journal").stat().st_size < 1000
    assert two.place == (1499 % 7, 0, 0)
    two.session.undo()
    two.close()
    three = opened(path)
    assert three.session.alignment == alignment()
    three.close()


def test_carrying_over_keeps_the_old_file_beside(path: Path) -> None:
    one = opened(path)
    one.session.merge()
    old = one.carry_over(alignment(3))
    assert store.load(old) == alignment()
    assert one.session.alignment == store.load(path) == alignment(3)
    one.session.merge()
    one.close()
    two = opened(path)
    assert two.session.alignment == one.session.alignment
    assert len(two.session.done) == 1
    two.close()


def test_a_journal_of_a_newer_aligner_is_refused(path: Path) -> None:
    path.with_name("x.json.journal").write_bytes(b'{"journal":2}\n')
    with pytest.raises(StoreError, match="not a journal that this aligner reads"):
        opened(path)
    assert not path.with_name("x.json.lock").exists()


CHILD = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from test_review import opened, scripted
review = opened(Path(sys.argv[1]))
for n in range(int(sys.argv[3]), 100_000):
    scripted(review.session, n)
    print(n, flush=True)
    if n % 17 == 0:
        review.save()
"""


def test_fifty_kills_lose_no_operation_that_was_shown(path: Path) -> None:
    rng = random.Random(5)  # noqa: S311
    told = Session(alignment(), clock=lambda: "2026-01-01T00:00:00Z")
    n = 0
    for _ in range(50):
        here = str(Path(__file__).parent)
        with subprocess.Popen(
            [sys.executable, "-c", CHILD, str(path), here, str(n)], stdout=subprocess.PIPE
        ) as child:
            assert child.stdout is not None
            shown = child.stdout.readline()
            time.sleep(rng.random() * 0.02)
            child.send_signal(signal.SIGKILL)
            shown += child.stdout.read()
        last = int(shown.split(b"\n")[-2])
        found = opened(path)
        found.close()
        for k in range(n, last + 1):
            scripted(told, k)
        n = last + 1
        if found.session.beads != told.beads or found.session.done != told.done:
            scripted(told, n)  # the one that was journaled but not yet shown
            n += 1
        assert found.session.beads == told.beads
        assert found.session.done == told.done
        assert found.session.undone == told.undone
    assert n > 100

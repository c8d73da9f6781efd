"""What a person is told while a batch runs."""

import io

import pytest

from aligner.batch.display import Display
from aligner.batch.progress import Tally, duration, line, outcome
from aligner.model.batch import PairStatus


def tally() -> Tally:
    x = Tally(1000, kept=100)
    for _ in range(900):
        x.await_pair(1000)
    for _ in range(300):
        x.count(PairStatus.DONE, 1000)
    for status in (PairStatus.FAILED, PairStatus.FAILED, PairStatus.POISON):
        x.count(status, 1000)
    return x


def test_a_line_tells_counts_rate_time_left_and_the_pairs_at_work() -> None:
    text = line(tally(), 10.0, ["p1", "p\x1b[2J", "p3", "p4", "p5"])
    assert text == "403 of 1,000 pairs  3 failed  30 pairs/s  ETA 20 s  now: p1, p␛[2J, p3, p4 and 1 more"


def test_a_line_keeps_to_its_width_and_to_what_is_known() -> None:
    assert line(tally(), 10.0, ["x" * 100], width=30) == "403 of 1,000 pairs  3 failed …"
    assert line(Tally(5), 0.0) == "0 of 5 pairs"


def test_the_outcome_names_every_kind_of_end() -> None:
    assert outcome(tally(), 10.0) == (
        "300 done, 100 unchanged since an earlier run and skipped, 2 failed, 1 killed their worker twice, "
        "597 not begun or not ended in 10 s (30 pairs/s)"
    )


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.4, "0 s"), (59.6, "1:00 min"), (185, "3:05 min"), (7500, "2:05 h"), (273600, "3 d 4 h")],
)
def test_durations_are_told_as_people_do(seconds: float, said: str) -> None:
    assert duration(seconds) == said


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_a_plain_line_every_ten_seconds() -> None:
    now = [0.0]
    stream = io.StringIO()
    with Display(stream, lambda: now[0]) as display:
        for second in range(25):
            now[0] = float(second)
            display.update(tally(), ["p1"])
        display.say("x: failed: \x1b[31mred\nline")
    said = stream.getvalue().splitlines()
    assert [x.split("  ")[0] for x in said] == [
        "403 of 1,000 pairs",
        "403 of 1,000 pairs",
        "x: failed: ␛[31mred line",
    ]


def test_a_terminal_gets_a_line_that_gives_way_to_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    now = [0.0]
    stream = Terminal()
    with Display(stream, lambda: now[0]) as display:
        now[0] = 1.0
        display.update(tally(), ["p1"])
        display.update(tally(), ["too soon"])
        display.say("message")
        now[0] = 2.0
        display.update(tally(), [])
    text = stream.getvalue()
    assert text.startswith("\r\x1b[K403 of 1,000 pairs")
    assert "\r\x1b[Kmessage\n" in text
    assert "too soon" not in text
    assert text.endswith("\r\x1b[K")

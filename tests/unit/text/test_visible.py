import pytest

from aligner.text.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[stamp] [/x] <b>&", "[stamp] [/x] <b>&"),
        ("\x1b[31m\x00\x7f", "␛[31m␀␡"),
        ("a\u202eb\u200bc\xad\ufeff", "a⟨U+202E⟩b⟨U+200B⟩c⟨U+00AD⟩⟨U+FEFF⟩"),
        ("\ud800\x9b", "⟨U+D800⟩⟨U+009B⟩"),
        ("a\r\nb\nc\td\re", "a b c d␍e"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200cb", "a⟨U+200C⟩b"),
        ("é ёж “—” 日本 \U0001f600", "é ёж “—” 日本 \U0001f600"),
    ],
)
def test_what_hides_or_acts_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_line_ends_stay_when_asked_for() -> None:
    assert visible("a\r\nb\u2028c\x1b", newlines=True) == "a\nb\nc␛"

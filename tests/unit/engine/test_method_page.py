import re
from dataclasses import fields
from pathlib import Path

from aligner.engine import DEFAULT

PAGE = Path(__file__).parents[3] / "docs" / "method.md"


def test_the_page_names_every_parameter_with_its_default() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert dict(rows) == {x.name: str(getattr(DEFAULT, x.name)) for x in fields(DEFAULT)}

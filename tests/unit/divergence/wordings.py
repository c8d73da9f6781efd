"""Tables of wordings in pairs, `A | B` a line, and the denials that are found in a pair."""

from aligner.divergence import compare
from aligner.model import Category

Row = tuple[str, str, str, str]


def rows(table: dict[tuple[str, str], str]) -> list[Row]:
    """Languages and texts of both sides, a row a pair; a line that ends with `|` goes on in the next."""
    found: list[Row] = []
    for (lang_a, lang_b), text in table.items():
        for line in text.replace("|\n", "|").strip().splitlines():
            a, b = (" ".join(side.split()) for side in line.split("|"))
            found.append((lang_a, lang_b, a, b))
    return found


def denials(lang_a: str, lang_b: str, a: str, b: str) -> list[tuple[str, str]]:
    """The spans of A and B of each negation that is reported."""
    found = compare(a, b, lang_a=lang_a, lang_b=lang_b).divergences
    return [(d.a_text, d.b_text) for d in found if d.category is Category.NEGATION]

"""Values in other units, with something taken away, as parts of a whole: pairs that part or agree."""

import pytest

from aligner.divergence import compare
from aligner.model import Severity

CHANGED = {
    "number": """
        The bath was heated to 40 degrees centigrade. | The bath was heated to 120 degrees Fahrenheit.
        Bread is ninepence here, half as much again in town. | Bread is ninepence here, double that in town.
        Nine parts in the hundred of the alloy are lead. | Some nineteen per cent of the alloy is lead.
        Of fifteen eggs there remained four. | Of fifteen eggs the eleven left over lay there.
        All four bridges were broken down. | Three of the four bridges were broken down.
        The siege cost him a whole month of his life. | The siege cost him three months of his life.
        The widow sold a cow at the fair. | The widow sold three cows at the fair.
        Он скопил полтора десятка ложек. | Он скопил двадцать пять ложек.
        Все пять мельниц сгорели дотла. | Три из пяти мельниц сгорели дотла.
        Раствор нагрели до 40 градусов Цельсия. | Раствор нагрели до 60 градусов Реомюра.
        """,
    "date": """
        She was woken at two in the morning by the guns. | She was woken at two in the afternoon by the guns.
        The coach leaves at seven in the evening. | The coach leaves at 7 a.m. from here.
        Поезд пришёл в четыре часа утра. | Поезд пришёл в четыре часа дня.
        """,
}
SAME = {
    "number": """
        The bath was heated to 40 degrees centigrade. | They heated the bath to 104 °F.
        The spirit boils at 80 degrees Réaumur. | The spirit boils at 100 degrees Celsius.
        The toll is half a crown. | The toll is two shillings and sixpence.
        She gave him eighteen pence. | She gave him a shilling and sixpence.
        The lease cost three pounds. | The lease cost sixty shillings.
        He is five feet ten inches tall. | He is seventy inches tall.
        The cape was four leagues off. | The cape was twelve sea miles off.
        The estate measures two square miles. | The estate measures 1280 acres.
        He had been forty winters a shepherd. | He had been four decades a shepherd.
        It is four days on foot, two days on a mule. | It is half the four days of a walker on a mule.
        For four months the harbour is frozen. | For a third of the year the harbour is frozen.
        It costs twenty pence here and half as much again there. | It costs twenty pence here, thirty there.
        Of all vices sloth alone is never hungry. | Sloth is the only vice that is never hungry.
        Two blows were the most that he ever gave. | He never gave more than two blows.
        None of the three brothers stayed away. | All three brothers came.
        Not one of the nine ships was lost. | All nine ships came home.
        Of nine ships four were lost. | Of nine ships five remained.
        He spoke with a neighbour, then with another. | He spoke with two neighbours.
        Раствор нагрели до 40 градусов Цельсия. | Раствор нагрели до 32 градусов Реомюра.
        Билет стоил двугривенный. | Билет стоил двадцать копеек.
        Он скопил полторы дюжины ложек. | Он скопил восемнадцать ложек.
        Ни один из трёх братьев не опоздал. | Все три брата пришли вовремя.
        """,
    "date": """
        The tower fell ninety-nine years later. | The tower fell a century less one year later.
        He reigned ninety-eight years. | He reigned two years short of a century.
        She learned Greek in her eighth decade. | She learned Greek at seventy-four.
        In the thirtieth year of his rule he built it. | He built it as the third decade of his rule closed.
        The guns woke her at two in the morning. | The guns woke her at two o'clock at night.
        The train comes at 15:20. | The train comes at twenty past three.
        Он проснулся в три часа ночи. | Он проснулся в три часа утра.
        Ему шёл восьмой десяток. | Ему было семьдесят три года.
        """,
}


def pairs(table: dict[str, str]) -> list[tuple[str, str, str]]:
    cells = ((c, row.split(" | ")) for c, rows in table.items() for row in rows.strip().splitlines())
    return [(c, a.strip(), b.strip()) for c, (a, b) in cells]


def found(a: str, b: str) -> set[str]:
    lang = "ru" if any("а" <= c <= "я" for c in a) else "en"
    result = compare(a, b, lang_a=lang, lang_b=lang)
    return {d.category.value for d in result.divergences if d.severity is Severity.MEANING}


@pytest.mark.parametrize(("category", "a", "b"), pairs(CHANGED))
def test_another_value_is_found_however_it_is_reckoned(category: str, a: str, b: str) -> None:
    assert category in found(a, b)
    assert category in found(b, a)


@pytest.mark.parametrize(("category", "a", "b"), pairs(SAME))
def test_one_value_reckoned_in_two_ways_is_not_reported(category: str, a: str, b: str) -> None:
    assert found(a, b).isdisjoint({category, "number", "date"})
    assert found(b, a).isdisjoint({category, "number", "date"})

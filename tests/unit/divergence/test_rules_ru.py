"""Russian, and English against Russian: what is found and what is not."""

import pytest

from aligner.divergence import compare
from aligner.model import Severity

CHANGED = {
    "negation": """
        Совет одобрил этот договор. | Совет не одобрил этот договор.
        Он всегда запирал ворота. | Он никогда не запирал ворота.
        """,
    "number": """
        Мы предлагаем два соглашения. | Мы предлагаем три соглашения.
        В городе триста домов. | В городе четыреста домов.
        Он потерял 1200 солдат. | Он потерял 12000 солдат.
        Стена была в девять футов высотой. | Стена была в семь футов высотой.
        """,
    "date": """
        Письмо датировано 14 февраля 1977 года. | Письмо датировано 15 февраля 1977 года.
        Мы встретимся в конце марта. | Мы встретимся в конце апреля.
        Ярмарка бывает во вторник. | Ярмарка бывает в четверг.
        Корабль ушел весной. | Корабль ушел осенью.
        В конце августа караван ушел. | В начале августа караван ушел.
        """,
    "name": """
        Переговоры в Вене продолжаются. | Переговоры в Женеве продолжаются.
        Письмо прочел граф Андраши. | Письмо прочел граф Кальноки.
        """,
    "modality": """
        Мы должны настаивать на этом условии. | Мы можем настаивать на этом условии.
        Сторона обязана вернуть пленных. | Сторона может вернуть пленных.
        """,
    "hedging": """
        Ребенок, может быть, его. | Ребенок его.
        По преданию, звезда горела над аббатством. | Звезда горела над аббатством.
        """,
    "typo": """
        Люди вышли из города. | Люди вышли из гoрода.
        """,
}
SAME = {
    "number": """
        Пришли 300 человек. | Пришли триста человек.
        Три четверти скота погибли. | 75 процентов скота погибли.
        Он нес два пистолета. | Он нес пару пистолетов.
        """,
    "date": """
        14 февраля 1977 года пришло письмо. | Письмо пришло четырнадцатого февраля 1977 года.
        """,
    "name": """
        Мы вышли из Константинополя. | Мы покинули Царьград.
        Иван видел Петра. | Петра видел Иван.
        """,
    "negation": """
        Он не раз бывал там. | Он часто бывал там.
        """,
    "typo": """
        Он вошел в туман. | Он стоял в тумане.
        Она слушала рассказ. | Она выслушала рассказ.
        """,
}
ACROSS = """
    number | They sent forty thousand men to the island. | Они послали на остров четыреста тысяч человек.
    date | He wrote to us in March. | Он написал нам в апреле.
    date | We saw the river in 1903. | Мы увидели реку в 1908 году.
    """
ACROSS_SAME = """
    number | They sent forty thousand men. | Они послали сорок тысяч человек.
    date | The letter is dated 14 February 1977. | Письмо датировано 14 февраля 1977 года.
    name | The talks in Vienna go on. | Переговоры в Вене продолжаются.
    name | We heard Mussorgsky. | Мы слышали Мусоргского.
    """


def pairs(table: dict[str, str]) -> list[tuple[str, str, str]]:
    rows = [(k, line.split("|")) for k, text in table.items() for line in text.strip().splitlines()]
    return [(k, a.strip(), b.strip()) for k, (a, b) in rows]


def triples(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def judged(a: str, b: str, lang_a: str) -> set[str]:
    found = compare(a, b, lang_a=lang_a, lang_b="ru").divergences
    return {d.category.value for d in found if d.severity is Severity.MEANING or d.category == "typo"}


@pytest.mark.parametrize(("category", "a", "b"), pairs(CHANGED))
def test_a_change_is_found_in_russian(category: str, a: str, b: str) -> None:
    assert category in judged(a, b, "ru")


@pytest.mark.parametrize(("category", "a", "b"), pairs(SAME))
def test_another_way_to_say_it_is_not_reported_in_russian(category: str, a: str, b: str) -> None:
    assert category not in judged(a, b, "ru")


@pytest.mark.parametrize(("category", "a", "b"), triples(ACROSS))
def test_a_change_is_found_across_languages(category: str, a: str, b: str) -> None:
    assert category in judged(a, b, "en")


@pytest.mark.parametrize(("category", "a", "b"), triples(ACROSS_SAME))
def test_a_faithful_translation_is_not_reported(category: str, a: str, b: str) -> None:
    assert category not in judged(a, b, "en")

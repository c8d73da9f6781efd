"""Negation: however it is worded, and what only looks like it. English, Russian, one against the other."""

import pytest

from aligner.divergence import compare
from aligner.model import Category

CHANGED = {
    ("en", "en"): """
        The abbot consented to bury the stranger in the cloister. |
            The abbot would not agree to lay the stranger to rest in the cloister.
        The magistrates permitted the players to use the hall. |
            The players were forbidden by the magistrates to use the hall.
        Our scouts found the ford unguarded and safe. | Our scouts found the ford unguarded and dangerous.
        The deed was declared void by the court of appeal. | The court of appeal declared the deed valid.
        My cousin succeeded in mending the clock. | My cousin failed to mend the clock.
        He spoke of his brother with affection and without envy. |
            He spoke of his brother with affection and full of envy.
        Not all the barrels had burst in the cellar. | None of the barrels in the cellar had burst.
        The garrison obeyed the order of the marshal. |
            The order of the marshal was disobeyed by the garrison.
        The baker was seldom seen in church. | The baker was often seen in church.
        The chart proved legible once it was dried. | Once it was dried the chart proved illegible.
        Every window in the chapel was broken by the hail. | No window in the chapel was broken by the hail.
        The regent did not confirm the rumour of the marriage. |
            The regent confirmed the rumour of the marriage.
        She was aware of the plot against the duke. | She knew nothing of the plot against the duke.
        The villagers lacked salt that winter. | The villagers had plenty of salt that winter.
        The envoy kept the promise he had given in Lent. | The envoy broke the promise he had given in Lent.
        The sailors were not reluctant to put to sea. | The sailors were reluctant to put to sea.
        """,
    ("ru", "ru"): """
        Игумен согласился похоронить странника в обители. | Игумен отказался хоронить странника в обители.
        Суд признал завещание действительным. | Суд признал завещание недействительным.
        Все бочки в погребе лопнули. | Ни одна бочка в погребе не лопнула.
        Староста разрешил нам ночевать в амбаре. | Староста запретил нам ночевать в амбаре.
        Гарнизон повиновался приказу маршала. | Гарнизон ослушался приказа маршала.
        Он помнил имя своего учителя. | Он забыл имя своего учителя.
        Она говорила о сестре без зависти. | Она говорила о сестре не без зависти.
        Переправа в июне безопасна. | Переправа в июне опасна.
        Мельник был беден и горд. | Мельник был вовсе не беден, но горд.
        Рукопись оказалась разборчивой. | Рукопись оказалась неразборчивой.
        Кузнец редко бывал в церкви. | Кузнец часто бывал в церкви.
        Князь сдержал слово, данное послам. | Князь нарушил слово, данное послам.
        """,
    ("en", "ru"): """
        The abbot consented to bury the stranger. | Игумен отказался похоронить странника.
        The council permitted the fair. | Совет запретил ярмарку.
        The treaty is valid. | Этот договор недействителен.
        He remembered the name of the village. | Он забыл название деревни.
        The road is dangerous in winter. | Зимой дорога безопасна.
        The prince kept his oath to the khan. | Князь нарушил клятву, данную хану.
        """,
}
SAME = {
    ("en", "en"): """
        The abbot did not refuse to bury the stranger. | The abbot consented to bury the stranger.
        The steward never failed to lock the granary. | The granary was always locked by the steward.
        The pass was not impassable in June. | In June the pass could be crossed.
        There was no house in which the fever had not claimed a child. |
            In every house the fever had claimed a child.
        The captain was far from pleased with the chart. | The captain was by no means content with the chart.
        No one but the sexton had a key to the tower. | Only the sexton had a key to the tower.
        The envoy could not help smiling at the request. | The envoy was obliged to smile at the request.
        The bridge is not open until noon. | The bridge opens only at noon.
        Neither of the sisters would accept the gift. | Both sisters refused the gift.
        The pilot was not unaware of the shoals. | The pilot knew of the shoals.
        They were free of all debt. | They had no debt.
        The duke did not forget his promise. | The duke remembered his promise.
        The peasants did not lack courage. | The peasants had courage enough.
        It is not lawful to fish here without leave. | It is forbidden to fish here unless leave be given.
        The judge ceased to believe him. | The judge no longer believed him.
        """,
    ("ru", "ru"): """
        Игумен не отказался похоронить странника. | Игумен согласился похоронить странника.
        Он не мог не улыбнуться этой просьбе. | Ему пришлось улыбнуться этой просьбе.
        Эконом никогда не забывал запереть амбар. | Эконом всегда помнил, что надо запереть амбар.
        Никто, кроме звонаря, не имел ключа от башни. | Ключ от башни был только у звонаря.
        Лоцман не был незнаком с этими мелями. | Лоцман знал эти мели.
        Он не сразу ответил послу. | Он ответил послу после некоторого молчания.
        Судья перестал ему верить. | Судья больше ему не верил.
        Князь не забыл своего обещания. | Князь помнил своё обещание.
        Капитан был далеко не доволен картой. | Капитан вовсе не был доволен картой.
        Крестьянам хватало мужества. | Недостатка в мужестве у крестьян не было.
        Здесь нельзя ловить рыбу без разрешения. | Ловить рыбу здесь можно только с разрешения.
        Мост опасен весной. | Весной мост небезопасен.
        """,
    ("en", "ru"): """
        The abbot did not refuse to bury the stranger. | Игумен согласился похоронить странника.
        The council did not permit the fair. | Совет запретил ярмарку.
        The treaty is not valid. | Этот договор недействителен.
        He did not forget the name of the village. | Он помнил название деревни.
        Nobody answered the question. | Никто не ответил на этот вопрос.
        The road is not without danger in winter. | Зимой дорога опасна.
        """,
}
Row = tuple[str, str, str, str]


def rows(table: dict[tuple[str, str], str]) -> list[Row]:
    """Languages and texts of both sides, a row a pair."""
    result: list[Row] = []
    for (lang_a, lang_b), text in table.items():
        for line in text.replace("|\n", "|").strip().splitlines():
            a, b = (" ".join(side.split()) for side in line.split("|"))
            result.append((lang_a, lang_b, a, b))
    return result


def negations(lang_a: str, lang_b: str, a: str, b: str) -> list[tuple[str, str]]:
    found = compare(a, b, lang_a=lang_a, lang_b=lang_b).divergences
    return [(d.a_text, d.b_text) for d in found if d.category is Category.NEGATION]


@pytest.mark.parametrize(("lang_a", "lang_b", "a", "b"), rows(CHANGED))
def test_a_denial_is_found_in_any_wording(lang_a: str, lang_b: str, a: str, b: str) -> None:
    assert negations(lang_a, lang_b, a, b)


@pytest.mark.parametrize(("lang_a", "lang_b", "a", "b"), rows(CHANGED))
def test_a_denial_is_found_from_the_other_side_too(lang_a: str, lang_b: str, a: str, b: str) -> None:
    assert negations(lang_b, lang_a, b, a)


@pytest.mark.parametrize(("lang_a", "lang_b", "a", "b"), rows(SAME))
def test_denials_that_say_the_same_are_not_reported(lang_a: str, lang_b: str, a: str, b: str) -> None:
    assert not negations(lang_a, lang_b, a, b)


def test_the_span_is_the_predicate_with_what_denies_it() -> None:
    a, b = "The garrison obeyed the marshal.", "The garrison did not obey the marshal."
    assert negations("en", "en", a, b) == [("obeyed", "not obey")]


def test_the_same_predicate_is_reported_once() -> None:
    a, b = "The court permitted the fair.", "The court forbade the fair."
    assert negations("en", "en", a, b) == [("permitted", "forbade")]

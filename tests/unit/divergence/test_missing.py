"""Omission and addition: what is found missing, and what is only told in other words."""

# ruff: noqa: E501 - a case is a line

import pytest

from aligner.divergence import compare
from aligner.model import Category

GAPS = {Category.OMISSION, Category.ADDITION}
MISSING = {
    "en": """
        The shepherd drove his flock down to the river and counted the lambs at the bridge. | At the bridge, having driven his flock down to the river, the shepherd counted the lambs, which were plagued by lice. | which were plagued by lice
        The council granted the weavers a charter and remitted half their taxes. | A charter was granted to the weavers by the council, and half of their taxes was remitted. The drums were beaten all afternoon. | The drums were beaten all afternoon
        The captain ordered the sails to be lowered because pirates had been sighted off the headland. | The captain gave the order to lower the sails. | because pirates had been sighted off the headland
        Our guide, limping from an adder's bite, led us over the mountain before sunset. | Before sunset our guide led us over the mountain. | limping from an adder's bite
        The envoy delivered the letter to the king in the garden. | The envoy delivered the letter, smelling of tobacco and fish, to the king in the garden. | smelling of tobacco and fish
        She packed the candles, the lanterns, the blankets and the bread into the cart. | Into the cart she packed the candles, the lanterns and the bread. | blankets
        The physician examined the wounded sailor with a silver mirror and prescribed rest. | The physician examined the wounded sailor and prescribed rest. | with a silver mirror
        The governor built a school, a hospital and a bridge. | The governor built a school, a hospital, a brewery and a bridge. | brewery
        My uncle sold the orchard to the miller. He planted roses along the fence. The house stood empty for years. | My uncle sold the orchard to the miller. The house stood empty for years. | He planted roses along the fence
        The soldiers crossed the marsh and burned the village, although the peasants had surrendered their weapons. | The soldiers crossed the marsh and burned the village. | although the peasants had surrendered their weapons
        The bishop sold his carriage and gave the money to the hospital. | The bishop sold his carriage and gave the money to the hospital, weeping like an infant throughout. | weeping like an infant throughout
        The treaty will be signed at the palace after the armies have withdrawn from the frontier. | The treaty will be signed at the palace after the armies, hungry and mutinous, have withdrawn from the frontier. | hungry and mutinous
        """,
    "ru": """
        Пастух пригнал стадо к реке и пересчитал овец у моста. | Пастух пригнал стадо к реке и пересчитал овец у моста, а собака его спала в траве. | а собака его спала в траве
        Врач осмотрел раненого и велел ему лежать. | Врач осмотрел раненого и велел ему лежать, пить молоко и читать книги. | пить молоко и читать книги
        Король отдал город сыну. Народ молчал. Война продолжалась десять лет. | Король отдал город сыну. Война продолжалась десять лет. | Народ молчал
        Письмо принес солдат. Король прочел его вечером. | Письмо принес солдат. Король прочел его вечером. На дворе шел снег. | На дворе шел снег
        Брат купил дом у реки и посадил сад. | Брат купил дом у реки и посадил сад, хотя отец запретил ему строить. | хотя отец запретил ему строить
        Совет даровал городу право торговли и освободил купцов от налога. | Совет, собравшийся ночью в церкви, даровал городу право торговли и освободил купцов от налога. | собравшийся ночью в церкви
        Мать поставила на стол хлеб и молоко. | Мать, больная и усталая, поставила на стол хлеб и молоко. | больная и усталая
        Армия перешла реку и взяла город без боя. | Армия перешла реку и взяла город без боя, потеряв обоз и лошадей. | потеряв обоз и лошадей
        Посол передал королю письмо и золотую чашу в саду. | Посол передал королю письмо в саду. | золотую чашу
        Старик сидел у окна и смотрел на дорогу. Внук спал. | Старик сидел у окна и смотрел на дорогу. | Внук спал
        Князь построил церковь и мост через реку. | Князь построил церковь и мост через реку. Дождь шел весь день. | Дождь шел весь день
        Дочь написала отцу письмо из города. Он прочел его с радостью. | Дочь написала отцу письмо из города. Сестра уехала в деревню. Он прочел его с радостью. | Сестра уехала в деревню
        """,
}
TOLD = {
    "en": """
        The old fisherman mended his nets by the light of the fire. | By firelight the aged fisherman repaired his nets.
        The king died in his bed, surrounded by his sons. | Surrounded by his sons, the king passed away in his bed.
        They quarrelled about money all winter. | All winter long they were at odds over money.
        He was born in the year of the great flood. | The year in which he came into the world was that of the great flood.
        The door was opened by a servant who carried a lamp. | A servant with a lamp opened the door.
        We travelled from Cologne to Liege by coach. | By coach we went from Koeln to Luettich.
        The merchant refused to pay the toll. | The merchant would not pay the toll.
        She read the letter twice and threw it into the fire. | Having read the letter two times, she cast it into the flames.
        The rain had ceased and the birds were singing. | It was no longer raining, and the birds sang.
        No one in the village could read. | The villagers were illiterate, every one of them.
        The commander praised the courage of his soldiers. | The bravery of his troops was praised by the commander.
        I have never been so cold in my life. | Never in all my days have I been as cold as that.
        """,
    "ru": """
        Король умер в своей постели. | Король скончался у себя в постели.
        Он родился в деревне у реки. | Деревня, где он появился на свет, стояла у реки.
        Дверь открыл слуга с лампой в руке. | Слуга, державший в руке лампу, отворил дверь.
        Купец отказался платить пошлину. | Купец не захотел платить пошлину.
        Дождь перестал, и птицы запели. | Птицы запели, когда дождь кончился.
        Мы ехали весь день и всю ночь. | Целый день и целую ночь мы были в пути.
        Она дважды прочла письмо и бросила его в огонь. | Прочитав письмо два раза, она кинула его в огонь.
        Никто в деревне не умел читать. | Все в деревне были неграмотны.
        Солдаты взяли город на рассвете. | Город был взят солдатами на заре.
        Мне никогда не было так холодно. | Так я не мерз никогда в жизни.
        Командир похвалил смелость солдат. | Храбрость солдат была отмечена похвалой командира.
        Брат продал дом соседу. | Дом был продан братом соседу.
        """,
}


def cases(table: dict[str, str]) -> list[tuple[str, ...]]:
    rows = ((k, line) for k, text in table.items() for line in text.strip().splitlines())
    return [(k, *(cell.strip() for cell in line.split(" | "))) for k, line in rows]


@pytest.mark.parametrize(("language", "a", "b", "words"), cases(MISSING))
def test_what_one_side_lacks_is_found_on_the_other(language: str, a: str, b: str, words: str) -> None:
    found = compare(a, b, lang_a=language, lang_b=language).divergences
    missing = [d for d in found if d.category in GAPS]
    want = Category.OMISSION if words in a else Category.ADDITION
    assert [d.category for d in missing] == [want]
    assert words in (missing[0].a_text or missing[0].b_text)


@pytest.mark.parametrize(("language", "a", "b"), cases(TOLD))
def test_what_is_told_in_other_words_is_not_missing(language: str, a: str, b: str) -> None:
    found = compare(a, b, lang_a=language, lang_b=language).divergences
    assert not [d for d in found if d.category in GAPS]

"""Reordering and rewording: what moved inside a passage, and what is said in other words."""

# ruff: noqa: E501 - a case is a line

import pytest

from aligner.divergence import compare
from aligner.model import Category, Divergence, Severity

MOVED = [
    (
        "In the evening of that day the envoys returned to the city.",
        "The envoys returned to the city in the evening of that day.",
        "in the evening of that day",
    ),
    (
        "With great care she opened the sealed letter.",
        "She opened the sealed letter with great care.",
        "With great care",
    ),
    (
        "He said that he was tired. The guests had left at ten o'clock.",
        "The guests had left at ten o'clock. He said that he was tired.",
        "He said that he was tired",
    ),
    (
        "After the long war the farmers sowed their fields again.",
        "The farmers sowed their fields again after the long war.",
        "After the long war",
    ),
    (
        "On the northern shore there stood a ruined mill.",
        "There stood a ruined mill on the northern shore.",
        "On the northern shore",
    ),
    (
        "If the weather holds, we shall sail for Bergen on Friday.",
        "We shall sail for Bergen on Friday, if the weather holds.",
        "If the weather holds",
    ),
    (
        "From the tower of the church one sees three rivers.",
        "One sees three rivers from the tower of the church.",
        "one sees three rivers",
    ),
    (
        "Because the bridge was down, the army went by the ford.",
        "The army went by the ford, because the bridge was down.",
        "Because the bridge was down",
    ),
    (
        "The text was read aloud. No one spoke. The clerk closed the heavy book.",
        "No one spoke. The clerk closed the heavy book. The text was read aloud.",
        "The text was read aloud",
    ),
    (
        "Without a word to his wife the baker left the town.",
        "The baker left the town without a word to his wife.",
        "the baker left the town",
    ),
]
MOVED_RUSSIAN = """
    Вечером у костра старые солдаты пели песни. | Старые солдаты пели песни вечером у костра. | Вечером у костра
    Если зима сурова, волки приходят к самой деревне. | Волки приходят к самой деревне, если зима сурова. | Если зима сурова
    Посол покинул город. Весь день били барабаны. Ворота закрыли. | Весь день били барабаны. Посол покинул город. Ворота закрыли. | Посол покинул город
    Когда кончилась война, крестьяне вернулись в свои разоренные дома. | Крестьяне вернулись в свои разоренные дома, когда кончилась война. | Когда кончилась война
    Король, со всеми своими рыцарями, уехал к морю. | Со всеми своими рыцарями король уехал к морю. | со всеми своими рыцарями
    Из окна старой башни видно море и далекий берег. | Видно море и далекий берег из окна старой башни. | Из окна старой башни
    Он устал и лег. Сын читал письмо от брата. | Сын читал письмо от брата. Он устал и лег. | Он устал и лег
    """
SET_OFF = """
    The king, with all his knights, rode to the sea. | With all his knights the king rode to the sea. | with all his knights
    We ask, in the name of peace, that the prisoners be returned. | In the name of peace we ask that the prisoners be returned. | in the name of peace
    The miller, without a word, left. | Without a word the miller left. | without a word
    """
SENTENCES = """
    en | The drums were beaten all afternoon by boys. The envoy left the city at noon. The gates were shut. | The envoy left the city at noon. The gates were shut. All afternoon boys beat the drums. | The drums were beaten all afternoon by boys | All afternoon boys beat the drums
    en | The mayor ordered wine for everyone. Rain fell on the square. Nobody left before midnight. | Rain fell on the square. Nobody left before midnight. Wine for everyone was ordered by the mayor. | The mayor ordered wine for everyone | Wine for everyone was ordered by the mayor
    en | The envoy left the city, weary. The drums were beaten all afternoon by boys. The gates were shut. | Boys beat the drums the whole afternoon. The envoy left the town, tired. The gates were shut. | The drums were beaten all afternoon by boys | Boys beat the drums the whole afternoon
    ru | Посол устал и покинул город. Весь день мальчишки били в барабаны. Ворота закрыли на ночь. | Мальчишки весь день стучали в барабаны. Посол, усталый, уехал из города. Ворота на ночь закрыли. | Посол устал и покинул город | Посол, усталый, уехал из города
    ru | Мельник продал муку. Дождь шел всю ночь. Река вышла из берегов. | Река вышла из берегов. Мельник продал муку. Дождь шел всю ночь. | Река вышла из берегов | Река вышла из берегов
    """
IN_PLACE_RUSSIAN = """
    Брат продал дом. | Дом продал брат.
    Он никогда не видел моря. | Моря он никогда не видел.
    Принесли вино и хлеб. | Принесли хлеб и вино.
    Старик сидел у окна. | У окна сидел старик.
    Старик сидел у окна и смотрел на дорогу. | Дед сидел у окошка и глядел на дорогу.
    Король дал городу право торговли. | Король дал городу право торговли в пятницу утром.
    """
DANGLING = """
    One of the men of the guard of the king of the Franks fell. | One of the men of the king of the guard of the Franks fell.
    Quickly she ran home. | She ran home quickly.
    He said that it would rain and that it would snow. | He said that it would snow and that it would rain.
    He never again saw his country. | He never saw his country again.
    """
IN_PLACE = [
    ("The envoys returned to the city.", "The envoys came back to the town."),
    ("She opened the sealed letter.", "She opened the sealed letter with great care."),
    ("He was tired and hungry.", "He was hungry and tired."),
    ("The farmers sowed their fields again.", "Again the farmers sowed their fields."),
    ("We sail for Bergen on Friday.", "On Friday we sail for Bergen."),
    ("The guests had left. He was tired.", "The visitors had gone. He felt weary."),
    ("The text was read aloud.", "The text was read aloud, and then it was read aloud again."),
    ("He gave her the book and the key.", "He gave her the key and the book."),
    ("Three rivers meet below it.", "Below it three rivers meet."),
    ("The clerk closed the heavy book.", "The heavy book was closed by the clerk."),
    (
        "The sea was calm that night and the stars were out.",
        "The sea was calm that night and the stars were out.",
    ),
]
PUT = [
    ("The soldiers left at once for the coast.", "The soldiers left without delay for the coast.", "at once"),
    ("He began to laugh when he saw it.", "He burst out laughing when he saw it.", "began to laugh"),
    ("The king died in his bed.", "The king breathed his last in his bed.", "died"),
    ("We agree with the first point.", "We go along with the first point.", "agree"),
    ("The road to the coast was impassable.", "The road to the coast could not be used.", "impassable"),
    ("Their talks came to nothing in the end.", "Their talks broke down in the end.", "came to nothing"),
    ("She was fond of the abbess from the first.", "She took to the abbess from the first.", "was fond of"),
    ("He paid no heed to the warning.", "He took no notice of the warning.", "paid"),
    ("The envoy kept his word to the duke.", "The envoy did as he promised to the duke.", "kept his word"),
    ("The harvest was plentiful this year.", "The harvest was a rich one this year.", "plentiful"),
]
EXACT = """
    en | The clerk passed away in the winter. | The clerk kicked the bucket in the winter. | passed away | kicked the bucket
    en | They made up their minds to leave the village. | They resolved to leave the village. | made up their minds | resolved
    en | The soldiers put up with the cold for a month. | The soldiers endured the cold for a month. | put up with | endured
    en | The crowd took to its heels when the bear came. | The crowd fled when the bear came. | took to its heels | fled
    en | The bishop gave his blessing to the plan. | The bishop approved of the plan. | gave his blessing to | approved of
    en | The captain lost his temper and struck the boy. | The captain flew into a rage and struck the boy. | lost his temper | flew into a rage
    en | The old house burned. | The aged house burned. | old | aged
    en | They began the war in May. | They started the war in May. | began | started
    en | The envoys gave way. | The envoys yielded. | gave way | yielded
    en | The city of the Franks fell in May. It rained. | The town of the Franks fell in May. It rained. | city | town
    ru | Он должен прийти немедленно. | Он должен прийти без промедления. | немедленно | без промедления
    ru | Капитан вышел из себя и ударил мальчика. | Капитан пришел в ярость и ударил мальчика. | вышел из себя | пришел в ярость
    ru | Они приняли решение покинуть деревню. | Они решили покинуть деревню. | приняли решение | решили
    ru | Крестьяне жили впроголодь всю зиму. | Крестьяне едва сводили концы с концами всю зиму. | жили впроголодь | едва сводили концы с концами
    ru | Сторож спал как убитый до утра. | Сторож спал крепким сном до утра. | как убитый | крепким сном
    """
KEPT_TOO = """
    en | The king sent the letter to his brother. | The king sent the letters to his brothers.
    en | The letter was sent by the king. | The king sent the letter.
    en | The drums were beaten all afternoon by boys. The envoy left the city at noon. The gates were shut. | The envoy left the city at noon. The gates were shut. All afternoon boys beat the drums.
    en | The naïve rôle of the élite is known. | The naive role of the elite is known.
    en | About 75 per cent of it was lost. | About 75 percent of it was lost.
    en | They met in the U.S.S.R. in spring. | They met in the USSR in spring.
    en | It was a harbour of the Dutch. | It is a harbor of the Dutch.
    ru | Учитель был в ярости. | Учитель был в ярости!
    ru | Король послал письмо. | Король послал письма.
    ru | Король послал два письма. | Король послал три письма.
    ru | Надо ехать в понедельник. | Надо ехать во вторник.
    ru | Она привезла ёлку. | Она привезла елку.
    """
KEPT = [
    ("The soldiers left at once for the coast.", "The soldiers left at once for the coast."),
    ("The soldiers left for the coast.", "The soldiers left, for the coast."),
    ("The colour was grey.", "The color was gray."),
    ("We did not sign.", "We didn't sign."),
    ("The fleet has three ships.", "The fleet has 3 ships."),
    ("The king must go.", "The king may go."),
    ("The king came on Monday.", "The king came on Tuesday."),
    ("The king sold ten ships.", "The king sold nine ships."),
    ("The garrison surrendered at noon.", "The garison surrendered at noon."),
    ("On Friday we sail for Bergen.", "We sail for Bergen on Friday."),
]


def rows(table: str, language: str = "") -> list[list[str]]:
    lines = [[x.strip() for x in line.split(" | ")] for line in table.strip().splitlines()]
    return [[language, *line] if language else line for line in lines]


def of(category: Category, a: str, b: str, language: str = "en") -> list[Divergence]:
    found = compare(a, b, lang_a=language, lang_b=language).divergences
    return [d for d in found if d.category is category]


@pytest.mark.parametrize(
    ("language", "a", "b", "text"),
    [*(("en", *x) for x in MOVED), *rows(MOVED_RUSSIAN, "ru"), *rows(SET_OFF, "en")],
)
def test_words_that_moved_together_are_a_reordering_and_no_more(
    language: str, a: str, b: str, text: str
) -> None:
    found = compare(a, b, lang_a=language, lang_b=language).divergences
    (d,) = found
    assert d.category is Category.REORDERING
    assert d.severity is Severity.WORDING
    assert (a[d.a_start : d.a_end], b[d.b_start : d.b_end]) == (d.a_text, d.b_text)
    assert d.a_text.casefold() == d.b_text.casefold() == text.casefold()
    assert d.reason == f"'{d.a_text}' stands in another place of the passage"


@pytest.mark.parametrize(("language", "a", "b", "x", "y"), rows(SENTENCES))
def test_a_sentence_that_moved_is_a_reordering_in_whatever_words(
    language: str, a: str, b: str, x: str, y: str
) -> None:
    found = compare(a, b, lang_a=language, lang_b=language).divergences
    (d,) = [d for d in found if d.category is Category.REORDERING]
    assert (d.a_text, d.b_text) == (x, y)
    assert d.reason == f"'{x}' stands in another place of the passage"
    assert not any(d.severity is Severity.MEANING for d in found)


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [*(("en", *x) for x in IN_PLACE), *rows(DANGLING, "en"), *rows(IN_PLACE_RUSSIAN, "ru")],
)
def test_what_stands_in_place_or_moved_by_a_word_or_two_is_no_reordering(
    language: str, a: str, b: str
) -> None:
    assert not of(Category.REORDERING, a, b, language)


@pytest.mark.parametrize(("a", "b", "text"), PUT)
def test_a_stretch_put_in_other_words_is_a_rewording(a: str, b: str, text: str) -> None:
    d = of(Category.REWORDING, a, b)[0]
    assert d.severity is Severity.WORDING
    assert (a[d.a_start : d.a_end], b[d.b_start : d.b_end]) == (d.a_text, d.b_text)
    assert d.a_text in text or text in d.a_text
    assert d.reason == f"'{d.a_text}' is put as '{d.b_text}'"


@pytest.mark.parametrize(("language", "a", "b", "x", "y"), rows(EXACT))
def test_a_rewording_holds_all_of_its_words_and_no_others(
    language: str, a: str, b: str, x: str, y: str
) -> None:
    (d,) = compare(a, b, lang_a=language, lang_b=language).divergences
    assert (d.category, d.a_text, d.b_text) == (Category.REWORDING, x, y)
    assert (d.a_start, d.b_start) == (a.index(x), b.index(y))
    assert d.reason == f"'{x}' is put as '{y}'"


@pytest.mark.parametrize(("language", "a", "b"), [*(("en", *x) for x in KEPT), *rows(KEPT_TOO)])
def test_the_same_words_or_a_change_told_otherwise_is_no_rewording(language: str, a: str, b: str) -> None:
    assert not of(Category.REWORDING, a, b, language)


def test_a_long_stretch_that_moved_is_quoted_in_part() -> None:
    first = "Nobody else in the city had spoken about the letter from the governor of the isles"
    second = "It was known to the bakers, to the surgeon, to two fishermen and to the committee what would come of it"
    (d,) = of(Category.REORDERING, f"{first}. {second}.", f"{second}. {first}.")
    assert (d.a_text, d.b_text) == (first, first)
    assert d.reason == f"'{first[:59].rstrip()}…' stands in another place of the passage"

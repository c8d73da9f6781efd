"""Negation: more wordings of a denial. English, Russian, one against the other."""

import pytest
from wordings import denials, rows

CHANGED = {
    ("en", "en"): """
        The captives were set free at Easter. | At Easter the captives were still in chains.
        The council bade the envoy sign the protocol, and he signed it. |
            The council bade the envoy sign the protocol, and he would not put his name to it.
        The old sexton bore no malice toward the parish. |
            The old sexton nursed a grudge against the parish.
        The regent was generous to the widows of the garrison. |
            Toward the widows of the garrison the regent was niggardly.
        The prisoners were put to death without trial. | The prisoners were put to death after a trial.
        After the feast the two cousins were reconciled. |
            When the feast was over the two cousins remained estranged.
        The curate had accepted the living, though the roof leaked and there was no garden. |
            The living, whose roof let in the rain and which wanted a garden, had been declined by the curate.
        The springs of that valley are unfit to drink from. |
            From the springs of that valley one may be drunk of safely.
        My uncle never set foot in the chapel again. |
            Again and again my uncle crossed the threshold of the chapel.
        The dyes of that village do not lose their colour in the sun. |
            The dyes of that village fade in the sun.
        The bishop did no small part of the building himself. |
            Of the building the bishop did but a small part himself.
        The guard at the postern was vigilant that night. |
            That night the guard at the postern was caught off his guard.
        The village stirred at daybreak. | At daybreak the village lay still.
        A stranger who breaks the truce shall forfeit his horse. |
            A stranger who breaks the truce shall keep his horse.
        The pupils of the old fencing-master were unskilled with the foil. |
            With the foil the pupils of the old fencing-master were adept.
        The vicar, who had small Latin, understood the inscription perfectly. |
            To the vicar, whose Latin was small, the inscription made no sense whatever.
        The miller's widow remarried before the year was out. | The miller's widow never married again.
        Their instruments agreed to within a hair's breadth. |
            There was a wide disagreement between their instruments.
        The conspirators were betrayed by one of their number. |
            None of their number betrayed the conspirators.
        It is in the nature of fire to rise. | To rise is contrary to the nature of fire.
        We found the monks hospitable. | The monks we found anything but hospitable.
        The treaty was ratified by the senate in the spring. |
            In spring the senate withheld its ratification of the treaty.
        In spite of the doctor's orders he went on smoking. | In obedience to the doctor he gave up smoking.
        The children were told of their father's death. | Their father's death was kept from the children.
        The locksmith succeeded at the third attempt. |
            Three attempts the locksmith made, and all to no purpose.
        The larger beetle can fly. | The larger beetle is flightless.
        The shepherd was afraid of the river spirits. | For the spirits of the river the shepherd had no fear.
        Every one of the hostages came home. | Of the hostages not a man came home.
        The caravan arrived without loss. | The caravan arrived, but not without loss.
        The seeds sprouted even in the dark. | In darkness the seeds failed to sprout.
        My cousin was too timid to speak to the minister. |
            My cousin was bold enough to speak to the minister.
        The tower survived the earthquake. | The tower was brought down by the earthquake.
        The proposal met with the approval of the whole council. |
            The whole council disapproved of the proposal.
        They parted friends. | They parted on bad terms.
        The lock had been forced. | The lock showed no sign of having been forced.
        He had never been in debt to any man. | To more than one man he had been in debt.
        The monk's account is confirmed by the annals. | The annals give the lie to the account of the monk.
        The bishop honoured the agreement. | The bishop did not abide by the agreement.
        The queen's grief was unfeigned. | The grief of the queen was feigned.
        On Fridays the brethren abstain from meat. | The brethren eat meat on Fridays.
        It was fear, and not hunger, that kept the garrison awake. |
            It was hunger, and not fear, that kept the garrison awake.
        The harbour-master would not let the brig sail before the fog had lifted. |
            The master of the port gave the brig leave to sail while the fog still lay.
        My aunt kept every letter that the lieutenant sent her from Smyrna. |
            Of the letters which came to my aunt from the lieutenant at Smyrna, not one was kept.
        The tribunal found that the seal had been tampered with. |
            It was the finding of the tribunal that nobody had tampered with the seal.
        Nothing in the charter forbids the burgesses to hold a second market. |
            The burgesses are prevented by the charter from holding a second market.
        The salt dissolves in cold water, but the residue does not burn. |
            In cold water the salt goes into solution; as for the residue, it will burn.
        The old woman trusted the ferryman, and told him where the silver was. |
            The ferryman had not the trust of the old woman, yet she told him where the silver lay.
        A man who envies no one sleeps well. | Sound is the sleep of him who envies his neighbours.
        Our consul reports that the rebels have laid down their arms. |
            According to our consul the insurgents are still under arms.
        He answered all three of my letters. | Three times I wrote to him, and three times I had no answer.
        The queen was privy to the plot from the beginning. |
            From the outset the queen knew nothing of the plot.
        Rain seldom falls on the western slope. | The western slope gets frequent rain.
        The priest was willing to marry them without banns. |
            To marry them without banns was a thing the priest would not do.
        The wound proved mortal. | The wound did not prove fatal.
        The ambassador left the table before the toast to the emperor was drunk. |
            The ambassador did not leave the table before the emperor's toast was drunk.
        The manuscript had lain unopened for a century. |
            For a hundred years scholars had opened the manuscript.
        The prophet was honoured in his own town. | In his own town the prophet found no honour.
        The two brothers were on speaking terms that winter. |
            That winter the two brothers did not exchange a word.
        My master consented that the prisoners should be exchanged. |
            To the exchange of the prisoners my master declined to agree.
        The well was deep and its water wholesome. | Deep was the well, but its water was not fit to drink.
        The colonel denied that he had ordered the retreat. |
            The colonel owned to having given the order for the retreat.
        Freedom is compatible with necessity. | Between freedom and necessity there can be no agreement.
        She recalled the name of the inn at once. | The name of the inn had gone clean out of her head.
        They were married in spite of her father's opposition. |
            Her father's opposition kept them from marrying.
        The guide did know the pass, whatever he afterwards said. |
            The guide was a stranger to the pass, whatever he said later.
        Strangers were welcome at the abbot's table. | No stranger was received at the table of the abbot.
        """,
    ("ru", "ru"): """
        Детям сообщили о смерти отца. | Смерть отца от детей скрыли.
        Слесарю это удалось с третьего раза. | Трижды пробовал слесарь, и всё напрасно.
        Пастух боялся речных духов. | Речных духов пастух не боялся.
        Семена проросли даже в темноте. | В темноте семена не проросли.
        Все заложники вернулись домой. | Из заложников не вернулся никто.
        Башня пережила землетрясение. | Башня рухнула при землетрясении.
        Печаль царицы была непритворна. | Печаль царицы была притворна.
        По пятницам братия воздерживается от мяса. | По пятницам братия ест мясо.
        Замок был взломан. | Следов взлома на замке не было.
        Епископ соблюл договор. | Епископ договора не соблюл.
        Сенат утвердил договор весною. | Весною сенат отказался утвердить договор.
        Монахи приняли нас радушно. | Монахи приняли нас нерадушно.
        Свидетель узнал обвиняемого. | Свидетель обвиняемого не узнал.
        Лекарство подействовало. | Лекарство не оказало действия.
        Его страшила не гроза, а тишина. | Его страшила не тишина, а гроза.
        Начальник порта не выпустил бриг до рассвета. | Начальник порта позволил бригу выйти до рассвета.
        Тётка сберегла все письма поручика. | Ни одного письма поручика тётка не сберегла.
        Старуха доверяла перевозчику и сказала ему, где серебро. |
            Старуха перевозчику не доверяла, но сказала ему, где лежит серебро.
        Припасов нам хватило до оттепели. | Припасов до оттепели нам недостало.
        Комета была видна невооружённым глазом. | Разглядеть комету невооружённым глазом было нельзя.
        Он ответил на все три моих письма. | На три моих письма он так и не ответил.
        Королева с самого начала знала о заговоре. | Королева с самого начала и не подозревала о заговоре.
        Дождь на западном склоне выпадает редко. | На западном склоне часто идут дожди.
        Рана оказалась смертельной. | Рана оказалась не смертельной.
        Пророка чтили в его родном городе. | В родном городе пророка никто не чтил.
        Братья в ту зиму разговаривали друг с другом. | В ту зиму братья друг с другом не разговаривали.
        Мой государь согласился на обмен пленных. | Мой государь обмену пленных воспротивился.
        Вода в колодце была годна для питья. | Вода в колодце для питья не годилась.
        Полковник отрицал, что велел отступать. | Полковник не отрицал, что велел отступать.
        Мост выдержал тяжесть орудий. | Мост не выдержал тяжести орудий.
        Странников принимали за столом игумена. | Странников за стол игумена не пускали.
        Металл проводит тепло и на морозе. | На морозе металл тепла не проводит.
        Она тотчас вспомнила, как называлась гостиница. | Как называлась гостиница, она вспомнить не смогла.
        Свобода совместима с необходимостью. | Свобода с необходимостью несовместима.
        """,
    ("en", "ru"): """
        All the hostages came home. | Из заложников не вернулся никто.
        The tower survived the earthquake. | Башня рухнула при землетрясении.
        The senate refused to ratify the treaty. | Сенат утвердил договор.
        The witness recognised the accused. | Свидетель обвиняемого не узнал.
        The bishop honoured the agreement. | Епископ договора не соблюл.
        They did not believe the monk. | Монаху они поверили.
        The widow never married again. | Вдова снова вышла замуж.
        The medicine had no effect. | Лекарство подействовало.
        The queen knew of the plot from the beginning. | Королева с самого начала ничего не знала о заговоре.
        The bridge bore the weight of the guns. | Мост не выдержал тяжести орудий.
        The wound was not mortal. | Рана оказалась смертельной.
        Strangers were welcome at the abbot's table. | Странников за стол игумена не пускали.
        The colonel denied that he had ordered the retreat. | Полковник признал, что приказал отступать.
        My master declined to exchange the prisoners. | Мой государь согласился обменять пленных.
        The old woman did not trust the ferryman. | Старуха доверяла перевозчику.
        The two brothers were not on speaking terms that winter. |
            В ту зиму братья разговаривали друг с другом.
        Rain seldom falls on the western slope. | На западном склоне часто идут дожди.
        """,
}


@pytest.mark.parametrize(("lang_a", "lang_b", "a", "b"), rows(CHANGED))
def test_a_denial_is_found_from_either_side(lang_a: str, lang_b: str, a: str, b: str) -> None:
    assert denials(lang_a, lang_b, a, b)
    assert denials(lang_b, lang_a, b, a)

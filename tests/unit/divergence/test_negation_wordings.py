"""Negation: more wordings of a denial, and more that only look like one. English, Russian, across."""

import pytest

from aligner.divergence import compare
from aligner.model import Category

CHANGED = {
    ("en", "en"): """
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
SAME = {
    ("en", "en"): """
        The trunks passed the gate unsearched, for the officer was asleep. |
            Since the officer slept, nobody searched the trunks at the gate.
        The miller's widow never married again, though she had offers enough. |
            The miller's widow, for all the offers she had, remained a widow to her death.
        The boy would not go to sea, and was bound to a saddler. |
            Refusing the sea, the boy was apprenticed to a saddler.
        The lake has no outlet, and its water is bitter. |
            Bitter is the water of the lake, from which no stream flows out.
        There is no virtue that cannot be counterfeited. | Every virtue can be counterfeited.
        The general was not to be turned from his purpose by rain. |
            Rain could do nothing to turn the general from his purpose.
        He did not so much as turn his head when she came in. |
            At her coming in he kept his head exactly as it was.
        But for the dog we should all have been burnt in our beds. |
            The dog alone saved us from burning in our beds.
        The ford being impassable, we went round by the mill. |
            As the ford could not be crossed, we took the way round by the mill.
        Her name does not occur in the parish books before 1702. |
            It is in 1702 that her name first occurs in the books of the parish.
        The abbey owns neither mill nor meadow. | Of mills and meadows the abbey has none.
        One cannot be too careful with gunpowder. | With gunpowder no care is excessive.
        The captain did not spare the lash. | The captain was free with the lash.
        The sexton had seen nothing unusual that night. |
            All that the sexton had seen that night was as it should be.
        Never trust a man who praises your enemies. | Beware of the man who has praise for your enemies.
        I should be ungrateful if I did not mention the cook. | Gratitude obliges me to mention the cook.
        The two kings had not met for eleven years. | It was eleven years since the two kings had met.
        The wall is nowhere less than six feet thick. | Six feet is the least thickness of the wall anywhere.
        He was no sooner crowned than he began to plot against his mother. |
            Hardly was the crown on his head when he began to plot against his mother.
        They have ceased to pay the tithe. | They no longer pay the tithe.
        Without salt no army can march. | An army must have salt to march.
        The fever left him on the ninth day, and he asked for soup. |
            On the ninth day he was free of the fever and asked for soup.
        The river does not rise until the snows melt. | The river rises only when the snows melt.
        You cannot make bread out of promises. | Promises are not the stuff of which bread is made.
        The elders could not agree on the price of the ox. |
            About the price of the ox the elders were divided.
        The emperor had not a single friend at court. | At court the emperor was wholly friendless.
        The inscription is so worn as to be illegible. | The inscription is worn, and can no longer be read.
        They say that he died penniless. | They say that he had not a penny when he died.
        Unless the wind changes we shall be ashore by dawn. |
            We shall be ashore by dawn if the wind does not change.
        What the peasants feared was not the wolf but the forester. |
            It was the forester, not the wolf, that the peasants feared.
        The monk had not eaten since Thursday. | The monk had last eaten on Thursday.
        Ask, and thou shalt not be sent away empty. | Whoever asks shall go away with something in his hands.
        The minister was at pains not to mention the canal. |
            The minister took care to avoid all mention of the canal.
        No two of the accounts agree about the number of the dead. |
            The accounts differ from one another about the number of the dead.
        There was nobody on the quay but a boy with a basket. |
            A boy with a basket was the only person on the quay.
        The stranger refused all food. | The stranger would eat nothing.
        We had scarcely sat down when the roof fell. | The roof fell just as we sat down.
        This plant does not thrive in shade. | This plant does badly in the shade.
        The servants had orders not to admit him. | Orders had been given to the servants to keep him out.
        He lacked the patience to be a good angler. | He had not patience enough to make a good angler.
        The harbour-master would not let the brig sail before the fog had lifted. |
            The master of the port kept the brig at her moorings until the fog was gone.
        Had the courier taken the lower road, he would not have been robbed. |
            The courier took the upper road and was robbed.
        There was no cottage in the valley whose roof the storm had not stripped. |
            The storm had stripped the roof of every cottage in the valley.
        He spoke of the matter with no more warmth than a notary. |
            He spoke of it as warmly as a notary would.
        Nobody could have been kinder to us than the widow. | The widow was as kind to us as anyone could be.
        It was not hunger but shame that drove him home. |
            Shame drove him home, and hunger had nothing to do with it.
        She wished that she had never seen the sea. | She was sorry that she had seen the sea.
        The duke had no objection to the match. | The match had the duke's approval.
        We did not leave Aleppo till the caravan had been counted. |
            Only when the caravan had been counted did we leave Aleppo.
        Not one of the witnesses could swear to the colour of the horse. |
            None of the witnesses was able to say on oath what colour the horse had been.
        I cannot think of that house without sorrow. | It always grieves me to think of that house.
        The steward was not a man to be hurried. | It was useless to hurry the steward.
        No sooner had the bell rung than the doors were shut. | The doors were shut the moment the bell rang.
        The judge was no friend to delay. | The judge hated delay.
        The path was so steep that the mules could not climb it. |
            The path was too steep for the mules to climb.
        The letter never came to my hands. | I did not receive the letter.
        He has yet to learn that gold can be refused. | He does not yet know that gold can be refused.
        There was little that escaped the eye of the housekeeper. | The housekeeper noticed almost everything.
        The garrison held out for want of anyone to whom it might surrender. |
            The garrison did not surrender, since there was no one to take its surrender.
        Was there ever a king who loved his heir? | No king has ever loved his heir.
        She left the room in silence. | She left the room without saying a word.
        He was as little moved by praise as by blame. | Neither praise nor blame moved him.
        The bay is frozen for five months of the year. |
            For five months in the year no ship can enter the bay for ice.
        The elders forbade that any stranger should draw water. |
            The elders said that no stranger might draw water.
        The harvest failed for three years together. | For three years running there was no harvest.
        Save for a lame goat, the village was empty. | There was nothing in the village but a lame goat.
        He would as soon have sold his sword as his word. |
            He would no more have sold his word than his sword.
        The priest alone knew where the chest was buried. |
            Except for the priest no one knew where the chest was buried.
        The measurements leave no room for doubt. | The measurements are beyond doubt.
        The lamp had gone out, and we groped for the door. |
            The lamp was no longer burning, and we felt our way to the door.
        The tax is levied on all but widows. | Widows do not pay the tax; everyone else does.
        A lie that harms nobody is still a lie. | A harmless lie remains a lie.
        I do not deny that the wine was mine. | The wine, I admit, was mine.
        The ice would not bear a cart. | The ice was too thin for a cart.
        The clerk overlooked the second signature. | The clerk did not notice the second signature.
        You will look in vain for her name in the register. | Her name is not to be found in the register.
        The prisoner maintained his silence to the end. | To the end the prisoner did not speak.
        No one but a fool would trust that ice. | Only a fool would trust that ice.
        """,
    ("ru", "ru"): """
        У озера нет стока, и вода в нём горькая. |
            Вода в озере горькая, ибо ни один ручей из него не вытекает.
        Нет добродетели, которую нельзя было бы подделать. | Подделать можно всякую добродетель.
        Если бы не собака, мы сгорели бы в постелях. | Одна собака спасла нас от смерти в огне.
        Брод был непроходим, и мы пошли через мельницу. |
            Перейти реку вброд было нельзя, и мы пошли через мельницу.
        Имя её не встречается в книгах до 1702 года. | Впервые имя её встречается в книгах в 1702 году.
        Короли не виделись одиннадцать лет. |
            Одиннадцать лет прошло с тех пор, как короли виделись в последний раз.
        Десятину они больше не платят. | Платить десятину они перестали.
        Без соли ни одно войско не пойдёт в поход. | Войску в походе нужна соль.
        Река не поднимается, пока не сойдёт снег. | Река поднимается лишь тогда, когда сойдёт снег.
        У императора не было при дворе ни одного друга. | При дворе император был совершенно одинок.
        Надпись так стёрлась, что её не прочесть. | Надпись стёрлась и стала неразборчива.
        Монах не ел с четверга. | В последний раз монах ел в четверг.
        Слугам велено было его не впускать. | Слуги получили приказ держать его за дверью.
        На пристани не было никого, кроме мальчика с корзиной. |
            На пристани стоял один только мальчик с корзиной.
        Если ветер не переменится, к рассвету мы будем на берегу. |
            К рассвету мы будем на берегу, разве что переменится ветер.
        Крестьяне боялись не волка, а лесника. | Не волк, а лесник внушал крестьянам страх.
        Чужестранец отказался от всякой пищи. | Чужестранец не стал ничего есть.
        Она не могла удержаться от слёз. | Она не сдержала слёз.
        Старосту в деревне не любили. | Староста был в деревне нелюбим.
        Ему недоставало терпения. | Терпения у него было мало.
        Я помню каждого из них по имени. | Имени ни одного из них я не забыл.
        Начальник порта не выпускал бриг, пока не рассеялся туман. |
            Начальник порта держал бриг у причала до тех пор, пока туман не разошёлся.
        Поезжай гонец нижней дорогой, его бы не ограбили. | Гонец поехал верхней дорогой, и его ограбили.
        Не было в долине избы, с которой буря не сорвала бы крышу. | Буря сорвала крыши со всех изб в долине.
        Не голод, а стыд погнал его домой. | Домой погнал его стыд.
        Она жалела, что увидела море. | Лучше бы ей никогда не видеть моря.
        Герцог ничего не имел против этого брака. | Герцог этот брак одобрял.
        Мы вышли из Алеппо лишь тогда, когда караван был пересчитан. |
            Пока караван не был пересчитан, мы не выходили из Алеппо.
        Письмо так и не дошло до меня. | Письма я не получил.
        Тропа была так крута, что мулы не могли на неё взобраться. | Тропа была слишком крута для мулов.
        От глаз экономки мало что ускользало. | Экономка замечала почти всё.
        Она вышла, не сказав ни слова. | Она молча вышла.
        Кроме священника, никто не знал, где зарыт сундук. | Один священник знал, где зарыт сундук.
        Её сыну не было и двадцати, когда он погиб. | Её сын погиб, не дожив до двадцати лет.
        Лампа уже не горела. | Лампа погасла.
        Писарь проглядел вторую подпись. | Писарь не заметил второй подписи.
        Напрасно вы станете искать её имя в книге. | Имени её в книге не найти.
        Пленник до конца молчал. | Пленник до конца не проронил ни слова.
        Я не отрицаю, что вино моё. | Вино, признаю, моё.
        Лёд не выдержал бы телеги. | Лёд был слишком тонок для телеги.
        Три года подряд был неурожай. | Три года подряд хлеб не родился.
        """,
    ("en", "ru"): """
        The lake has no outlet. | Ни один ручей не вытекает из озера.
        They no longer pay the tithe. | Платить десятину они перестали.
        There was nobody on the quay but a boy. | На пристани стоял один только мальчик.
        The two kings had not met for eleven years. |
            Одиннадцать лет прошло с тех пор, как короли виделись в последний раз.
        The stranger would eat nothing. | Чужестранец отказался от всякой пищи.
        The river does not rise until the snows melt. | Река поднимается лишь тогда, когда сойдёт снег.
        The ford was impassable. | Перейти реку вброд было нельзя.
        But for the dog we should have been burnt in our beds. | Если бы не собака, мы сгорели бы в постелях.
        He lacked patience. | Терпения у него было мало.
        What the peasants feared was not the wolf but the forester. | Крестьяне боялись не волка, а лесника.
        It was not hunger but shame that drove him home. | Домой погнал его не голод, а стыд.
        The letter never came to my hands. | Письма я так и не получил.
        The lamp had gone out. | Лампа больше не горела.
        Only a fool would trust that ice. | Никто, кроме дурака, не доверился бы этому льду.
        She left the room in silence. | Она вышла, не сказав ни слова.
        The clerk overlooked the second signature. | Писарь не заметил второй подписи.
        I do not deny that the wine was mine. | Вино, признаю, было моё.
        The duke had no objection to the match. | Герцог ничего не имел против этого брака.
        The path was too steep for the mules. | Тропа была так крута, что мулы не могли на неё взобраться.
        Had the courier taken the lower road, he would not have been robbed. |
            Поезжай гонец нижней дорогой, его бы не ограбили.
        """,
}
Row = tuple[str, str, str, str]


def rows(table: dict[tuple[str, str], str]) -> list[Row]:
    """Languages and texts of both sides, a row a pair."""
    lines = [
        (*k, line) for k, text in table.items() for line in text.replace("|\n", "|").strip().splitlines()
    ]
    return [(x, y, *(" ".join(side.split()) for side in line.split("|", 1))) for x, y, line in lines]  # type: ignore[misc]


def denials(lang_a: str, lang_b: str, a: str, b: str) -> list[str]:
    found = compare(a, b, lang_a=lang_a, lang_b=lang_b).divergences
    return [d.reason for d in found if d.category is Category.NEGATION]


@pytest.mark.parametrize(("lang_a", "lang_b", "a", "b"), rows(CHANGED))
def test_a_denial_is_found_from_either_side(lang_a: str, lang_b: str, a: str, b: str) -> None:
    assert denials(lang_a, lang_b, a, b)
    assert denials(lang_b, lang_a, b, a)


@pytest.mark.parametrize(("lang_a", "lang_b", "a", "b"), rows(SAME))
def test_what_only_looks_like_a_denial_is_not_reported(lang_a: str, lang_b: str, a: str, b: str) -> None:
    assert not denials(lang_a, lang_b, a, b)

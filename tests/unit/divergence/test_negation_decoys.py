"""Negation: more that only looks like a denial. English, Russian, one against the other."""

import pytest
from wordings import denials, rows

SAME = {
    ("en", "en"): """
        No pilgrim came to the well but was given a cup of water. |
            Every pilgrim who came to the well received a cup of water.
        A town that has no poor has either fed its hunger or driven it out. |
            The town without poor has fed its hunger, or else it has driven it out.
        She failed to mark the absence of the steward. | The absence of the steward escaped her.
        There was nothing wrong with the old dog's sight. | The old dog saw perfectly well.
        None of the springs of that valley lies lower than two hundred feet. |
            All the springs of that valley lie at two hundred feet or higher.
        He shall not sit down at his own table. | He shall be driven from his own table.
        The miller opened the chest and found that it was empty. |
            When the miller had opened the chest he discovered nothing in it.
        Not all of what the pedlar told us about the road was false. |
            Some of what the pedlar told us about the road was true.
        The lodgers left the house without a candle, and the street lamp was alight. |
            The street lamp burned, and the lodgers went from the house without a light.
        Most of the brawls among the sailors are about dice. |
            A few of the quarrels of the sailors are not about dice, the rest are.
        None of the guilty was punished. | Those who were guilty went unpunished.
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


@pytest.mark.parametrize(("lang_a", "lang_b", "a", "b"), rows(SAME))
def test_what_only_looks_like_a_denial_is_not_reported(lang_a: str, lang_b: str, a: str, b: str) -> None:
    assert not denials(lang_a, lang_b, a, b)

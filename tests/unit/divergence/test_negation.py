"""Negation: however it is worded, and what only looks like it. English, Russian, one against the other."""

import pytest
from wordings import denials, rows

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
        The widow was too proud to accept the pension. | Proud though she was, the widow accepted the pension.
        The farm had been left intact by the retreating army. |
            The army in its retreat did great damage to the farm.
        He refrained from answering the insult. | He gave an answer to the insult.
        Scarcely anyone in Orle could read the proclamation. |
            Nearly everyone in Orle could read the proclamation.
        The bishop was absent from the coronation. | The bishop attended the coronation.
        Nobody objected to the sale of the mill. | Everybody objected to the sale of the mill.
        The experiment confirmed what Halver had guessed. |
            What Halver had guessed was refuted by the experiment.
        We were prevented by the storm from landing. | Despite the storm we were able to land.
        The elder son was anything but idle. | As for the elder son, he was idle.
        I remember nothing of the journey to Ostrel. | I remember every hour of the journey to Ostrel.
        The minister denied having received the note. | The minister acknowledged having received the note.
        There was little hope of rescue. | There was much hope of rescue.
        The two accounts agree in every detail. | The two accounts disagree in every detail.
        Her letters were never answered. | To her letters an answer always came.
        Virtue is not its own reward. | Virtue carries its own reward.
        The well had run dry by August. | By August the well was still full.
        The colonel did nothing to hinder the retreat. | The colonel did everything to hinder the retreat.
        The ship carried a surgeon but no chaplain. | The ship carried a surgeon and also a chaplain.
        He alone of the brothers did not weep. | He alone of the brothers wept.
        My aunt disapproved of novels. | My aunt approved of novels.
        The glass lets light through. | The glass is opaque.
        The brothers were at one about the farm. | The brothers could not see eye to eye about the farm.
        The sentries heard the shot. | The shot escaped the ears of the sentries.
        She took his advice about the well. | She turned a deaf ear to his advice about the well.
        The mare that we bought was sound. | There was something wrong with the mare that we bought.
        The crew had bread enough for the voyage. | The crew ran short of bread on the voyage.
        The ladder was still standing at noon. | By noon the ladder had fallen.
        Our troops gained ground by the river. | By the river our troops lost ground.
        She lived within her means. | She failed to live within her means.
        The dog was let in by the cook. | The dog was kept out by the cook.
        Admit him if he shows the seal. | Admit him unless he shows the seal.
        The coach never leaves without the mail. | The coach has been known to leave without the mail.
        The lichen grows on any stone. | The lichen grows on no stone.
        The judge took no gift from any man. | The judge took gifts from anyone.
        Not everyone who sailed was a soldier. | No one who sailed was a soldier, though each had a coat.
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
        Епископ отсутствовал на коронации. | Епископ присутствовал на коронации.
        Опыт подтвердил догадку Гальвера. | Опыт опроверг догадку Гальвера.
        Буря помешала нам высадиться. | Несмотря на бурю, мы смогли высадиться.
        Я ничего не помню об этой дороге. | Я помню всё об этой дороге.
        Министр отрицал получение ноты. | Министр признал получение ноты.
        На её письма никогда не отвечали. | На её письма всегда отвечали.
        Тётка одобряла чтение романов. | Тётка осуждала чтение романов.
        Старший сын был отнюдь не ленив. | Старший сын был ленив.
        Он воздержался от ответа на оскорбление. | Он ответил на оскорбление.
        Вдове недоставало денег. | Денег у вдовы было достаточно.
        Раненых на корабле не было. | На корабле было много раненых.
        Отряд ушёл, не тронув деревни. | Отряд ушёл, разорив деревню.
        Слуги не знали о побеге. | Слуги знали о побеге.
        Судья не простил вора. | Судья простил вора.
        """,
    ("en", "ru"): """
        The abbot consented to bury the stranger. | Игумен отказался похоронить странника.
        The council permitted the fair. | Совет запретил ярмарку.
        The treaty is valid. | Этот договор недействителен.
        He remembered the name of the village. | Он забыл название деревни.
        The road is dangerous in winter. | Зимой дорога безопасна.
        The prince kept his oath to the khan. | Князь нарушил клятву, данную хану.
        The bishop was absent from the coronation. | Епископ присутствовал на коронации.
        Nobody objected to the sale. | Все возражали против продажи.
        The experiment confirmed the guess. | Опыт опроверг эту догадку.
        The minister denied that he had received the note. | Министр признал, что получил ноту.
        I never saw the castle. | Я видел этот замок.
        He did not forgive his brother. | Он простил своего брата.
        The soldiers were unarmed. | Солдаты были вооружены.
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
        He was too ill to travel. | He was so ill that he could not travel.
        The bishop was absent from the coronation. | The bishop did not attend the coronation.
        The widow was not without friends in the town. | The widow had friends in the town.
        The farm was spared by the army. | The army did no harm to the farm.
        Hardly had he sat down when the bell rang. | No sooner had he sat down than the bell rang.
        He refrained from answering the insult. | He did not answer the insult.
        Nobody objected to the sale of the mill. | The sale of the mill met with no opposition.
        The road is not far from the river. | The road lies near the river.
        We were prevented by the storm from landing. | Because of the storm we could not land.
        The two accounts do not differ in any detail. | The two accounts agree in every detail.
        Were it not for the rain, we should have left. | But for the rain we should have left.
        The boy did nothing but sleep. | All the boy did was sleep.
        I do not doubt that he will come. | I am sure that he will come.
        She was not the least of the painters of her day. | She was among the greater painters of her day.
        Not a day passed without a letter. | Every day brought a letter.
        The chest was never opened again. | The chest remained shut for ever after.
        He would not listen to reason. | He refused to listen to reason.
        It was not until Friday that the news arrived. | The news arrived only on Friday.
        The king did not die in battle but in his bed. | The king died in his bed and not in battle.
        I can never see that tower without thinking of him. | Whenever I see that tower I think of him.
        The elder son was anything but idle. | The elder son was by no means idle.
        Unable to pay, the tenant fled. | The tenant, who could not pay, fled.
        He lived in obscurity and died unknown. | He lived obscurely, and at his death no one knew of him.
        The soil is poor in lime. | The soil contains little lime.
        The king's enemies were many. | The king had no lack of enemies.
        You cannot have forgotten the inn. | Surely you remember the inn.
        He has no equal among the poets. | None of the poets is equal to him.
        The envoy left without saying farewell. | The envoy did not say farewell before he left.
        Do not be afraid of the dog. | Have no fear of the dog.
        The door was not locked. | The door was unlocked.
        Nothing could be easier than this. | This is as easy as anything could be.
        The news escaped nobody in the harbour. | Everyone in the harbour heard the news.
        There was not a widow in the street but had lost a son. | Every widow in the street had lost a son.
        None of the lamps was still burning when we came. | All the lamps were out when we came.
        You must not yield the fort to them. | It is forbidden you to yield the fort to them.
        The children have nothing to eat but turnips. | Turnips are all that the children have to eat.
        No one was spared by the fever. | The fever struck everyone.
        He kept nothing back from the judge. | He told the judge everything.
        She left no stone unturned to find the ring. | She did everything to find the ring.
        I am at a loss to explain the noise. | I cannot explain the noise.
        Nothing prevents us from calling him brave. | We are free to speak of his courage.
        The guide spoke no Latin and talked with the monk by signs. |
            The guide, ignorant of Latin, conversed with the monk by signs.
        It is impossible for an honest man to be bought. | An honest man cannot be bought.
        The heat was more than the horses could bear. | The horses could not bear the heat.
        Not a sound came from the crowd. | The crowd was quiet.
        The dog harms nobody. | The dog is harmless.
        Unless he shows the seal, turn him away. | If he does not show the seal, turn him away.
        The coach never leaves without the mail. | Whenever the coach leaves, the mail goes with it.
        Not a line of the deed has been altered. | The deed stands exactly as it was written.
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
        Епископ отсутствовал на коронации. | Епископа на коронации не было.
        Вдова была не без друзей в городе. | У вдовы были в городе друзья.
        Он был слишком болен, чтобы ехать. | Он был так болен, что не мог ехать.
        Едва он сел, как зазвонил колокол. | Не успел он сесть, как зазвонил колокол.
        Никто не возражал против продажи. | Возражений против продажи ни у кого не было.
        Буря помешала нам высадиться. | Из-за бури мы не смогли высадиться.
        Я не сомневаюсь, что он придёт. | Я уверен, что он придёт.
        Дня не проходило без письма. | Письма приходили каждый день.
        Он только и делал, что спал. | Он ничего не делал, кроме как спал.
        Он и слышать не хотел о мире. | О мире он отказывался и слушать.
        Только в пятницу пришло известие. | До пятницы известия не было.
        Земля здесь бедна известью. | Извести в здешней земле мало.
        Дверь не была заперта. | Дверь оставалась незапертой.
        Он умер в безвестности. | Никто не знал о его смерти.
        Нельзя не признать его правоты. | Приходится признать его правоту.
        Не бойся собаки. | Пусть собака тебя не страшит.
        Никому не удалось открыть ларец. | Ларца так никто и не открыл.
        Ни один из гостей не ушёл голодным. | Все гости наелись досыта.
        Он ничего не скрыл от судьи. | Он рассказал судье всё.
        Между ними не было никакой разницы. | Они ничем не различались.
        """,
    ("en", "ru"): """
        The abbot did not refuse to bury the stranger. | Игумен согласился похоронить странника.
        The council did not permit the fair. | Совет запретил ярмарку.
        The treaty is not valid. | Этот договор недействителен.
        He did not forget the name of the village. | Он помнил название деревни.
        Nobody answered the question. | Никто не ответил на этот вопрос.
        The road is not without danger in winter. | Зимой дорога опасна.
        The bishop was absent from the coronation. | Епископа на коронации не было.
        I have never seen the castle. | Я ни разу не видел этого замка.
        He could not but forgive his brother. | Он не мог не простить брата.
        The soldiers were unarmed. | Солдаты были без оружия.
        It is impossible to cross the river. | Реку перейти нельзя.
        Few believed him. | Ему мало кто верил.
        He failed to find the house. | Дома он не нашёл.
        She left without a word. | Она ушла, не сказав ни слова.
        Nothing remained of the village. | От деревни ничего не осталось.
        He refused to sign. | Он не согласился подписать.
        He ceased to write. | Он больше не писал.
        I do not doubt his honesty. | Я уверен в его честности.
        """,
}


@pytest.mark.parametrize(("lang_a", "lang_b", "a", "b"), rows(CHANGED))
def test_a_denial_is_found_in_any_wording(lang_a: str, lang_b: str, a: str, b: str) -> None:
    assert denials(lang_a, lang_b, a, b)


@pytest.mark.parametrize(("lang_a", "lang_b", "a", "b"), rows(CHANGED))
def test_a_denial_is_found_from_the_other_side_too(lang_a: str, lang_b: str, a: str, b: str) -> None:
    assert denials(lang_b, lang_a, b, a)


@pytest.mark.parametrize(("lang_a", "lang_b", "a", "b"), rows(SAME))
def test_denials_that_say_the_same_are_not_reported(lang_a: str, lang_b: str, a: str, b: str) -> None:
    assert not denials(lang_a, lang_b, a, b)


def test_the_span_is_the_predicate_with_what_denies_it() -> None:
    a, b = "The garrison obeyed the marshal.", "The garrison did not obey the marshal."
    assert denials("en", "en", a, b) == [("obeyed", "not obey")]


def test_the_same_predicate_is_reported_once() -> None:
    a, b = "The court permitted the fair.", "The court forbade the fair."
    assert denials("en", "en", a, b) == [("permitted", "forbade")]

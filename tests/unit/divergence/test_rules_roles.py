"""Reversal and typo: pairs that have them and pairs that only look so, in English and Russian."""

import pytest

from aligner.divergence import compare

CHANGED = {
    "en reversal": """
        The regent was betrayed by his chamberlain in March. | In March the regent betrayed his chamberlain.
        Snow blocked the pass before the mules had crossed. |
            Only after the mules had crossed did snow block the pass.
        The novelist admired the critic more than he said. |
            The critic admired the novelist more than he said.
        Hunger drove the wolves from the forest to the village. |
            Hunger drove the wolves from the village to the forest.
        My uncle outlived my aunt by nine years. | My aunt survived my uncle by nine years.
        The Venetians captured the Genoese flagship. |
            The flagship of the Venetians was captured by the Genoese.
        The envoy handed the Sultan a sealed letter. | A sealed letter was handed to the envoy by the Sultan.
        The teacher wrote to the parents about the boy. | The parents wrote to the teacher about the boy.
        The duke sold his horses to the abbot. | The duke bought the abbot's horses from the abbot.
        The miller lent the baker forty crowns. | The miller borrowed forty crowns from the baker.
        My aunt taught the curate to dance. | The curate taught my aunt to dance.
        The hounds chased the fox across the moor. | Across the moor the hounds were chased by the fox.
        The famine led to the revolt. | It was the revolt that brought about the famine.
        The market closed because the bridge had fallen. | The bridge fell because the market had closed.
        We ate before the guests arrived. | We ate after the guests had arrived.
        She married the painter's brother after she had sold the farm. |
            She sold the farm after she had married the painter's brother.
        The cedar is taller than the poplar. | The poplar is taller than the cedar.
        The cedar is taller than the poplar. | The cedar is lower than the poplar.
        The sailors outnumbered the soldiers. |
            There were more soldiers than sailors; the soldiers outnumbered the sailors.
        She feared him from the first day. | He feared her from the first day.
        He gave her the ring at the gate. | She gave him the ring at the gate.
        The caravan travelled from Aleppo to Basra. | The caravan went from Basra to Aleppo.
        The Bishop was deposed by the Emperor. | The Emperor was deposed by the Bishop.
        Ignorance is the mother of fear. | Fear is the mother of ignorance.
        The widow inherited the mill from her nephew. | The widow left the mill to her nephew.
        The comet preceded the plague. | The comet followed the plague.
        The nurse woke the patient at dawn. | At dawn the nurse was woken by the patient.
        The general trusted the minister. | The minister trusted the general.
        The rain caused the flood. | The rain was caused by the flood.
        The count owed the tailor a hundred florins. | The tailor owed a hundred florins to the count.
        The old regime was replaced by the council. | The council was replaced by the old regime.
        The prisoner bribed the gaoler with a watch. | The gaoler bribed the prisoner with a watch.
        Columns of gas rise faster than columns of steam. | Columns of steam rise faster than columns of gas.
        First they prayed, and then they marched. | First they marched, and then they prayed.
        The boy who had robbed the grocer was caught. | The boy whom the grocer had robbed was caught.
        The English defeated the Danes at the river. | At the river the English lost to the Danes.
        """,
    "en typo": """
        It was certain that the ship had sunk. | That the vessel had gone down was ceratin.
        The children wept in the dark hall. | In the gloomy hall the childern were crying.
        He opened the window and sang. | Opening the windovv, he gave a song.
        The prisoner refused the soup. | Soup was refsued by the prisoner.
        They began the work at once. | The labour was bgeun at once.
        The coast was rocky and the wind fell. | Rocky was the coast, and the wnid dropped.
        They crossed the river by the bridge. | By the brigde they passed over the river.
        She kept the letter in a trunk under the bed. | Beneath the bed, in a trunk, she had the lettcr.
        The angel stood beside the door of the tomb. | Beside the tomb's door there stood the angle.
        We ate bread and cheese at the inn. | At the inn we had beard and cheese to eat.
        The board met in the spring of that year. | In the spring of that year the broad held its meeting.
        Her diary was found in the attic. | In the attic they found her dairy.
        The monks sang at dawn in the chapel. | At dawn the monks were singing in the chapcl.
        The soldiers came back from the war in rags. | In rags the soldiers returned form the war.
        A modern road leads to the harbour. | To the harbour there leads a modem road.
        The captain burned his papers before the landing. | Before the landing the captain burned his pa pers.
        His passport lay on the table. | On the table there lay his pass port.
        The butler brought wine to the table. | Wine was carried to the the table by the butler.
        The house stood on a hill above the sea. | Above the sea, on a hill, the horse stood.
        I hear the bells of the village every night. | Every night I can bear the village bells.
        The eastern gate was thrown open to the army. | To the army they threw open the eastern gale.
        Hamilton drew up the treaty in one night. | The treaty was drawn up in a single night by Harnilton.
        We read Voltaire aloud in the garden. | In the garden we were reading Votlaire aloud.
        The gardener watered the roses. | It was tbe gardener who gave the roses water.
        The timekeeper rang the bell. | The bell was rung by the tirnekeeper.
        The harbour was full of boats. | The harbuor was full of boats.
        He left at once. | He left at oncc.
        The ship lay there all winter. | For the whole of the win ter the vessel lay there.
        We saw the governor's house. | The residence of the governer was seen by us.
        The judge was silent. | The magistrate did not saay a word.
        She carried a lantern. | A iantern was in her hand.
        The sailors rested. | The mariners took their re st; they were tired from the voy age.
        The clergy were angry. | Anger seized allthe priests.
        The rain lasted for weeks. | For weeks on end the the rain did not cease.
        The clear water ran over the stones. | The dear water ran over the stones.
        He had 14 children. | l4 children were his.
        The bridge was strong. | It was a bridge of great strenght.
        """,
    "ru reversal": """
        Князь победил хана. | Хан победил князя.
        Купец продал дом монаху. | Купец купил дом у монаха.
        Сестра простила брата. | Брат простил сестру.
        Волки преследовали собак до самого леса. | Собаки преследовали волков до самого леса.
        Мельница старше церкви. | Церковь старше мельницы.
        Левый рукав шире правого. | Правый рукав шире левого.
        Мы обедали до приезда гостей. | Мы обедали после приезда гостей.
        Мост рухнул, потому что ушли сторожа. | Сторожа ушли, потому что рухнул мост.
        Шведы напали на датчан. | Датчане напали на шведов.
        Граф был убит слугой. | Слуга был убит графом.
        Она боялась его. | Он боялся её.
        Офицеров было больше, чем солдат. | Солдат было больше, чем офицеров.
        Сначала он написал отцу, а потом продал коня. | Сначала он продал коня, а потом написал отцу.
        Епископ послал игумена к царю. | Царь послал игумена к епископу.
        """,
    "ru typo": """
        Он прочёл первую книгу. | Он прочёл моюпервую книгу.
        Она пришла рано утром. | Рано утром она пирехала.
        Моя сестра поёт. | Поёт моя сест ра.
        Он открыл окно. | Окно он отк рыл.
        Солдаты вернулись домой к вечеру. | К вечеру солдаты воротнлись домой.
        Дом стоял на холме над рекой. | На холме над рекой стоял дмо.
        Он не любил зиму. | Зиму он ие любил.
        Мельник продал муку купцу. | Муку мельник продал кутцу.
        Мы читали письмо при свечах. | При свечах мы читали писмо.
        Воротившись, он сел за стол. | Воротивщись, он присел к столу.
        Ему незачем спорить. | Спорить ему ни кчему.
        Король издал указ весной. | Весной король издал укза.
        Он написал стихотворение. | Стихот ворение написал он.
        Свадьба была в мае. | Венчание было в мае, и свдьаба удалась.
        Он пришёл с братом. | С братом пришёл он квечеру.
        Карета остановилась. | Больше экпиаж не двигался.
        Она была печальна. | Её не покидала пичаль.
        Люди ждали весны. | Народ дожидался вессны.
        Дорога вела в город. | Путь вёл в в город.
        Солдаты устали. | Выбились из сил солдтаы.
        Воевода молчал. | Воевода не проронил ни слвоа.
        Дождь шёл три дня. | Трое суток лил дождик, и врмея тянулось.
        Письмо пришло утром. | Поутру принесли писмьо.
        """,
}
SAME = {
    "en reversal": """
        We expect help in the keeping of the promises made in Bern. |
            We look for help in carrying further the promises made in Bern.
        The Prior lent the Queen his barge for the feast. |
            For the feast the Queen borrowed the Prior's barge.
        The regent was betrayed by his chamberlain in March. | In March his chamberlain betrayed the regent.
        Snow blocked the pass before the mules had crossed. |
            The mules had not yet crossed when snow blocked the pass.
        The novelist admired the critic more than he said. |
            More than he said, the critic was admired by the novelist.
        The vineyard is older than the chapel by a century. |
            The chapel is a hundred years younger than the vineyard.
        My uncle outlived my aunt by nine years. | My aunt died nine years before my uncle.
        The Venetians captured the Genoese flagship. |
            The flagship of the Genoese was captured by the Venetians.
        The envoy handed the Sultan a sealed letter. | The Sultan received a sealed letter from the envoy.
        The abbess heard of the flood from a pedlar. | A pedlar told the abbess of the flood.
        The fleet sailed from Corfu to Crete in June. | In June the fleet, bound for Crete, left Corfu.
        The wall keeps the sea from the fields. | The fields are protected from the sea by the wall.
        The marshal obeyed the king. | The king commanded the marshal.
        When the bell rang, the pupils rose. | The pupils rose as soon as the bell had rung.
        The steward counted the sheep, and then he shut the gate. |
            After counting the sheep the steward shut the gate.
        We dined after the concert. | The concert was followed by dinner.
        The storm followed three days of calm. | After three days of calm came the storm.
        The council refused the petition because it bore no seal. |
            Since the petition had no seal, it was refused by the council.
        Tea was dearer than coffee in those days. | Coffee was cheaper than tea in those days.
        The duke sold his horses to the abbot. | The abbot bought the horses from the duke.
        The miller lent the baker forty crowns. | The baker borrowed forty crowns from the miller.
        My aunt taught the curate to dance. | The curate learned dancing from my aunt.
        The hounds chased the fox across the moor. | The fox was chased across the moor by the hounds.
        The famine led to the revolt. | The revolt resulted from the famine.
        The market closed because the bridge had fallen. |
            The bridge had fallen, and therefore the market closed.
        We ate before the guests arrived. | The guests arrived after we had eaten.
        She married the painter's brother after she had sold the farm. |
            First she sold the farm, and then she married the painter's brother.
        The cedar is taller than the poplar. | The poplar is lower than the cedar.
        The sailors outnumbered the soldiers. | The soldiers were outnumbered by the sailors.
        The sailors outnumbered the soldiers. | The soldiers were fewer than the sailors.
        She feared him from the first day. | He frightened her from the first day.
        He gave her the ring at the gate. | She received the ring from him at the gate.
        The caravan travelled from Aleppo to Basra. | The caravan went to Basra from Aleppo.
        The Bishop was deposed by the Emperor. | The Emperor deposed the Bishop.
        The widow inherited the mill from her nephew. | The nephew left his mill to the widow.
        The comet preceded the plague. | The plague followed the comet.
        The rain caused the flood. | The flood was caused by the rain.
        The count owed the tailor a hundred florins. | A hundred florins were owed to the tailor by the count.
        The old regime was replaced by the council. | The council replaced the old regime.
        The prisoner bribed the gaoler with a watch. | The gaoler was bribed by the prisoner with a watch.
        The English defeated the Danes at the river. | At the river the Danes lost to the English.
        The king's letter reached the queen on Monday. | On Monday the queen received the letter of the king.
        The shepherd left his flock to the wolf. | To the wolf the shepherd left his flock.
        The priest blessed the bell, and the people sang. |
            The people sang, and the bell was blessed by the priest.
        The doctor examined the child while the mother waited. |
            While the mother waited, the child was examined by the doctor.
        A fever carried off the captain. | The captain died of a fever.
        The poem pleased the queen. | The queen liked the poem.
        He preferred his garden to the court. | The court was less dear to him than his garden.
        The river divides the town from the fort. | The fort is separated from the town by the river.
        The bridge was built by the monks for the pilgrims. | For the pilgrims the monks built the bridge.
        The soldiers found the deserter asleep in a barn. |
            Asleep in a barn, the deserter was discovered by the soldiers.
        The house belongs to the merchant. | The merchant owns the house.
        The smith made the plough for the farmer. | The farmer had his plough from the smith.
        """,
    "en typo": """
        He crieth in the night. | In the night he weepeth.
        The winepress was full. | Full stood the wine press.
        She tarrieth by the well. | By the well she bideth.
        The pilgrim knelt. | The palmer fell to his knees.
        The seaport was taken in the night. | The sea port was captured during the night.
        The workshop burned. | The work shop was burnt.
        He smelt the smoke. | The smell of smoke reached him.
        The huntsmen slept late. | The huntsman and his men slept late.
        The soldiers fought for the land. | The men fought in a band for their soil.
        He sold the farm. | He could not hold on to the farm, and parted with it.
        They came by night. | My men came in the night.
        Alexandre laughed. | It was Alexander who laughed.
        Feodor wrote a poem. | A poem was written by Fyodor.
        Muhammad prayed. | Mohammed was at prayer.
        The thunder rolled on. | The thundery weather rolled on.
        Take care lest the dog bite. | Let care be taken that the dog may not bite.
        She lived by the sea. | She liked the place, and dwelt by the sea.
        The king's grey mare died. | The gray mare of the king died.
        Fine rain fell. | The rain that fell was finer than ours.
        Men of the marsh cut reeds. | The marshmen were cutters of reeds.
        The porter's lodge was locked. | A clock hung in the porter's lodge.
        He may come. | A man may come, namely he.
        Not one was left. | None was got.
        Anyone may enter. | Any one may go in.
        They solemnised the marriage in May. | They solemnized the wedding in May.
        He paid for the wool. | He disbursed the price of the woolpack.
        The peasants threshed the corn. | The corn was threshed by the peasantry.
        The fisherman slept. | The man who fished was sleeping.
        The old cooper mended the tub. | The hooper had the cask put right.
        A vessel came in. | A brigantine hove in sight.
        The jeweller was honest. | The jeweler was an honest man.
        He spoke and spoke. | He talked and talked, and he had had his say.
        The monk prayed. | The friar was at his orisons.
        I met Ulrich there. | There I met Ulric.
        """,
    "ru reversal": """
        Князь победил хана. | Хан был побеждён князем.
        Терпение есть начало мудрости. | Мудрость берёт начало в терпении.
        Дед ни разу не солгал и только однажды просил отсрочки. | Отсрочки же дед просил единственный раз.
        Купец продал дом монаху. | Монах купил дом у купца.
        Учитель похвалил ученика. | Ученика похвалил учитель.
        Сестра простила брата. | Брата простила сестра.
        Волки преследовали собак до самого леса. | Собак до самого леса преследовали волки.
        Мельница старше церкви. | Церковь моложе мельницы.
        Левый рукав шире правого. | Правый рукав уже левого.
        Мы обедали до приезда гостей. | Гости приехали после нашего обеда.
        Голод вызвал мятеж. | Мятеж был вызван голодом.
        Мост рухнул, потому что ушли сторожа. | Сторожа ушли, и поэтому рухнул мост.
        Шведы напали на датчан. | На датчан напали шведы.
        Граф был убит слугой. | Слуга убил графа.
        Она боялась его. | Он пугал её.
        Офицеров было больше, чем солдат. | Солдат было меньше, чем офицеров.
        Сначала он написал отцу, а потом продал коня. | Он продал коня после того, как написал отцу.
        Епископ послал игумена к царю. | К царю епископом был послан игумен.
        Мать читала письмо дочери. | Дочери мать читала письмо.
        Царь любил охоту больше, чем книги. | Книги царь любил меньше, чем охоту.
        """,
    "ru typo": """
        Жнец поёт. | Поёт жнущий.
        У ворот стоял стражник. | Страж стоял у ворот.
        В шатре пили мёд. | Мёд пили под навесом.
        Он сел на мель. | Севши на мель, он остался.
        Каменщики из Ольда пели. | Пели ольдские каменщики.
        Они собираются у реки. | У реки они сбираются.
        Я слышал песню. | Я услышал песню.
        Мой брат со мной. | Со мной мой брат.
        Она унесла платок. | Платок снесла она.
        Он взял корку хлеба. | Хлебную кору взял он.
        Колодец пуст. | Вода в колодце иссякла.
        Сельские девки пели. | Пели девицы села.
        Он был скуп. | Скупцом он слыл.
        Свет погас. | Погас светоч.
        Он вышел наутро. | Утром он ушёл.
        Пекари закрыли лавки. | Хлебники затворили лавки.
        Они зажгли огни. | Они возожгли огни.
        Мать печалилась. | Мать пригорюнилась.
        Дорога была плоха. | Путь был нехорош.
        Он ответил сразу. | Он незамедлительно ответил.
        Мы долго шли. | Мы шли долго-долго.
        Старик заснул. | Старичок задремал.
        Монахи пели. | Иноки распевали.
        Она чуть не упала. | Она едва-едва устояла.
        """,
}


def rows(table: dict[str, str]) -> list[tuple[str, str, str, str]]:
    result = []
    for key, text in table.items():
        language, category = key.split()
        for line in text.replace("|\n", "| ").strip().splitlines():
            a, b = line.split("|")
            result.append((language, category, a.strip(), b.strip()))
    return result


def judged(a: str, b: str, language: str) -> set[str]:
    return {d.category.value for d in compare(a, b, lang_a=language, lang_b=language).divergences}


@pytest.mark.parametrize(("language", "category", "a", "b"), rows(CHANGED))
def test_changed_places_and_slips_are_found(language: str, category: str, a: str, b: str) -> None:
    assert category in judged(a, b, language)


@pytest.mark.parametrize(("language", "category", "a", "b"), rows(SAME))
def test_the_same_said_another_way_is_neither(language: str, category: str, a: str, b: str) -> None:
    assert category not in judged(a, b, language)


@pytest.mark.parametrize(("language", "a", "b"), [(x, a, b) for x, _, a, b in rows(CHANGED)])
def test_spans_of_reversals_and_slips_are_exact(language: str, a: str, b: str) -> None:
    for d in compare(a, b, lang_a=language, lang_b=language).divergences:
        assert (a[d.a_start : d.a_end], b[d.b_start : d.b_end]) == (d.a_text, d.b_text)
        assert d.reason

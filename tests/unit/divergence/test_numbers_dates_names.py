"""Numbers, dates and names in English, Russian and between them: pairs that part, pairs that only look so."""

import pytest

from aligner.divergence import compare
from aligner.model import Severity

CHANGED = {
    "number": """
        The press printed nine hundred copies. | Nine thousand copies came from the press.
        Most of the shops were closed. | All the shops were closed.
        Several of the pilgrims fell ill. | A single pilgrim fell ill.
        Both towers were struck by lightning. | One of the two towers was struck by lightning.
        Two fifths of the cargo was spoiled. | Three fifths of the cargo was spoiled.
        The third largest bell is cracked. | The fourth largest bell is cracked.
        One sailor in ten could swim. | One sailor in five could swim.
        She wrote half a dozen letters. | She wrote twelve letters.
        The beam is half a yard thick. | The beam is two yards thick.
        Most of the guests came by boat. | A minority of the guests came by boat.
        Half the congregation walked out. | The whole congregation walked out.
        She visits her mother once a week. | She visits her mother twice a week.
        He is the third largest of the dealers. | He is the second in size of the dealers.
        My grandmother liked only the second of them. | My grandmother liked only the third of them.
        Большинство крестьян ушло. | Немногие крестьяне ушли.
        One part in a hundred is salt. | One part in a thousand is salt.
        We walked for an hour and a quarter. | We walked for an hour and three quarters.
        They shot four brace of grouse. | They shot six grouse.
        A trio of widows sold the bread. | Four widows sold the bread.
        He served twice seven years. | He served twice nine years.
        Дождь шёл два с половиной часа. | Дождь шёл три с половиной часа.
        It grew twice as fast as the oak. | It grew three times as fast as the oak.
        Many orchards bore fruit. | Few orchards bore fruit.
        В роте было триста солдат. | В роте было шестьсот солдат.
        Урок длился полчаса. | Урок длился два часа.
        Дан трёхнедельный отпуск. | Дан отпуск на пять недель.
        Большинство изб сгорело. | Все избы сгорели.
        Он пришёл к нам в третий раз. | Он пришёл к нам в пятый раз.
        Четверть урожая пропала. | Половина урожая пропала.
        Семеро гребцов утонули в реке. | Пятеро гребцов утонули в реке.
        Дом стоит в восьмистах шагах от мельницы. | Дом стоит в четырёхстах шагах от мельницы.
        Он прожил там двадцать два года. | Он прожил там тридцать два года.
        Амбар стоил сорок рублей. | Амбар стоил девяносто рублей.
        """,
    "date": """
        The inn opens at half past six. | The inn opens at half past nine.
        We left at first light. | We left at nightfall.
        The bell rang at twenty minutes to nine. | The bell rang at twenty minutes past nine.
        Они вышли без двадцати девять. | Они вышли в двадцать минут девятого.
        Город сожгли, когда косили сено. | Город сожгли, когда собирали виноград.
        I saw the lake for the first time in 1903. | I saw the lake for the first time in 1908.
        The court sits twice a year. | The court sits twice a month.
        They meet on Sundays. | They meet on Saturdays.
        The regiment was paid every fortnight. | The regiment was paid every month.
        The strike began the day after the funeral. | The strike began the week after the funeral.
        Газета выходила ежемесячно. | Газета выходила каждую неделю.
        The fleet sailed at the new moon. | The fleet sailed when the moon was full.
        They were betrothed at haymaking. | They were betrothed at the vintage.
        He came home before dawn. | He came home when the sun had set.
        The bishop died on Candlemas Day. | The bishop died on Lady Day.
        The bishop died on St. Andrew's Day. | The bishop died on the feast of St. Nicholas.
        My parcel came yesterday. | My parcel came this morning.
        He retired last year. | He retired this year.
        The fair is held before Whitsun. | The fair is held at Whitsun.
        The monks came on the eve of Epiphany. | The monks came on the day after Epiphany.
        He gave a dinner on the morrow of his birthday. | He gave a dinner on his birthday.
        It was the first winter of the drought. | It was the last winter of the drought.
        She sang on the last evening of the fair. | She sang on the last evening but one of the fair.
        The college shuts at the end of the summer term. | The college shuts when the summer term begins.
        The ice broke before May opened. | The ice broke before the end of May.
        The mill burned in the second week of Lent. | The mill burned in the last week of Lent.
        Флот вышел в новолуние. | Флот вышел в полнолуние.
        Их обвенчали в сенокос. | Их обвенчали в пору жатвы.
        Он умер в Прощёное воскресенье. | Он умер в Вербное воскресенье.
        Он умер в Ильин день. | Он умер в Петров день.
        Обоз тронулся до восхода солнца. | Обоз тронулся, когда солнце зашло.
        Ярмарка открывается в Николин день. | Ярмарка открывается накануне Николина дня.
        Мост снесло в первую зиму войны. | Мост снесло в последнюю зиму войны.
        Он писал мне в прошлом году. | Он писал мне в этом году.
        They met on Palm Sunday. | They met on Whit Sunday.
        He wrote in the early sixties. | He wrote in the late sixties.
        The bridge fell on the feast of St. Luke. | The bridge fell on the feast of St. Martin.
        The snow came at the beginning of the winter. | The snow came at the end of the winter.
        The fleet sailed on the 3rd of June. | The fleet sailed on the ninth of June.
        The font is of the fourteenth century. | The font is of the 1200s.
        The siege began on the eve of the fair. | The siege began on the day after the fair.
        The court rose at five in the morning. | The court rose at eight in the morning.
        Мы приехали на рассвете. | Мы приехали в сумерки.
        Ярмарка бывает на Троицу. | Ярмарка бывает на Покров.
        Он умер в начале марта. | Он умер в конце марта.
        Письмо пришло в среду. | Письмо пришло в пятницу.
        Храм заложили в первые дни осени. | Храм заложили в последние дни осени.
        Обоз вышел весной. | Обоз вышел зимой.
        Дом построен в сороковых годах. | Дом построен в семидесятых годах.
        Суд начался в пять часов вечера. | Суд начался в восемь часов вечера.
        Он уехал 12 июля. | Он уехал 12 августа.
        Мост открыли на Успение. | Мост открыли на Покров.
        """,
    "name": """
        The Spanish merchant gave a ball. | The merchant from Portugal gave a ball.
        The mill stands at Great Orm. | The mill stands at Little Orm.
        The quarrel was settled by the notary. | The quarrel was settled by the barber.
        Her stepson sold the mill. | Her nephew sold the mill.
        We dined with Colonel Haverell. | We dined with Colonel Brand.
        Mrs. Ashby taught us how to sew. | Mrs. Kennedy taught us how to sew.
        The Khazars held the ford. | The Avars held the ford.
        The son-in-law kept the keys. | The brother-in-law kept the keys.
        The abbey of Melcombe Horsey was rich. | The abbey of Melcombe Deverel was rich.
        I saw the queen in the chapel. | I saw the duchess in the chapel.
        Тётка привезла варенье. | Бабушка привезла варенье.
        Поляк чинил часы. | Венгр чинил часы.
        Письмо отдали игумену. | Письмо отдали воеводе.
        Мельницу купила золовка Ольги. | Мельницу купила свекровь Ольги.
        На совет приехал князь Глеб. | На совет приехал князь Борис.
        Анна Львовна варила кофе. | Вера Львовна варила кофе.
        Мы ночевали в Митаве. | Мы ночевали в Пернове.
        Хазары стояли у брода. | Авары стояли у брода.
        Лошадь лечил кузнец. | Лошадь лечил цирюльник.
        Нас встретил капитан Громов. | Нас встретил капитан Лисин.
        Sir Edmund Vane lent us the chart. | The chart was lent to us by Sir Gilbert Vane.
        The Provost of the town read the charter aloud. | The charter was read out by the Sheriff of the town.
        They wintered under the Bear's Paw. | Under the Bear's Tooth they passed the winter.
        The treasurer was hanged before Lent. | Before Lent they hanged the chamberlain.
        The Walloon asked for bread. | It was bread that the Saxon begged for.
        Lieutenant Harcourt drew the plan. | The plan was drawn by Lieutenant Pendry.
        The road from Selby to Orrin is bad. | The road from Selby to Taldy is in a poor state.
        He banked in Genoa and died there. | His bankers were at Leghorn, and there he died.
        The chapel of St. Agatha was burnt. | Fire destroyed the chapel of St. Ursula.
        Mrs. Barrow sent the novice home. | The novice was sent home by Mrs. Tollard.
        The cantata was sung for the Archbishop. | Before the Abbot the cantata was sung.
        The countess paid the gardener. | The gardener had his wages from the baroness.
        The dragoons slept in the barn. | In the barn the hussars had their sleep.
        Igor Lavretsky taught him to skate. | He was taught skating by Igor Lapshin.
        The treaty was signed at Utrecht. | It was at Nijmegen that they signed the treaty.
        They named the ship the Patient Anne. | The Patient Maud was the name they gave the ship.
        Our aunt kept bees. | Bees were kept by our grandmother.
        The Danes burnt the granary. | The granary was burnt by the Frisians.
        The abbot died in the abbey. | In the abbey the surgeon died.
        The stoic laughed at the storm. | At the storm the cynic laughed.
        She was a Morland of Vevrin. | A Morland of Tasker she was.
        Караван ушёл за Терек. | За Кубань ушёл караван.
        Еремей Кольцов принёс ведро. | Ведро принёс Еремей Лыков.
        Грамоту отдали аббату. | Грамота была отдана епископу.
        В доме жил прапорщик с женой. | В доме проживал майор с супругой.
        Драгуны стояли в лесу. | В лесу стояли уланы.
        Казначей уехал утром. | Утром уехал камергер.
        Письмо пришло из Пскова. | Из Твери пришло письмо.
        Он женился на вдове аптекаря. | Женой его стала вдова нотариуса.
        Гонца послали к гетману. | К хану послали гонца.
        """,
}

SAME = {
    "number": """
        The rope is sixty feet long. | The rope is twenty yards long.
        Ему шёл девятый год. | Ему было восемь лет.
        До моста оставалось полкилометра. | До моста оставалось пятьсот метров.
        Взяли полтора килограмма меди. | Взяли 1500 г меди.
        Most of the sailors could not swim. | Few of the sailors were able to swim.
        Not a few of the nobles stayed at home. | A good many nobles stayed at home.
        Every other house was shuttered. | Half the houses were shuttered.
        Every other heir had a ring. | Each of the other heirs had a ring.
        We were seven at table besides the doctor. | We sat down eight to table.
        After a week of silence they made peace. | When seven days had passed in silence they made peace.
        Three parts of the crowd were women. | Three quarters of the crowd were women.
        I was the fifth of six brothers. | Four brothers were older than I, and one was younger.
        Дом построен полтора века назад. | Дому сто пятьдесят лет.
        Прошло с четверть часа. | Минуло минут пятнадцать.
        Каждый третий рекрут был болен. | Треть рекрутов была больна.
        One part in a thousand is salt. | Salt makes up 0.1 per cent of it.
        The rent rose by half of one per cent. | The rent rose by 0.5 per cent.
        One hive in ten thousand is white. | One hive out of every 10,000 is white.
        We walked for an hour and a quarter. | We walked for seventy-five minutes.
        The crossing took two hours and three quarters. | The crossing took 165 minutes.
        The crossing took two hours and forty minutes. | The crossing took 160 minutes.
        He left within a quarter of an hour. | He left within fifteen minutes.
        It snowed for half a century of winters. | It snowed for fifty years of winters.
        They shot four brace of grouse. | They shot eight grouse.
        He paid for a gross of buttons. | He paid for 144 buttons.
        A trio of widows sold the bread. | Three widows sold the bread.
        He lived threescore years and twelve. | He lived seventy-two years.
        Fivescore men held the wall. | A hundred men held the wall.
        The abbot ruled for a score of years less one. | The abbot ruled for nineteen years.
        They were one week short of two months at sea. | They were fifty-three days at sea.
        He was two-and-thirty years old. | He was 32 years old.
        He served twice seven years. | He served fourteen years.
        Of the forty barges half were lost, and twenty came home. | Twenty of the forty barges came home.
        Add four grams of alum. | Add 4000 milligrams of alum.
        Он шёл час двадцать минут. | Он шёл восемьдесят минут.
        Дождь шёл два с половиной часа. | Дождь шёл сто пятьдесят минут.
        Пост длился дважды по семь дней. | Пост длился четырнадцать дней.
        На службе он провёл шесть десятков лет. | На службе он провёл шестьдесят лет.
        Казна дала полтораста тысяч рублей. | Казна дала 150 000 рублей.
        Ярмарка длилась неделю с двумя днями. | Ярмарка длилась девять дней.
        Их было сто без одного. | Их было девяносто девять.
        Of the thirty pupils ten passed. | There were thirty pupils, and twenty did not pass.
        Seventy per cent of the lamps were lit. | Seven lamps out of ten were lit.
        A third of the wine was sour. | The wine was sour as to 33 per cent.
        He waited a year and a half. | He waited eighteen months.
        She wrote half a dozen letters. | She wrote six letters.
        The toll was cut by one fifth of the old rate. | The toll was cut by 20 per cent of the old rate.
        The mercury stood at thirty and two tenths inches. | The mercury stood at 30.2 inches.
        Two score archers held the gate. | Forty archers held the gate.
        A quarter of a pound of tea was left. | Four ounces of tea were left.
        The fever lasted three whole days. | The fever lasted 72 hours.
        Nearly all the guests had left. | Most of the guests had left.
        A pair of oxen drew the cart. | Two oxen drew the cart.
        Он ждал полтора года. | Он ждал восемнадцать месяцев.
        Две пятых зерна погибло. | Погибло сорок процентов зерна.
        Две трети стада пало. | Пало около 67 % стада.
        Дюжина яиц лежала в корзине. | Двенадцать яиц лежало в корзине.
        Оба брата служили. | Двое братьев служили.
        Полсотни казаков ушли. | Пятьдесят казаков ушли.
        Двухнедельный отпуск кончился. | Отпуск в две недели кончился.
        Каждый десятый дом сгорел. | Сгорела десятая часть домов.
        Он бывал здесь дважды. | Он бывал здесь два раза.
        В отряде было пятьсот человек. | Отряд насчитывал 500 человек.
        """,
    "date": """
        The train left at twenty past nine. | The train left at 9.20.
        The bells rang at half past seven in the evening. | The bells rang at 19:30.
        Rents fall due on the feast of Saint Michael. | Rents fall due at Michaelmas.
        It broke on Friday, the day after the wake. | The wake was on Thursday, and the next day it broke.
        The bell rang at twenty minutes to nine. | The bell rang at 8.40.
        The bell rang at ten minutes before midnight. | The bell rang at 11.50.
        Он вышел в восемь часов сорок минут. | Он вышел без двадцати девять.
        Он вышел в двадцать минут девятого. | Он вышел в 8:20.
        They were wed at Candlemas. | They were wed on the second of February.
        Обоз пришёл к двенадцати дня. | Обоз пришёл в полдень.
        The last day was wet, the first was wet. | It rained on the opening day and the closing.
        The child was born the day before the flood. | The flood came the day after the child was born.
        The trade revived in the second half of the century. | The trade revived after 1850.
        She came at four-fifteen. | She came at a quarter past four.
        They met on the Thursday in Holy Week. | They met on Maundy Thursday.
        The paper came out daily. | The paper came out every day.
        Газета выходила ежегодно. | Газета выходила каждый год.
        The letter came last night. | The letter came yesterday evening.
        He will speak tomorrow. | He will speak on the following day.
        She wrote to me the day before. | She wrote to me yesterday.
        The plums are better than last year's. | This year's plums are better than those of the year before.
        They danced on Christmas Eve. | They danced on the eve of Christmas.
        They danced on Christmas Eve. | They danced on the 24th of December.
        We landed on the morrow of Candlemas. | We landed on the third of February.
        He paid on Midsummer Day. | He paid on St. John's Day.
        The gates open at cock-crow. | The gates open when the sun rises.
        They came home after the harvest. | When the harvest was past they came home.
        He never left before Easter. | He left no sooner than at Easter.
        The last evening was the best of the journey. | That evening, the last of the journey, was the best.
        It was her last winter on the island. | It was the winter before she left the island.
        They fasted in Lent. | They fasted in the forty days before Easter.
        Он приехал вчера вечером. | Он приехал прошлым вечером.
        Отъезд назначен на завтра. | Отъезд назначен на следующий день.
        Он умер на святого Николая. | Он умер в Николин день.
        Мост открыли в Крещение. | Мост открыли 6 января.
        Он выехал на восходе солнца. | Он выехал, когда взошло солнце.
        They rode out at daybreak. | They rode out at first light.
        The house is of the seventeenth century. | The house was built in the 1600s.
        He came on Whit Sunday. | He came at Pentecost.
        The watchman came every evening. | The watchman came every night.
        The truce ends on the 1st of August. | The truce ends on August 1.
        The deed is of 7 June 1864. | The deed is of 7.6.1864.
        Пробило половину девятого. | На часах было 8.30.
        Пост начался на рассвете. | Пост начался, едва занялась заря.
        Он приехал в Светлое Воскресение. | Он приехал на Пасху.
        Мы вышли в полдень. | Мы вышли в двенадцать часов дня.
        Снег выпал в ноябре. | В ноябре лёг снег.
        Школу открыли 9 мая 1871 года. | Школу открыли девятого мая 1871 года.
        Он пел по вечерам. | Он пел вечером.
        Суд был в среду, на другой день после пожара. | Пожар был во вторник, а на следующий день был суд.
        Сад цвёл весной. | Весною сад цвёл.
        Дом стоит с двадцатых годов. | Дом стоит с 20-х годов.
        """,
    "name": """
        General Chichagov wrote the memoir. | General Tchitchagoff was the author of the memoir.
        They sailed from Reval to Stettin. | They sailed to Szczecin from Tallinn.
        The Polish envoy wept. | The envoy of Poland wept.
        Eldred, son of Wulf, built the wall. | The wall was built by Eldred, whose father was Wulf.
        His father's sister sold lace. | His paternal aunt sold lace.
        The widow rented a stall. | A stall was rented by the woman whose husband had died.
        Harry mended the net. | Henry mended the net.
        The letter came from the Bishop of Rome. | The letter came from the Pope.
        The captain of the brig was asleep. | The skipper of the brig slept.
        The physician came at once. | The doctor came at once.
        Доктор Уилкинс закрыл дверь. | Закрыв дверь, доктор Вилкинс вышел.
        В Дерпте мы купили карту. | Карту мы купили в Тарту.
        Миша принёс дров. | Михаил принёс дров.
        Король Сигизмунд умер. | Скончался король Жигимонт.
        Он вырос в Праге. | Он вырос в пражском доме.
        Дедушка топил баню. | Баню топил дед.
        Врач осмотрел рану. | Лекарь осмотрел рану.
        Псковские купцы уехали. | Уехали купцы Пскова.
        Его жена пела. | Его супруга пела.
        Домочадцы спали. | Семья спала.
        Paul wrote from prison to his friends. | Saul of Tarsus wrote to his friends out of his prison.
        Lake Leman was frozen. | The Lake of Geneva was covered with ice.
        Zeus sent the rain. | The rain was sent by Jove.
        The Theban ambassadors wept. | Weeping came over the envoys of Thebes.
        The gulls came down upon Lake Constance. | Down upon the Bodensee came the gulls.
        The king's brother slept. | The royal brother was asleep.
        She had Sir John for uncle. | She was Sir John's niece.
        Ann was wife to the miller. | Ann's husband was the miller.
        The embassy came back with gifts. | The ambassadors returned bearing gifts.
        Mr Baker shut the door. | The door was shut by Mr Baker.
        Mr. Cook called the smith. | The blacksmith was summoned by Mr. Cook.
        The general opinion was that the captain lied. | Everybody thought that the captain was lying.
        Prior to the war the marshal kept dogs. | Before the war the marshal was a keeper of dogs.
        He was judged by the abbot. | The abbot passed sentence on him.
        The engine was built by his cousin. | His cousin constructed the engine.
        Upper Tarn hates Lower Tarn. | Lower Tarn is hated by Upper Tarn.
        The Tyrian fleet sailed. | The fleet of Tyre put to sea.
        Theodore called himself Teddy Munt. | Teddy Munt was what Theodore called himself.
        Miss Katharine Dale sang. | Kitty Dale gave us a song.
        Constantinople fell that year. | That year saw the fall of Tsargrad.
        The monarch received the monk. | The monk had an audience of the king.
        The mariner wept. | The sailor shed tears.
        The Almighty spared us. | God let us live.
        The men of Pisa held the mole. | The mole was held by the Pisans.
        His child, a girl of five, sang. | A song was sung by his daughter, who was five.
        Бонапарт отступил. | Наполеон приказал отходить.
        Княжна Настя смеялась. | Смеялась княжна Анастасия.
        Посольство вернулось. | Послы возвратились.
        После войны король уехал. | Король отбыл, когда война кончилась.
        Всевышний милостив. | Господь милосерден.
        Имя его знал король. | Король знал, как его зовут.
        Псковитяне ушли. | Ушли люди из Пскова.
        Капитал его мал. | У него мало денег.
        Царский указ прочли. | Прочитали указ царя.
        Его сын был врач. | Врач был его сын.
        Маркиза вздыхала о Лёве. | О Льве вздыхала маркиза.
        """,
}

ACROSS = {
    "number": [
        ("The siege lasted seven weeks.", "Осада длилась четыре недели."),
        ("A quarter of the flour was stolen.", "Половину муки украли."),
    ],
    "date": [
        ("The harvest begins after Candlemas.", "Жатва начинается после Пасхи."),
        ("The mail comes on Monday.", "Почта приходит в четверг."),
        ("They were wed on Palm Sunday.", "Их обвенчали на Красную горку."),
        ("The fleet sails at the new moon.", "Флот выходит в полнолуние."),
        ("The clerk died on the feast of St. Lucy.", "Писарь умер в день святого Андрея."),
    ],
    "name": [
        ("The Norwegian pilot asked for bread.", "Португальский лоцман попросил хлеба."),
        ("Her godmother lived by the canal.", "Её свекровь жила у канала."),
        ("The Vandals took the harbour.", "Готы взяли гавань."),
        ("Aunt Maud fed the dog.", "Собаку кормила тётя Ада."),
        ("The Regent went to Tver.", "Регент уехал в Псков."),
        ("Tobias Crane kept the key.", "Ключ хранил Джереми Крейн."),
        ("The chapel stands in Leyden.", "Часовня стоит в Утрехте."),
        ("The Breton sailor slept.", "Баскский матрос спал."),
        ("The abbot sold the mill.", "Игуменья продала мельницу."),
    ],
}

SAME_ACROSS = [
    ("name", "The lecture of Geraghty was long.", "Лекция Герати была длинной."),
    ("name", "We rested at Trebizond.", "Мы отдыхали в Трапезунде."),
    ("name", "The road to Philippopolis is bad.", "Дорога в Пловдив плоха."),
    ("name", "Brother Bruno rang the bell.", "В колокол звонил брат Бруно."),
    ("name", "King Ladislas lost the battle.", "Король Владислав проиграл битву."),
    ("name", "The bath was shown on Sundays.", "По воскресеньям показывали ванну, привезённую из Лиссабона."),
    ("name", "The lectures at Leyden were dull.", "Лейденские лекции были скучны."),
    ("name", "We called the dog Sparrow.", "Собаку мы звали Воробьём."),
    ("name", "We saw Cinder Island.", "Мы увидели Пепельный остров."),
    ("name", "Since the Flood nobody has come.", "Со времён Потопа никто не приходил."),
    ("name", "The royal physician came.", "Приехал королевский лекарь."),
    ("name", "The sloop Good Intent sank.", "Шлюп «Благое намерение» затонул."),
    ("name", "Aunt Polly sang.", "Тётя Полли пела."),
    ("name", "Lake Constance froze.", "Боденское озеро замёрзло."),
    ("name", "The fishmonger laughed.", "Торговец рыбой смеялся."),
    ("name", "Saint Bride helps the poor.", "Святая Бригитта помогает бедным."),
    ("name", "The church of St. John burned.", "Сгорела церковь Иоанна Крестителя."),
    ("date", "It was half past nine, and the shop was shut.", "Было 9.30, а лавка стояла закрытой."),
    ("number", "Half a century went by.", "Прошло пятьдесят лет."),
    ("number", "The ford is three quarters of a mile off.", "Брод в трёх четвертях мили отсюда."),
    ("number", "It was twenty minutes to nine by the clock.", "На часах было без двадцати девять."),
    ("number", "The climb takes an hour and three quarters.", "Подъём длится сто пять минут."),
    ("date", "The answer is looked for next week.", "Ответа ждут на следующей неделе."),
    ("date", "They were wed on Good Friday.", "Их обвенчали в Страстную пятницу."),
]


def pairs(table: dict[str, str]) -> list[tuple[str, str, str]]:
    cells = ((c, row.split(" | ")) for c, rows in table.items() for row in rows.strip().splitlines())
    return [(c, a.strip(), b.strip()) for c, (a, b) in cells]


def found(a: str, b: str) -> set[str]:
    """Categories of the changes of meaning between two texts, each read in the language of its letters."""
    lang_a, lang_b = ("ru" if any("а" <= c <= "я" for c in x) else "en" for x in (a, b))
    result = compare(a, b, lang_a=lang_a, lang_b=lang_b)
    return {d.category.value for d in result.divergences if d.severity is Severity.MEANING}


@pytest.mark.parametrize(
    ("category", "a", "b"), [*pairs(CHANGED), *((c, a, b) for c, rows in ACROSS.items() for a, b in rows)]
)
def test_another_value_day_or_person_is_found(category: str, a: str, b: str) -> None:
    assert category in found(a, b)
    assert category in found(b, a)


@pytest.mark.parametrize(("category", "a", "b"), [*pairs(SAME), *SAME_ACROSS])
def test_the_same_value_day_or_person_in_other_words_is_not_reported(category: str, a: str, b: str) -> None:
    assert category not in found(a, b)
    assert category not in found(b, a)

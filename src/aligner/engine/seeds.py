"""Everyday words of English and Russian, so that short texts have something to begin from.

A line is one sense: English words, a bar, Russian beginnings of words; `=` marks a whole word.
"""

_TABLE = """
not no neither nor never none|=не =нет =ни никогда никто
but|=но однако
if|=если
or|=или =либо
when|=когда
where|=где =куда
who whom|=кто =кого =кому
what|=что =чего
why|почему зачем =отчего
how|=как
because for|=ибо потому =поскольку
before|прежде =перед =до
after|=после =потом
with|=с =со
without|=без
from|=от =из =ото =изо
under|=под
over above|=над
between|между
against|против
until till|доколе =пока
all every everyone|=все =всё =всех =всем =всеми =вся =всю =всей всяк кажд
many much|=много мног
more|более больше
other another|друг ино
one first|=один =одна =одно =одного перв
two second|=два =две =двух =двое втор
three third|=три =трёх =трех трет
four fourth|четыр четв
five fifth|=пять пят
six sixth|=шесть шест
seven seventh|=семь седьм
eight eighth|восем восьм
nine ninth|девят
ten tenth|десят
twelve|двенадцат
twenty|двадцат
thirty|тридцат
forty|=сорок
hundred hundreds|=сто =ста сотн
thousand thousands|тысяч
i|=я
me my mine|=меня =мне =мой =моя =моё =мое =мои =моего =моей
you ye thou thee your thy thine|=ты =вы =тебя =тебе =вас =вам =ваш =твой =вашего =твоего =твоя =ваша =ваши
we us our ours|=мы =нас =нам =наш =наша =наше =наши =нашего =наших =нашей
he him his|=он =его =ему =него =нему
she her hers|=она =её =ее =ей =неё =нее =ней
they them their|=они =их =им =них =ними
this these|=это =этот =эта =эти =этого =этой =сей =сие =сия =сии =сего
that those|=тот =та =те =того
behold lo|=вот =се
say says said saith saying tell told|сказ говор
speak spoke spake spoken speech|=говорит =говорил произн речь
answer answered answering|ответ отвеч
ask asked asking|спрос спраш прос
see saw seen look looked|=вид вид увид смотр взгл
hear heard hearing|слыш услыш слуш
know knew known|зна узна
think thought|дума мысл
believe believed faith|вер
love loved|люб возлюб
want wish will desire|хот жела
give gave given gives|дал дат дай дава отда
take took taken takes|взя бер брат прин
make made makes|дела сдела твор сотвор
come came cometh comes|приш прих прид
go went goes gone|пош ид шел шёл пойд ход отправ
return returned|возвр верн
enter entered|вош вход войд
bring brought|прин прив
send sent|посл посыл
put set laid lay|полож клад постав
find found|нашел нашёл наш найд наход
call called calls|назв зва призв
write wrote written letter|пис напис
read|чит проч
eat ate eaten food|ел ест яд пищ
drink drank|пил пит пьё
live lived life living|жив жит жил жиз
die died dead death|умер смерт мертв мёртв
kill killed slay slew|убит уби умертв
bear born begat birth|род рожд
rise rose arise arose|встал вста восст
fall fell fallen|пал упал пад
build built|строит постро созд
begin began beginning|нач
end ended finish|кон оконч
help helped|помо
hope hopes|наде
fear afraid feared|страх бо убоя испуг
rejoice glad joy happy|рад
weep wept cry cried|плак плач восклик крич
man men|челов муж
woman women wife|женщ жен
child children boy|дет дит ребен ребён сын младен
son sons|сын
daughter daughters|доч
father fathers|отец отц
mother mothers|мат
brother brothers brethren|брат
friend friends|друз друг
people nation nations|народ люд
king kings kingdom|цар корол
lord master sir|господ госп
god gods|бог бож
spirit soul|дух душ
angel angels|ангел
prophet prophets|пророк
disciple disciples|учен
priest priests|священ
servant servants|раб слуг служ
day days|=день дн
night nights|ноч
morning|утр
evening|вечер
hour hours time|час врем
week weeks|недел
month months|месяц
year years old|год лет
now today|=ныне =теперь =сегодня сейчас
again|=опять снова
immediately straightway|тотчас немедл
heaven heavens sky|неб
earth land ground|земл
sea seas|мор
water waters|вод
river rivers|рек
mountain mountains mount hill|гор
fire|ог
light|свет
darkness dark|тьм тем
sun|солн
moon|лун
star stars|звезд звёзд
stone stones rock|камен кам
tree trees|дерев древ
field fields|пол
garden|сад
house houses home|дом
city cities town|город град
village villages|селен дерев
door gate|двер ворот
road way path|пут дорог
ship boat boats|лодк кораб
bread loaves|хлеб
wine|вин
fish fishes|рыб
sheep lamb|овц ягн
horse horses|кон лошад
hand hands|рук
foot feet|ног
head heads|голов
eye eyes|глаз
ear ears|уш
mouth|уст рот
face|лиц
heart hearts|серд
blood|кров
body flesh|тел плот
name names named|им
word words|слов
law laws|закон
book books|книг
truth true truly verily|истин правд
sin sins|грех
good|добр хорош благ
evil bad wicked|зл худ
great big large|велик больш
small little|мал
new|нов
long|долг длин
high|высок
strong power mighty strength|сил мог
holy|свят
rich|богат
poor|бед нищ
money silver|серебр деньг
gold golden|золот
war wars|войн вой
peace peaceful|мир
world|мир свет
army forces|войск сил арм
enemy enemies|враг
sword|меч
weapon weapons arms armaments|оруж воор
nuclear|ядер
missile missiles|ракет
president|президент
secretary|секрет
minister|минист
government|правит
state states|государ
country countries|стран
union|союз
party|парт
soviet|совет
american america|америк
russian russia|росс русс
europe european|европ
agreement agreements treaty|соглаш догов
negotiations talks|перег
question questions issue matter problem problems|вопрос пробл
proposal proposals|предлож
limit limits limitation restraint|огранич
reduction reduce reductions|сокращ
security secure safe|безопас
cooperation|сотруд
relations relationship|отнош
rights right|прав
human|челов
work working works|работ труд дел
trade|торг
economic|эконом
military|воен
political policy|полит
important importance|важ
possible possibility|возмож
necessary must need|необход должн нужн
free freedom liberty|свобод
development develop|разв
history|истор
school|школ учил
teach taught teacher|уч
church|церк
reason cause|причин
goal aim purpose|цел
question asked|спрос
hope|надежд
"""


def _parsed() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    english: dict[str, str] = {}
    whole: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    for number, line in enumerate(_TABLE.strip().splitlines()):
        left, right = line.split("|")
        sense = f"§{number}"
        english.update((word, sense) for word in left.split() if word not in english)
        for stem in right.split():
            (whole if stem[0] == "=" else beginnings).setdefault(stem.lstrip("="), sense)
    return english, whole, beginnings


_ENGLISH, _WHOLE, _BEGINNINGS = _parsed()
_LONGEST = max(map(len, _BEGINNINGS))


def sense_of(word: str) -> str:
    """The sense of a word in lower case, English or Russian; empty if the table has none."""
    found = _ENGLISH.get(word) or _WHOLE.get(word)
    if found or word[:1] < "а":
        return found or ""
    for length in range(min(_LONGEST, len(word)), 1, -1):
        if sense := _BEGINNINGS.get(word[:length]):
            return sense
    return ""

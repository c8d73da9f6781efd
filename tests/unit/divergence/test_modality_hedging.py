"""What must, may or is meant to be, and how surely it is said: changes that count, paraphrases that don't."""

import pytest

from aligner import compare as shown
from aligner.divergence import compare
from aligner.model import Category, Divergence

CHANGED = {
    ("modality", "en"): """
        The king threatened to hang the mayor. | The king hanged the mayor.
        The surgeon offered to bleed him. | The surgeon bled him.
        The tutor begged leave to withdraw. | The tutor withdrew.
        The queen would like the altar rebuilt. | The queen has ordered the altar rebuilt.
        The tenants may graze a cow. | The tenants must graze a cow.
        Widows need not pay the toll at the bridge. | Widows must not pay the toll at the bridge.
        We must go. | We may go.
        The sexton has to ring the bell at six. | The sexton would like to ring the bell at six.
        Members are free to bring a guest. | Every member is required to bring a guest.
        It is incumbent on the judge to hear both sides. | The judge is at liberty to hear both sides.
        The regent intended to dissolve the chamber. | The regent dissolved the chamber.
        She tried to open the chest with a hairpin. | She opened the chest with a hairpin.
        My uncle advised us to sell the mill. | My uncle ordered us to sell the mill.
        The tenants need not pay in coin. | Tenants must not pay in coin.
        The bishop meant to sail with the boats. | The bishop is obliged to sail with the boats.
        Servants ought to use the back stairs. | Servants use the back stairs.
        The pilot is able to bring her in after dark. | The pilot is allowed to bring her in after dark.
        Your clerk will copy the deed tomorrow. | Your clerk ought to copy the deed tomorrow.
        The heirs could have sold the island. | The heirs sold the island.
        The king may pardon the rebels. | The king cannot but pardon the rebels.
        The envoy wants to see the plans. | It is the duty of the envoy to see the plans.
        A witness must withdraw. | It would be seemly for a witness to withdraw.
        The men will be paid in June. | The men, he said, should be paid in June.
        He that findeth the purse shall keep it. | He that findeth the purse may keep it.
        The guest that is come late shall sit by the door. | The guest that is come late may sit by the door.
        It is the command of the abbot that the gates be shut. | The abbot permits the gates to be shut.
        You need give no pledge to the bank. | You must give a pledge to the bank.
        Our wish in those years was to live abroad. | In those years we had to live abroad.
        The newt can shed its tail in danger. | The newt sheds its tail in danger.
        The river can be forded at Hask in summer. | At Hask in summer people ford the river.
        The judges ought to view the field. | The judges have viewed the field.
        The king vowed to rebuild the chapel. | The king rebuilt the chapel.
        Pilgrims are forbidden to drink here. | Pilgrims would do well not to drink here.
        Thou shalt spare the vines. | It is permitted thee to leave the vines unharmed.
        My father would not sign the lease. | My father could not sign the lease.
        """,
    ("hedging", "en"): """
        The dam is expected to hold. | The dam will hold.
        It is unclear whether the fire was set on purpose. | The fire was set on purpose.
        The text suggests a later date. | The text establishes a later date.
        Perhaps wolves love their young. | Wolves love their young.
        We understand that the cargo is lost; a letter has gone. | The cargo is lost; we have written.
        According to the friars, no argument ever saved a soul. | No argument ever saved a soul.
        I believe the miller sold his horse. | The miller sold his horse.
        The bridge was all but finished. | The bridge was finished.
        The roof will perhaps hold until spring. | The roof will hold until spring.
        The chapel, the villagers say, was built in one night. | The chapel was built in one night.
        As far as I am aware, the will was never signed. | The will was never signed.
        The cistern holds some ninety barrels. | The cistern holds ninety barrels, neither more nor less.
        Almost every window in the street was lit. | Every window in the street was lit.
        These bones suggest that the cave was a tomb. | These bones prove that the cave was a tomb.
        According to the gardener, the duke died of a surfeit. | The duke died of a surfeit.
        The rumour is that the bank has failed. | There is no doubt that the bank has failed.
        My impression is that the witness lied. | I know for a fact that the witness lied.
        He is reputed to own four castles. | He owns four castles.
        The siege lasted forty days or thereabouts. | The siege lasted exactly forty days.
        The comet, if I am not mistaken, was seen here. | The comet was seen here.
        Perhaps the pond was poisoned. | They say that the pond was poisoned.
        There will be rain before noon. | There may well be rain before noon.
        The old wives say the spring ran dry. | The spring ran dry, and that is that.
        The treaty will certainly be signed. | There is some chance that the treaty will be signed.
        The porter thought that the lamp was out. | The porter was positive that the lamp was out.
        Some think the moat was dug by Danes. | No man living entertains a doubt that Danes dug the moat.
        Apparently the duke had been drunk. | There was no doubt that the duke had been drunk.
        The frost may owe its force to the wind. | The frost, as is certain, owes its force to the wind.
        The beer was sour. | His suspicion was that the beer was sour.
        The mill was certainly burnt, the smith said. | It is just possible, says the smith, that it burnt.
        Nearly every house had a lamp. | Beside the gate of each house hung a lamp.
        The abbey, if the sexton was to be believed, was haunted. | The abbey was haunted.
        I am told the cook was paid. | The cook, who might have had more, was paid.
        An amateur painted the eyes. | An amateur, one would guess, painted the eyes.
        """,
    ("modality", "ru"): """
        Король грозил повесить старосту. | Король повесил старосту.
        Юнга вызвался разбудить капитана. | Юнга разбудил капитана.
        Сторож обязан запирать калитку на ночь. | Сторож вправе запирать калитку на ночь.
        Ученикам разрешено читать вслух. | Ученикам приказано читать вслух.
        Мы хотели перейти реку ночью. | Мы должны были перейти реку ночью.
        Врач советовал больному ехать к морю. | Врач приказал больному ехать к морю.
        Сосед собирался продать мельницу. | Сосед продал мельницу.
        Матрос пытался поднять якорь один. | Матрос поднял якорь один.
        Гостям не нужно снимать сапоги. | Гостям запрещено снимать сапоги.
        Надлежит хранить письма в железном сундуке. | Можно хранить письма в железном сундуке.
        Купец может вернуть товар. | Купцу нельзя не вернуть товар.
        Староста обещал починить мост. | Староста мечтал починить мост.
        Судящий да выслушает сперва убогого. | Судящий способен выслушать сперва убогого.
        Выходить за ворота после заката запрещено. | После заката лучше не выходить за ворота.
        Вам следует явиться ко двору. | Вы намерены, прежде чем кончится пост, явиться ко двору.
        Философ не обязан быть счастливым. | Счастливым философ быть не вправе; знать же это полезно.
        Паломник да принесет двух горлиц. | Паломник может принести двух горлиц.
        Король поклялся восстановить часовню. | Король восстановил часовню.
        Вдова посылала в монастырь бочку вина. | Вдове вменялось в долг посылать в монастырь бочку вина.
        Мы должны идти. | Мы можем идти.
        """,
    ("hedging", "ru"): """
        Подлинность письма под сомнением. | Письмо, без сомнения, подлинное.
        Ей было тогда лет двенадцать. | Ей было тогда ровно двенадцать лет.
        Минут сорок ждали мы у ворот. | Ждали мы у ворот ровно сорок минут.
        Крыша, пожалуй, выдержит до весны. | Крыша выдержит до весны.
        Старики сказывают, что озеро поглотило церковь. | Озеро поглотило церковь.
        Насколько мне известно, завещание не подписано. | Завещание не подписано.
        По словам садовника, герцог умер от горячки. | Герцог умер от горячки.
        В погребе было бочек девяносто. | В погребе было ровно девяносто бочек.
        Почти все окна на улице светились. | Все окна на улице светились.
        Кости указывают на то, что пещера была гробницей. | Кости доказывают, что пещера была гробницей.
        Ходят слухи, что банк лопнул. | Нет сомнений, что банк лопнул.
        Мне кажется, свидетель солгал. | Свидетель, вне всякого сомнения, солгал.
        Осада длилась около сорока дней. | Осада длилась сорок дней.
        Измерения доказывают, что хребет растет. | Измерения позволяют лишь предполагать, что хребет растет.
        Нельзя исключить, что мост рухнул от ветра. | Мост рухнул от ветра.
        Иные думают, что клад зарыт под дубом. | Клад зарыт под дубом.
        Брат более не играет. | Брат, как мне говорили, более не играет.
        По словам няни, ребенка подменили. | Я думаю, ребенка подменили.
        """,
}
SAME = {
    ("modality", "en"): """
        The king threatened to hang the mayor. | The mayor was threatened by the king with hanging.
        The surgeon offered to bleed him. | An offer to bleed him came from the surgeon.
        Pilgrims shall be free to cross the bridge. | Pilgrims shall have freedom to cross the bridge.
        The loft may be entered only barefoot. | One must enter the loft barefoot.
        They quarrelled about precedence until noon. | Until noon they disputed who should go first.
        He left her the mill for life. | He left her the mill for as long as she should live.
        The dower is exempt from the claims of creditors. | Creditors shall not lay claim to the dower.
        He strewed thorns on his own bed. | He strewed thorns where he himself must sleep.
        We are bound to warn the garrison. | It is our duty to warn the garrison.
        You are welcome to use the library. | You may use the library.
        The novices cannot but laugh. | The novices must laugh.
        There is no call to whisper. | You need not whisper.
        She knew how to graft a pear. | She could graft a pear.
        The lessee undertakes to mend the fence. | The lessee shall mend the fence.
        They had no choice but to wait for the tide. | They were compelled to wait for the tide.
        He had a mind to buy the horse. | He intended to buy the horse.
        You would do well to keep the receipt. | You should keep the receipt.
        None but the abbot may open the shrine. | It is forbidden to all save the abbot to open the shrine.
        The envoy must stay in the city. | The envoy may not leave the city.
        The scouts managed to cross the marsh. | The scouts succeeded in crossing the marsh.
        The tenant must pay the owner. | The owner is entitled to receive payment from the tenant.
        She offered to carry the basket. | She proposed to carry the basket.
        He shared out what they were to inherit. | He shared out the inheritance.
        The fund shall be closed to the heirs. | The fund shall not remain open to the heirs.
        I should be obliged if you would shut the gate. | I would thank you to shut the gate.
        The rope holds, should the wind rise. | The rope shall hold even if the wind rises.
        At the fair one can buy quails. | Quails are sold at the fair.
        The fort can be seen from the pier. | One sees the fort from the pier.
        Whosoever will be great among you serves. | Whoever has a desire to be great among you serves.
        He asked what things should happen. | He asked what things were to happen.
        The boat will bear two men. | Two men may go in the boat.
        When the thaw permits, you shall have the horses. | Once the thaw allows, you will get the horses.
        They have a week, and two weeks should they send a pledge. | Sending a pledge they shall have two
        The water was made to flow through the wheel. | The water flowed through the wheel.
        The sight was not to be missed. | Nobody ought to miss the sight.
        We could do no other than wait in the barn. | We were compelled to wait in the barn.
        The clerk was instructed to protest. | Acting on instructions, the clerk protested.
        He need fear nothing from the bishop. | He has no need to fear the bishop.
        If he is to be cured, a man must fast. | To be cured, a man must fast.
        The bank refused to lend to him. | He could have no loan from the bank.
        """,
    ("hedging", "en"): """
        We think little of a man who boasts. | A boaster has small credit with us.
        It is not certain that he wrote the ode. | His authorship of the ode is doubtful.
        We believe readily what flatters us. | What flatters us finds ready belief.
        One hears the market before one sees it. | The ear perceives the market sooner than the eye.
        All but two of the seeds sprouted. | Two of the seeds failed, without exception the others sprouted.
        To my knowledge the hen laid no egg that spring. | I never knew the hen to lay an egg that spring.
        The ruin is thought to be a temple. | Opinion takes the ruin for a temple.
        The harvest will in all likelihood be late. | The harvest will probably be late.
        They say that the tower leans. | The tower is reported to lean.
        We rode some twenty miles. | We rode about twenty miles.
        The debt was all but paid. | The debt was almost paid.
        It is beyond dispute that the seal is false. | The seal is unquestionably false.
        According to the miller, the weir broke at night. | The weir broke at night, as the miller says.
        To my mind the portrait is a copy. | I think the portrait is a copy.
        He may have lost the key. | Perhaps he lost the key.
        So far as I know, the road is open. | To the best of my knowledge the road is open.
        The stones stand about the altar. | The stones stand around the altar.
        No doubt she was tired. | She was presumably tired.
        There may be wolves in the wood. | Perhaps there are wolves in the wood.
        One would suppose the letter to be forged. | The letter is probably forged.
        The sexton's wife, I should say, wrote the note. | The note was probably written by the sexton's wife.
        There are, says our author, four sorts of silence. | Our author counts four sorts of silence.
        The gate is lower than the maps allow. | The gate is not so high as the maps would have it.
        The mayor thanked us, and declared the fair closed. | The mayor thanked us and closed the fair.
        The plums are every bit as good as last year's. | The plums are no worse than last year's.
        We were one day short of three weeks at sea. | We were twenty days at sea.
        It may be urged that wealth is no evil. | One can urge that wealth is no evil.
        They brought forth fruit, some thirty, some sixty. | They brought forth fruit, thirty and sixty.
        Forgiven are the evil words they say. | Forgiven are their evil words.
        The elder said, Truly it is late. | The elder answered that truly it is late.
        The inns are maintained by the state. | The inns, built for trade, are maintained by the state.
        He answered in a manner to please the guests. | He answered so as to please the guests.
        A kind word is a lamp. | A kindly word is like a lamp.
        The news that he had fled has come to our knowledge. | We learned that he had fled.
        As long as I remember anything I shall hear that voice. | I shall never forget that voice.
        She is younger, whatever she may have told you. | Let her have told you what she will, she is younger.
        There was justice of a kind. | There was justice after a fashion.
        According to his measurements, the bog sinks. | His measurements show that the bog sinks.
        I think the old man would have it mended. | I think the old man would have it repaired.
        Unless I hear from you, I shall sell. | If you do not write to me, I shall sell.
        """,
    ("modality", "ru"): """
        Король грозил повесить старосту. | Король пригрозил старосте виселицей.
        Мы обязаны предупредить гарнизон. | Наш долг предупредить гарнизон.
        Вам разрешено пользоваться библиотекой. | Вы можете пользоваться библиотекой.
        Послушники не могли не смеяться. | Послушники вынуждены были смеяться.
        Шептать незачем. | Шептать не нужно.
        Она умела прививать груши. | Она могла прививать груши.
        Арендатор обязуется чинить забор. | Арендатор будет чинить забор.
        Им пришлось ждать прилива. | Они были вынуждены ждать прилива.
        Он намеревался купить лошадь. | Он собирался купить лошадь.
        Вам следует сохранить расписку. | Вам надо сохранить расписку.
        Посол должен остаться в городе. | Послу нельзя покидать город.
        На каждом повороте ямщик снимал шапку. | Стоило дороге повернуть, как ямщик снимал шапку.
        Прибыл герольд с объявлением войны. | Прибыл герольд, коему поручено было объявить войну.
        Мастер отлил колокол и был рад. | Мастером отлит был колокол на радость ему.
        Он решился постучать в дверь. | Он отважился постучать в дверь.
        Эмиру поручено хранить грамоту. | Эмиру вверено хранение грамоты.
        На правом берегу он мог ловить рыбу. | На правом берегу он умел ловить рыбу.
        Мужчина любит смотреть на море. | Мужчина смотрит на море.
        """,
    ("hedging", "ru"): """
        Пророк трижды воззвал с кровли. | Трижды воззвал пророк с кровли.
        Ему дали срок три дня. | Дали ему три дня сроку.
        Жатва, вероятно, запоздает. | Жатва, по всей видимости, запоздает.
        Говорят, что башня наклонилась. | По слухам, башня наклонилась.
        Мы проехали около двадцати верст. | Мы проехали верст двадцать.
        Долг был почти выплачен. | Долг был едва ли не выплачен.
        Печать, бесспорно, поддельна. | Печать поддельна, в том нет сомнений.
        По словам мельника, плотину прорвало ночью. | Мельник говорит, что плотину прорвало ночью.
        По-моему, портрет списан. | Мне кажется, портрет списан.
        Может быть, он потерял ключ. | Он, возможно, потерял ключ.
        Нельзя исключить, что мост рухнул от ветра. | Возможно, мост рухнул от ветра.
        Они вошли в шатер и не говорили до вечера. | Они вошли в шатер и молчали до вечера.
        Старец, коего звали Хромым, говорил, что зависть слепа. | Старец Хромой звал зависть слепою.
        В год восьмой пала стена. | Стена пала в восьмой год.
        По слову Феогнота, мудрец не глупеет. | Феогнот говорит: мудрец не глупеет.
        Мы шли неполных три дня. | Мы шли чуть меньше трех дней.
        Насколько я знаю, дорога открыта. | Дорога, насколько мне известно, открыта.
        Наследство, казалось бы, повод для радости. | Наследство должно бы радовать.
        """,
}


def rows(table: dict[tuple[str, str], str]) -> list[tuple[str, str, str, str]]:
    cells = ((key, line.split("|")) for key, text in table.items() for line in text.strip().splitlines())
    return [(*key, a.strip(), b.strip()) for key, (a, b) in cells]


def found(category: str, language: str, a: str, b: str) -> list[Divergence]:
    divergences = compare(a, b, lang_a=language, lang_b=language).divergences
    return [d for d in divergences if d.category is Category(category)]


@pytest.mark.parametrize(("category", "language", "a", "b"), rows(CHANGED))
def test_a_change_is_reported_from_either_side_with_exact_words(
    category: str, language: str, a: str, b: str
) -> None:
    there = found(category, language, a, b)
    assert there
    assert found(category, language, b, a)
    for d in there:
        assert (a[d.a_start : d.a_end], b[d.b_start : d.b_end]) == (d.a_text, d.b_text)
        assert d.reason


@pytest.mark.parametrize(("category", "language", "a", "b"), rows(SAME))
def test_a_paraphrase_is_not_reported_from_either_side(category: str, language: str, a: str, b: str) -> None:
    assert not found(category, language, a, b)
    assert not found(category, language, b, a)


def test_the_shortest_texts_are_told_apart_by_their_modal() -> None:
    (only,) = shown("We must go.", "We may go.", lang="en").divergences
    assert (only.category, only.a_text, only.b_text) == (Category.MODALITY, "must", "may")


@pytest.mark.parametrize(
    ("a", "b", "differs"),
    [
        ("Members may bring a guest.", "Членам надлежит приводить гостя.", True),
        ("They wanted to leave the city.", "Им пришлось покинуть город.", True),
        ("The duke intended to sell the forest.", "Герцог продал лес.", True),
        ("The heir is free to sell the land.", "Наследник волен продать землю.", False),
        ("You must not touch the lamp.", "Лампу трогать нельзя.", False),
        ("We need not hurry.", "Нам незачем спешить.", False),
        ("He that findeth an ass shall lead it home.", "Нашедший осла может отвести его в дом.", True),
        ("The matron let me keep the cat.", "Сестра велела мне оставить кошку.", True),
        ("I shall sell the horses.", "Я могу продать лошадей.", False),
        ("The king vowed to sell the horses.", "Король продал лошадей.", True),
        ("The letter may be read.", "Письмо, быть может, прочитано.", False),
        ("He will come tomorrow.", "Он должен прийти завтра.", False),
    ],
)
def test_modality_is_judged_between_english_and_russian(a: str, b: str, differs: bool) -> None:
    divergences = compare(a, b, lang_a="en", lang_b="ru").divergences
    assert any(d.category is Category.MODALITY for d in divergences) == differs


@pytest.mark.parametrize(
    ("a", "b", "differs"),
    [
        ("Perhaps the king sold the horses.", "Король продал лошадей.", True),
        ("The king sold the horses.", "Король, говорят, продал лошадей.", True),
        ("The letter was certainly written by the doctor.", "Письмо, вероятно, написал доктор.", True),
        (
            "These letters suggest that the king was ill.",
            "Эти письма доказывают, что король был болен.",
            True,
        ),
        (
            "The king was perhaps sixty when the comet came.",
            "Королю было шестьдесят лет, когда прилетела комета.",
            True,
        ),
        ("Perhaps the king sold the horses.", "Король, может быть, продал лошадей.", False),
        ("They say the king sold the horses.", "По слухам, король продал лошадей.", False),
        ("It seems the king was ill.", "Король, видимо, был болен.", False),
        ("According to the doctor, the king was ill.", "Доктор говорит, что король болен.", False),
        ("The king was almost dead.", "Король чуть не умер.", False),
        (
            "What I remember best is the smell of oranges.",
            "Лучше всего помнится мне запах апельсинов.",
            False,
        ),
        ("The elder saith unto them: You must go.", "Старец говорит им: вы должны идти.", False),
        ("We rode about six miles.", "Мы проехали верст шесть.", False),
    ],
)
def test_hedging_is_judged_between_english_and_russian(a: str, b: str, differs: bool) -> None:
    divergences = compare(a, b, lang_a="en", lang_b="ru").divergences
    assert any(d.category is Category.HEDGING for d in divergences) == differs

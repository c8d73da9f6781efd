"""For each category, pairs that have it and pairs that only look so."""

import pytest

from aligner.divergence import compare
from aligner.model import Severity

CHANGED = {
    "negation": """
        It is not our intention to wait. | It is our intention to wait.
        The council approved the plan. | The council did not approve the plan.
        He agreed to sign the protocol. | He refused to sign the protocol.
        They never paid the debt. | They paid the debt.
        The answer was honest. | The answer was dishonest.
        All the guests had eaten. | None of the guests had eaten.
        She always locked the gate. | She never locked the gate.
        The king still ruled the city. | The king no longer ruled the city.
        The witness confessed that he knew the thief. | The witness denied that he knew the thief.
        Both brothers signed the letter. | Neither of the brothers signed the letter.
        The soldiers marched without fear of the river. | The soldiers marched with fear of the river.
        The road is safe in winter. | The road is unsafe in winter.
        """,
    "number": """
        We propose two agreements. | We propose three agreements.
        The town has 300 houses. | The town has four hundred houses.
        A third of the crop was lost. | A quarter of the crop was lost.
        They sent twelve ships to the island. | They sent twenty ships to the island.
        The rate rose by 5 percent. | The rate rose by 15 percent.
        He lost 1,200 men in the pass. | He lost 12,000 men in the pass.
        The wall was nine feet high. | The wall was seven feet high.
        She was the fourth child of the family. | She was the fifth child of the family.
        A dozen eggs lay in the basket. | Ten eggs lay in the basket.
        The journey took three weeks. | The journey took five weeks.
        Two of the seven lamps were lit. | Two of the eight lamps were lit.
        """,
    "date": """
        The letter is dated February 14, 1977. | The letter is dated February 15, 1977.
        We shall meet at the end of March. | We shall meet at the end of April.
        He died in 1887. | He died in 1878.
        The market is held on Tuesday. | The market is held on Thursday.
        The castle was built in the twelfth century. | The castle was built in the thirteenth century.
        She came home at dawn. | She came home at dusk.
        They left in the spring. | They left in the autumn.
        The school opened in the 1820s. | The school opened in the 1840s.
        The court sits after Easter. | The court sits after Christmas.
        The ship sailed on 5 October 1911. | The ship sailed on 5 November 1911.
        The bells rang at noon. | The bells rang at midnight.
        """,
    "name": """
        The talks in Vienna go on. | The talks in Geneva go on.
        We wrote to Mr. Vance about it. | We wrote to Mr. Harriman about it.
        The delegates went to Lausanne by train. | The delegates went to Lucerne by train.
        It was your uncle who paid the bill. | It was your godfather who paid the bill.
        The Swedish engineer shared his bread. | The Danish engineer shared his bread.
        Every Friday Herr Steiner tuned the piano. | Every Friday Herr Steinitz tuned the piano.
        The letter was read by the bishop of Laon. | The letter was read by the bishop of Reims.
        I met Clara at the gate. | I met Agnes at the gate.
        The fleet of Venice sailed at night. | The fleet of Genoa sailed at night.
        His mother sold the house. | His sister sold the house.
        """,
    "modality": """
        We must insist on this condition. | We may insist on this condition.
        You should speak to him today. | You must speak to him today.
        The guards may open the gate. | The guards must open the gate.
        The bearer need not show the letter. | The bearer must not show the letter.
        Each party is obliged to return the prisoners. | Each party is allowed to return the prisoners.
        They had to leave the city. | They wished to leave the city.
        My father would not answer. | My father could not answer.
        Every citizen ought to read the law. | Every citizen can read the law.
        We must concentrate on the treaty. | We should concentrate on the treaty.
        The people were allowed to leave the town. | The people were forced to leave the town.
        The owner shall repair the bridge. | The owner may repair the bridge.
        """,
    "hedging": """
        The child is perhaps his. | The child is his.
        A wolf came into the nave. | A wolf, they say, came into the nave.
        The figures suggest that the current turns. | The figures prove that the current turns.
        He seemed to be asleep in the chair. | He was asleep in the chair.
        The plan is probably wise. | The plan is certainly wise.
        The gorge is about nine miles long. | The gorge is exactly nine miles long.
        The fire was apparently an accident. | The fire was an accident.
        The captain betrayed the castle. | The captain is said to have betrayed the castle.
        It is likely that the river will rise. | It is certain that the river will rise.
        The letter is, I believe, a forgery. | The letter is a forgery.
        """,
    "reversal": """
        The abbot hated the king. | The king hated the abbot.
        Agnes had forgiven Ralph. | Ralph had forgiven Agnes.
        The monks feed the fishermen. | The fishermen feed the monks.
        The lion chased the hunter. | The hunter chased the lion.
        The town sued the bishop. | The bishop sued the town.
        Habit is the servant of reason. | Reason is the servant of habit.
        Abner sent Joram to the barn. | Joram sent Abner to the barn.
        The mother wrote to the doctor. | The doctor wrote to the mother.
        The Danes attacked the Saxons. | The Saxons attacked the Danes.
        My mother died in the spring and my father in the autumn. |
            My father died in the spring and my mother in the autumn.
        """,
    "typo": """
        The horse was lame. | The horsc was lame.
        We read the document. | We read the docurnent.
        The solution was clear. | The s0lution was clear.
        He stood at the gate. | He stood atthe gate.
        Wisdom begins at home. | Wosdom begins at home.
        The armed forces left. | The armed focres left.
        It was imposed by the treaty. | It was improsed by the treaty.
        The wedding was quiet. | The weddnig was quiet.
        The brotherhood sang. | The brother- hood sang.
        He spoke with calm. | He spoke with clam.
        The governor replied. | The govemor replied.
        """,
    "omission": """
        We spoke of trade, of the refusal to sell grain, and of peace. | We spoke of trade and of peace.
        The old mill, which the flood had ruined, was sold. | The old mill was sold.
        He took the sword and buried the silver in the orchard. | He took the sword.
        The prisoners received bread, blankets and medicine. | The prisoners received bread and medicine.
        The queen sold her crown so that the orphans might be fed. | The queen sold her crown.
        My brother, a famous gambler, came home at sunrise. | My brother came home at sunrise.
        The colony in the south failed, because rats had eaten the birds. | The colony in the south failed.
        The bishop blessed the bridge and cursed the toll collector. | The bishop blessed the bridge.
        She folded the shawl, hid the telegram in the stove, and went to supper. |
            She folded the shawl and went to supper.
        The bell was cast in Bern and carried over the mountains by oxen. | The bell was cast in Bern.
        """,
}
SAME = {
    "negation": """
        He never failed to answer. | He always answered.
        We could not but smile at the letter. | We had to smile at the letter.
        The danger is undeniable. | The danger cannot be denied.
        We speak not only of the West but of all Berlin. | We speak not merely of the West but of all Berlin.
        He was unwilling to go. | He did not want to go.
        The result is impossible to predict. | The result cannot be predicted.
        I did not remember his name. | I had forgotten his name.
        There was nobody who did not owe him money. | Everybody owed him money.
        They fought without help. | They fought unaided.
        It goes without saying that we agree. | Needless to say, we agree.
        Unless it is tested, a belief is worth little. | If it is not tested, a belief is worth little.
        """,
    "number": """
        We sent 300 men. | We sent three hundred men.
        He carried two pistols. | He carried a pair of pistols.
        Threescore men came to the river. | Sixty men came to the river.
        Three quarters of the cattle died. | 75 per cent of the cattle died.
        One in ten of the men fell ill. | Ten per cent of the men fell ill.
        Threescore and ten years he lived. | Seventy years he lived.
        The march took one year and a half. | The march took eighteen months.
        King Louis XIV laid the stone. | King Louis the Fourteenth laid the stone.
        We waited a quarter of an hour. | We waited fifteen minutes.
        The treaty runs for twelve months. | The treaty runs for one year.
        A dozen mules carried the salt. | Twelve mules carried the salt.
        Articles 4 and 5 are renewed. | The fourth and fifth articles are renewed.
        Several officers called. | A number of officers called.
        The hall holds 1,000 people. | The hall holds a thousand people.
        """,
    "date": """
        On 14 February the letter came. | On February 14 the letter came.
        The dispatch of the 7th of December 1862 arrived. | The dispatch of 7/12/1862 arrived.
        They came at noon. | They came at midday.
        She was born in '09. | She was born in 1909.
        We arrived at half past four. | We arrived at 4:30.
        It was built in the eighteen-forties. | It was built in the 1840s.
        On Christmas Day they rested. | On the twenty-fifth of December they rested.
        They rose at daybreak. | They rose at dawn.
        In the year one thousand and ninety-six famine came. | In 1096 famine came.
        The war ended in autumn. | The war ended in the fall.
        """,
    "name": """
        We spoke of peace in the Near East. | We spoke of peace in the Middle East.
        They sailed to Constantinople. | They sailed to Istanbul.
        We heard Tchaikovsky conduct. | We heard Chaikovskii conduct.
        Elizabeth Marsh locked the desk. | Lizzie Marsh locked the desk.
        Lord John Russell wrote to Baron Brunnow. | Russell wrote to Brunnow.
        The United States replied at once. | The U.S. replied at once.
        The Sheikh Mohammed received us. | Shaykh Muhammad received us.
        He was a captain from Portugal. | He was a Portuguese captain.
        From Peking we went north. | From Beijing we went north.
        Mr. Vance will travel to Moscow. | Secretary Vance will travel to Moscow.
        """,
    "modality": """
        The treaty shall remain in force. | The treaty will remain in force.
        It is possible that he was late. | He may have been late.
        We have to study the question. | We must study the question.
        Each party is obliged to return the ship. | Each party must return the ship.
        The thief can open the door. | The thief is able to open the door.
        Either side may leave the room. | Either side is free to leave the room.
        It might rain tonight. | It could rain tonight.
        The bearer need not sign. | The bearer is not required to sign.
        The garrison is to leave the citadel. | The garrison shall leave the citadel.
        It will be necessary to study the plan. | We will have to study the plan.
        """,
    "hedging": """
        Perhaps she has gone home. | Maybe she has gone home.
        It seems that we forgive them. | We forgive them, it would appear.
        No doubt he meant well. | He undoubtedly meant well.
        The gorge is about nine miles long. | The gorge is roughly nine miles long.
        I dare say the portrait flattered her. | The portrait probably flattered her.
        It is possible that he was detained. | He may have been detained.
        Nearly half the men were ill. | Almost half the men were ill.
        He must surely know the answer. | He certainly must know the answer.
        They say that the well is deep. | The well is said to be deep.
        The bridge is probably safe. | The bridge is likely safe.
        """,
    "reversal": """
        The portrait was slashed by the younger brother. | The younger brother slashed the portrait.
        The boy was crowned by the bishop. | The bishop crowned the boy.
        He sent bread and wine. | He sent wine and bread.
        In the evening the captain met the consul. | The captain met the consul in the evening.
        The king's daughter sang. | The daughter of the king sang.
        A woman is riding a horse. | A horse is being ridden by a woman.
        With respect and best wishes, yours. | With best wishes and respect, yours.
        The soldiers followed the general. | The general was followed by the soldiers.
        Honey and figs were set before him. | Figs and honey were set before him.
        Before supper the lawyer told the widow. | The lawyer told the widow before supper.
        """,
    "typo": """
        The honour is ours. | The honor is ours.
        He recognised the seal. | He recognized the seal.
        The ship left. | The ships left.
        She put on sun glasses. | She put on sunglasses.
        The horse was grey. | The horse was gray.
        He walked home. | He walks home.
        They had had enough of it. | They had had enough of that.
        We met Clara. | We met Klara.
        The colour of the theatre is dark. | The color of the theater is dark.
        The soldiers were present. | The presence of soldiers was noted.
        """,
    "omission": """
        The anger of the people grew. | The rage of the people grew.
        The priest, forest and market were silent. | The market, priest and forest were silent.
        He died in the spring. | In the spring he passed away.
        The ship sailed at daybreak. | At dawn the vessel sailed.
        We were happy to receive the letter. | We were glad to get the letter.
        The captives were given meat. | The prisoners received meat.
        They speak of peace often. | Often they speak of peace.
        The road to the village is narrow. | The path to the village is narrow.
        The king was brave. | The monarch was courageous.
        The harvest was poor that year. | That year the harvest was bad.
        """,
}


def pairs(table: dict[str, str]) -> list[tuple[str, str, str]]:
    result = []
    for category, text in table.items():
        joined = text.replace("|\n", "| ")
        for line in joined.strip().splitlines():
            a, b = line.split("|")
            result.append((category, a.strip(), b.strip()))
    return result


def judged(a: str, b: str) -> set[str]:
    found = compare(a, b, lang_a="en", lang_b="en").divergences
    return {d.category.value for d in found if d.severity is Severity.MEANING or d.category == "typo"}


@pytest.mark.parametrize(("category", "a", "b"), pairs(CHANGED))
def test_a_change_is_found_and_named(category: str, a: str, b: str) -> None:
    assert category in judged(a, b)


@pytest.mark.parametrize(
    ("category", "a", "b"), [("addition", b, a) for c, a, b in pairs(CHANGED) if c == "omission"]
)
def test_what_is_an_omission_one_way_is_an_addition_the_other(category: str, a: str, b: str) -> None:
    assert category in judged(a, b)


@pytest.mark.parametrize(("category", "a", "b"), pairs(SAME))
def test_another_way_to_say_it_is_not_reported(category: str, a: str, b: str) -> None:
    assert category not in judged(a, b)
    assert {"omission": "addition"}.get(category, category) not in judged(a, b)


@pytest.mark.parametrize(("a", "b"), [(a, b) for _, a, b in pairs(CHANGED)])
def test_spans_are_exact_words_of_the_texts(a: str, b: str) -> None:
    for d in compare(a, b, lang_a="en", lang_b="en").divergences:
        assert a[d.a_start : d.a_end] == d.a_text
        assert b[d.b_start : d.b_end] == d.b_text
        assert d.a_text or d.b_text
        assert d.reason

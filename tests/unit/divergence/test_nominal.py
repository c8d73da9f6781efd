"""Who does what to whom where nouns, adjectives and relatives say it."""

import pytest

from aligner.divergence import compare
from aligner.model import Category

TURNED = [
    ("The colony comes short of the kingdom in silver.", "The kingdom falls short of the colony in silver."),
    (
        "Count Orlo handed over the castle to the Bishop.",
        "The Bishop made over the castle to Count Orlo.",
    ),
    ("Iron rusts faster than zinc.", "Iron rusts more slowly than zinc."),
    ("The widow blessed the judge at the door.", "At the door the widow received the judge's blessing."),
    ("Ottilie had taught Bruno to skate.", "It was from Bruno that Ottilie had learnt skating."),
    (
        "The younger brother was in service to the elder for six harvests.",
        "The elder brother served the younger for six harvests.",
    ),
    ("The mule is swifter than the camel.", "The camel is more rapid than the mule."),
    ("Our right to the mill is older than theirs.", "Our right to the mill is younger than theirs."),
    ("The weaver owed the dyer forty crowns.", "The dyer was indebted to the weaver for forty crowns."),
    ("The marshal despised the chancellor.", "The chancellor detested the marshal."),
    (
        "First the bell was cast, and afterwards the tower was built.",
        "They built the tower; only when that was over was the bell cast.",
    ),
]
KEPT_TOO = [
    ("The commissioners have signed the treaty.", "The treaty bears the signatures of the commissioners."),
    ("The inner wall bore a thick crust.", "The crust on the inner wall had a certain thickness."),
    ("From the cliff the gulls take their departure in May.", "The gulls leave the cliff in May."),
    ("Old Mrs. Crane was known to the village as the Queen.", "The village called old Mrs. Crane the Queen."),
    ("The feather falls more slowly than the coin.", "The coin outstrips the feather in its fall."),
    ("He measured the court with a reed.", "With a reed he took the measure of the court."),
    ("She kept a pair of pistols in her bag.", "In her bag she had a brace of pistols."),
    ("Bruno had learnt skating from Ottilie.", "It was by Ottilie that Bruno had been taught to skate."),
]
TURNED += [
    ("The king's fear of the abbot was great.", "The abbot's fear of the king was great."),
    (
        "Rosalba's admiration for Quentin grew every year.",
        "Quentin's admiration for Rosalba grew every year.",
    ),
    ("Rosalba's admiration for Quentin grew every year.", "Year by year Quentin admired Rosalba more."),
    (
        "The betrayal of the duke by the count shocked us.",
        "The betrayal of the count by the duke shocked us.",
    ),
    ("The town was a servant to the abbey.", "The abbey was a servant to the town."),
    ("The Senate was subject to the Emperor.", "The Emperor was subject to the Senate."),
    ("They attributed the decline to the weed.", "They attributed the weed to the decline."),
    ("The dog that bit the cat ran off.", "The dog that the cat bit ran off."),
    ("The miller's daughter hid from the soldier.", "The soldier hid from the miller's daughter."),
    (
        "Hunger drove the wolves from the forest into the village.",
        "Hunger drove the wolves from the village into the forest.",
    ),
    ("The opinions are awakened by the passions.", "It is opinions which rouse the passions."),
    (
        "The victory of the miller over the baker was talked of.",
        "The baker's victory over the miller was talked of.",
    ),
]
KEPT = [
    *KEPT_TOO,
    ("The king's fear of the abbot was great.", "Great was the king's fear of the abbot."),
    ("Rosalba's admiration for Quentin grew every year.", "Year by year Rosalba admired Quentin more."),
    ("The betrayal of the duke by the count shocked us.", "The count's betrayal of the duke shocked us."),
    ("The count's betrayal of the duke was known.", "It was known that the duke was betrayed by the count."),
    ("The town was a servant to the abbey.", "To the abbey the town was a servant."),
    ("They attributed the decline to the weed.", "To the weed the decline was attributed."),
    ("The dog that bit the cat ran off.", "Off ran the dog that had bitten the cat."),
    ("The dog that the cat bit ran off.", "The dog bitten by the cat ran off."),
    (
        "The miller's daughter hid from the soldier.",
        "It was from the soldier that the miller's daughter hid.",
    ),
    ("He came from the forest into the village.", "Into the village he came from the forest."),
    ("His love of music grew.", "Music was what he loved more and more."),
    (
        "The queen's dismissal by the regent was a shock.",
        "It was a shock that the regent dismissed the queen.",
    ),
]


def reversed_(a: str, b: str) -> bool:
    found = compare(a, b, lang_a="en", lang_b="en").divergences
    return any(d.category is Category.REVERSAL for d in found)


@pytest.mark.parametrize(("a", "b"), TURNED)
def test_those_who_have_changed_places_are_reversed(a: str, b: str) -> None:
    assert reversed_(a, b)


@pytest.mark.parametrize(("a", "b"), KEPT)
def test_the_same_places_told_otherwise_are_not(a: str, b: str) -> None:
    assert not reversed_(a, b)

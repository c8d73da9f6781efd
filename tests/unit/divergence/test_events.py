"""What came first: `not … until`, `once`, `no sooner … than`, and `after that`, which points back."""

import pytest

from aligner.divergence import compare
from aligner.model import Category

TURNED = [
    (
        "Having sealed the letter, the king dined with the bishop.",
        "Having dined with the bishop, the king sealed the letter.",
    ),
    (
        "The fire having gone out, the guests left the hall.",
        "The guests having left the hall, the fire went out.",
    ),
    ("We did not sail until the wind had changed.", "The wind did not change until we had sailed."),
    ("The army did not move until the king arrived.", "The king did not arrive until the army had moved."),
    ("The army did not move until the king arrived.", "The army moved before the king arrived."),
    (
        "Once the treaty was signed, the troops went home.",
        "Once the troops had gone home, the treaty was signed.",
    ),
    (
        "Once the harvest was in, the miller married.",
        "The miller married, and then the harvest was brought in.",
    ),
    ("The gates never opened until the tax was paid.", "The tax was never paid until the gates were opened."),
    (
        "No sooner had the bishop departed than the chapel burned.",
        "No sooner had the chapel burned than the bishop departed.",
    ),
    (
        "The clerk did not answer until the judge had spoken.",
        "The judge did not speak until the clerk had answered.",
    ),
    (
        "Once the bridge was mended, the merchants returned.",
        "Once the merchants returned, the bridge was mended.",
    ),
    (
        "The guests were not seated until the prince came.",
        "The prince did not come until the guests were seated.",
    ),
]
KEPT = [
    (
        "Having sealed the letter, the king dined with the bishop.",
        "The king sealed the letter, and then dined with the bishop.",
    ),
    (
        "Our agent left Corvia without having seen the regent, though he had stayed there for a month.",
        "Having stayed in Corvia for a month, our agent left the place and had not seen the regent.",
    ),
    (
        "The geologists insist that none of the glaciers melts before the rivers thaw.",
        "Until the rivers thaw, say the geologists, the glaciers stay frozen and none of them melts.",
    ),
    (
        "The fleet will not sail before the storms are over, for its masts are weak.",
        "The masts of the fleet being weak, its sailing will not begin until the storms have ended.",
    ),
    (
        "The beggar asked the nun for bread, then for wine, then for a bed.",
        "The beggar asked bread of the nun, after that wine, and finally a bed.",
    ),
    (
        "The botanist who described the flower wished to name it after her native Corvia.",
        "The describer of the flower, a botanist, wished that it be called after Corvia, where she was born.",
    ),
    (
        "The rye ripens later on the hills than in the valley, and later in the north than in the south.",
        "The rye ripens earlier in the south than in the north, and later on the hills than in the valley.",
    ),
    ("The clerk felt tired.", "The clerk had a feeling of tiredness."),
    (
        "King Osmund was succeeded by Edric, and Edric by Wulf, who was Osmund's cousin.",
        "Osmund's cousin, Wulf, became king after Edric, whose own predecessor Osmund had been.",
    ),
    (
        "They offered us land before the war; after the war, friends, they sent us a bill for the seed.",
        "Land was offered to us, friends, and that was before the war. Later we got the bill for the seed.",
    ),
    (
        "The consul was preceded into the church by his chaplain and followed by six guards.",
        "First into the church came the chaplain, then the consul, and six guards behind.",
    ),
    (
        "The snow in Vell melts in April, though never before the storks have come.",
        "Never until the storks have arrived does the snow in Vell melt.",
    ),
    (
        "The mail was to leave at noon, but it was past four before anyone found the driver.",
        "The mail was to have left at noon; not until after four was the driver found.",
    ),
    (
        "The trial began soon after dawn and was over before the shops opened.",
        "Soon after dawn the trial began, and it was over before the shops opened.",
    ),
    (
        "The peasants may carry salt to the shores of the lake.",
        "The carrying of salt to the shores of the lake is allowed to peasants.",
    ),
    ("The army did not move until the king arrived.", "Only after the king had arrived did the army move."),
    ("The army did not move until the king arrived.", "Before the king arrived the army had not moved."),
    ("The army did not move until the king arrived.", "Not until the king arrived did the army move."),
    (
        "Once the treaty was signed, the troops went home.",
        "After the treaty had been signed the troops returned home.",
    ),
    ("Once the treaty was signed, the troops went home.", "The troops went home once the treaty was signed."),
    (
        "No sooner had the bishop departed than the chapel burned.",
        "The bishop departed, and then the chapel burned.",
    ),
    ("He wore the bandage until the spring.", "The bandage did not come off until the spring."),
    ("We shall stay until Friday.", "Until Friday we shall stay."),
    (
        "Oil the hinges after the rust is removed.",
        "Remove the rust; only after that are the hinges to be oiled.",
    ),
    ("The miller had once owned the bridge.", "Once the bridge had been the miller's."),
    (
        "He refused to receive the envoy until he apologised.",
        "Until the envoy apologised he would not receive him.",
    ),
]


def reversed_(a: str, b: str) -> bool:
    found = compare(a, b, lang_a="en", lang_b="en").divergences
    return any(d.category is Category.REVERSAL for d in found)


@pytest.mark.parametrize(("a", "b"), TURNED)
def test_events_in_the_other_order_are_reversed(a: str, b: str) -> None:
    assert reversed_(a, b)
    assert reversed_(b, a)


@pytest.mark.parametrize(("a", "b"), KEPT)
def test_the_same_order_told_otherwise_is_not(a: str, b: str) -> None:
    assert not reversed_(a, b)
    assert not reversed_(b, a)

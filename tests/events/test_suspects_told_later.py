"""Armed groups on whom a later sentence, or a participle, lays what was told: suspects, not those who are doubted."""

from __future__ import annotations

import pytest

BOMB = "A bomb killed nine bakers in Mora on Monday. "
LAID = [
    ("suspicion", BOMB + "Suspicion fell on Boko Haram.", ("Boko Haram",)),
    ("a finger", BOMB + "The governor pointed the finger at Boko Haram.", ("Boko Haram",)),
    ("the prime suspect", BOMB + "Boko Haram is the prime suspect.", ("Boko Haram",)),
    ("involved", BOMB + "Investigators believe Boko Haram was involved.", ("Boko Haram",)),
    ("thought to have", BOMB + "Boko Haram militants are believed to have planted it.", ("Boko Haram",)),
    ("blamed on", "Nine bakers died in Mora on Monday in an attack blamed on Boko Haram.", ("Boko Haram",)),
    ("attributed to", "Nine bakers died in Mora on Monday in a bombing attributed to Boko Haram.", ("Boko Haram",)),
    ("linked to", "A priest was murdered in Mora on Monday. Police link the murder to Boko Haram.", ("Boko Haram",)),
    ("not believed", BOMB + "Officials do not believe Boko Haram was involved.", ()),
    ("of others", BOMB + "Boko Haram holds two towns there.", ()),
    ("no armed group", BOMB + "Suspicion fell on the baker's union.", ()),
    ("what they plan", BOMB + "Boko Haram militants are believed to plan a raid.", ()),
]


@pytest.mark.parametrize(("rule", "text", "actors"), LAID)
def test_suspects_did_it(read, rule, text, actors):
    assert next(r for r in read(text) if r.event_type == "ASSAULT").actors == actors


def test_needy_state_is_that_of_the_disaster(read):
    text = (
        "Floods killed 91 people in Nepal on Friday. Rain fell in Kathmandu and in Pokhara for days. The government "
        "appealed to the United Nations for help on Saturday. An Indian ship brought rice. Schools in Nepal are shut."
    )
    (report,) = [r for r in read(text) if r.event_type == "REQUEST"]
    assert report.actor_codes == ("NPL GOV",)

"""Plain sentences of reporters: copulas, particles, measures, countries, works, and what the same words leave out."""

from __future__ import annotations

import pytest

COPULAS = [
    # rule, text, type, mode
    ("talks", "The Peruvian president was in Oslo on Monday for talks on fish.", "CONSULT", "visit"),
    ("visit", "The queen of Tonga is in Suva for a two-day visit.", "CONSULT", "visit"),
    ("aim", "A senator was in Harare on Monday to discuss tobacco.", "CONSULT", "visit"),
    ("trial", "A former treasurer was on trial in Turku on Monday.", "ACCUSE", ""),
    ("alert", "The navy was on alert on Monday.", "MOBILIZE", ""),
    ("custody", "Two sisters were in custody in Graz on Monday.", "COERCE", "arrest"),
    ("on fire", "A warehouse was on fire in Cork on Monday.", "x:ACCIDENT", "x:fire"),
    ("ahead", "The Liberals were ahead in the vote on Monday.", "x:ELECTION", "x:result"),
]

PARTICLES = [
    ("flown in", "Ireland flew in doctors for the survivors of the flood on Monday.", "AID", ""),
    ("handed in", "About 40 fighters handed in their guns at a school near Bunia on Monday.", "RETREAT", "disarm"),
]

MEASURES = [
    ("row", "Soldiers bulldozed a row of houses near Jenin on Monday.", "ASSAULT", "destroy"),
    ("lists", "Mali and Niger exchanged lists of prisoners on Monday.", "COOPERATE", ""),
    ("state", "Fiji ended its state of emergency on Monday.", "CONCEDE", ""),
    ("heat", "A heat wave has killed 30 people in Multan since Monday.", "x:DISASTER", ""),
]

PASTS = [
    ("overran", "Tribesmen overran a barracks near Quetta on Monday.", "ASSAULT", ""),
    ("wound up", "The premiers of nine states wound up a summit in Lome on Monday.", "CONSULT", "multilateral"),
]

FRAMES = [
    ("behind", "Riga said on Monday that Minsk was behind the hacking of its ministries.", "ACCUSE", ""),
    ("diplomats", "Mali sent the Danish ambassador packing on Monday.", "SANCTION", ""),
    ("trenches", "Rebels were digging trenches outside Bria on Monday.", "MOBILIZE", ""),
    ("hands", "The premiers of Laos and Nepal shook hands in Doha on Monday.", "CONSULT", ""),
    ("would", "Chad said on Monday it might close its border if the raids went on.", "THREATEN", ""),
    ("or face", "Oslo gave Riga three weeks to pay or face a ban.", "THREATEN", ""),
    ("occupied", "Villagers have occupied a sawmill near Bor since Monday.", "PROTEST", "obstruct"),
    ("sat down", "Forty widows sat down outside the prison in Sfax on Monday.", "PROTEST", "demo"),
    ("ransom", "The company paid a ransom to the bandits on Monday.", "CONCEDE", ""),
    (
        "fell ill",
        "Fifty guests at a wedding came down with food poisoning in Oran on Monday.",
        "x:HEALTH",
        "x:outbreak",
    ),
    ("himself", "A broker killed himself in his office in Basel on Monday.", "x:DEATH", "x:suicide"),
    ("contract", "A Danish firm won a contract to build a bridge in Accra on Monday.", "x:ECONOMIC", "x:company"),
    ("throne", "The new sultan took the throne on Monday.", "x:ELECTION", "x:inauguration"),
]


@pytest.mark.parametrize(
    ("rule", "text", "event_type", "event_mode"), [*COPULAS, *PARTICLES, *MEASURES, *PASTS, *FRAMES]
)
def test_a_plain_sentence_tells_its_event(read, rule, text, event_type, event_mode):
    assert (event_type, event_mode) in {(r.event_type, r.event_mode or "") for r in read(text)}


NOTHING = [
    # rule, text
    ("opens in a novel", "In the novel, a colonel burns a village to the ground."),
    ("ends with", "The opera ends with the murder of a queen."),
    ("tells of", "The film tells of a nurse who was kidnapped by bandits."),
    ("about", "She is writing a play about the bombing of a bridge."),
    ("usually", "Prices of onions usually fall after the rains."),
    ("through rock", "The tunnel was blasted through rock on Monday."),
    ("at home", "The minister was in the garden on Monday."),
    ("alert children", "The children were in front of the class on Monday."),
    ("coach", "The coach complained on Monday that his team was robbed of a penalty."),
    ("prices ahead", "The swimmer was ahead in the race on Monday."),
]


@pytest.mark.parametrize(("rule", "text"), NOTHING)
def test_the_same_words_elsewhere_tell_nothing(read, rule, text):
    assert [(r.event_type, r.event_mode) for r in read(text)] == []


KEPT = [
    ("banned", "Censors in Minsk banned a film about the bombing of a bridge on Monday.", "COERCE"),
    ("shown", "Gunmen attacked a cinema in Lahore on Monday as a film was being shown.", "ASSAULT"),
    ("author", "The author of the novel was arrested in Baku on Monday.", "COERCE"),
]


@pytest.mark.parametrize(("rule", "text", "event_type"), KEPT)
def test_what_befalls_a_work_and_its_makers_is_told(read, rule, text, event_type):
    assert event_type in {r.event_type for r in read(text)}


AVOWED = [
    ("its fighters", "The front said on Monday that its fighters were responsible for the raid on Bor."),
    ("it", "The group said it was behind the raid on Bor on Monday."),
]


@pytest.mark.parametrize(("rule", "text"), AVOWED)
def test_who_avows_a_deed_accuses_nobody(read, rule, text):
    assert "ACCUSE" not in {r.event_type for r in read(text)}

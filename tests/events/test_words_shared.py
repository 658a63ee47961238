"""Frames that many words share: a giver and relief goods, an official and a journey, fighters and their arms."""

from __future__ import annotations

import pytest

TOLD = [
    # rule, text, type, mode
    ("goods to the needy", "Peruvian pilots hauled blankets to the snowbound villages on Monday.", "AID", ""),
    ("goods, passive", "Tarpaulins were trucked to quake survivors in Gorkha on Monday.", "AID", ""),
    ("people out of a trap", "Divers winched two fishermen off a stricken trawler near Cobh on Monday.", "AID", ""),
    ("debt", "Russia wrote off $300m of Mozambique's debt on Monday.", "AID", ""),
    ("lent people", "Norway seconded four judges to Kosovo on Monday.", "AID", ""),
    ("official and journey", "Chancellor Kurz jetted into Baku on Monday.", "CONSULT", "visit"),
    ("host", "Algeria played host to a delegation from Chad on Monday.", "CONSULT", "visit"),
    ("by wire", "The premiers of Fiji and Samoa conferred by telephone on Monday.", "CONSULT", "phone"),
    ("go-between", "A Kuwaiti envoy carried messages between Riyadh and Doha on Monday.", "CONSULT", "third-party"),
    ("many states", "Leaders of nine Sahel states convened in Niamey on Monday.", "CONSULT", "multilateral"),
    ("captive", "The bandits handed back two hostages to the elders of Zamfara on Monday.", "RETREAT", "release"),
    ("treasure", "Belgium gave back a looted mask to Congo on Monday.", "RETREAT", "release"),
    ("arms", "Forty rebels deposited their rifles at the barracks in Bunia on Monday.", "RETREAT", "disarm"),
    ("arms in the fire", "Muskets were burned at a peace ceremony in Buka on Monday.", "RETREAT", "disarm"),
    ("troops", "French legionnaires disengaged near Bangui on Monday.", "RETREAT", "withdraw"),
    ("attacks", "The guerrillas suspended their ambushes in Cauca on Monday.", "RETREAT", "ceasefire"),
    ("observers", "Sudan readmitted UN monitors to Darfur on Monday.", "RETREAT", "access"),
    ("back to work", "Striking tram drivers in Turin went back to work on Monday.", "RETREAT", ""),
    ("under pressure", "The premier buckled to pressure from truckers in Quito on Monday.", "CONCEDE", ""),
    ("waived", "Kenya waived visa fees for Ethiopian traders on Monday.", "CONCEDE", ""),
    ("asking", "The bishops exhorted the guerrillas to spare the villages on Monday.", "REQUEST", ""),
    ("ransom", "The kidnappers set a ransom of two million pesos on Monday.", "REQUEST", ""),
    ("intelligence", "Poland shared satellite pictures with Germany on Monday.", "COOPERATE", ""),
    ("prizes", "The council conferred a medal on a jailed editor in Oslo on Monday.", "SUPPORT", ""),
    ("seats", "The Liberals bagged 40 of the seats in the assembly election on Monday.", "x:ELECTION", "x:result"),
    ("queue to vote", "Villagers queued on Monday to elect a new parliament.", "x:ELECTION", "x:vote"),
    ("plants", "Siemens will axe two plants in Saxony on Monday.", "x:ECONOMIC", "x:company"),
    ("rates", "The central bank trimmed its repo rate by half a point on Monday.", "x:ECONOMIC", "x:policy"),
    ("peak", "Copper futures touched a nine-year high in London on Monday.", "x:ECONOMIC", "x:market"),
    ("last breath", "The poet breathed his last in Lucknow on Monday.", "x:DEATH", ""),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "event_type", "event_mode"), TOLD)
def test_words_that_share_a_frame_tell_its_type_and_mode(read, rule, text, event_type, event_mode):
    assert (event_type, event_mode) in {(r.event_type, r.event_mode or "") for r in read(text)}


NOTHING = [
    # rule, text
    ("shop", "The truck brought bread to the supermarket on Monday."),
    ("chess", "The queen came to e4 in the second chess game on Monday."),
    ("company secretary", "The company secretary drove to London on Monday."),
    ("honeymoon", "The minister went to Paris on honeymoon on Monday."),
    ("toys", "The boy traded in his toy gun for a bicycle on Monday."),
    ("tents", "The farmer folded his tents and left the festival on Monday."),
    ("pub", "The plumber called it a day at six on Monday."),
    ("lunch", "Workers went back to work after lunch on Monday."),
    ("window", "She took a seat by the window on Monday."),
    ("film", "The shuttle docked with the station in the film on Monday."),
    ("shirts", "The neighbours exchanged information about their gardens on Monday."),
    ("pupils", "The teacher told pupils to read the book on Monday."),
    ("rules", "The dollar store broke ground rules on Monday."),
    ("museum visitors", "The museum took in 3,000 visitors on Monday."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text"), NOTHING)
def test_the_same_words_of_other_things_tell_nothing(read, rule, text):
    assert not read(text)

"""One thing told by two words stands once; what is listed stays a list."""

from __future__ import annotations

import pytest

from timeline.events.parties.same_things import SAME_THINGS, told_by_less
from timeline.events.words.reference_rows import read_rows

TOLD = [
    # rule                     names                                                       kept
    ("a wider word", ["passenger bus", "vehicle"], ["passenger bus"]),
    ("a wider word first", ["vehicle", "bus"], ["bus"]),
    ("as much, in another word", ["soldiers", "Danish troops"], ["Danish troops"]),
    ("as much, nothing beside", ["militants", "insurgents"], ["militants"]),
    ("whose they are", ["Warplanes", "Danish aircraft"], ["Danish aircraft"]),
    ("who was carried", ["Coptic pilgrims", "convoy of Coptic worshippers"], ["Coptic pilgrims"]),
    ("of two peoples", ["Danish soldiers", "Swedish troops"], ["Danish soldiers", "Swedish troops"]),
    ("one and several", ["bus", "vehicles"], ["bus", "vehicles"]),
    ("an airliner", ["charter jet", "Danish airliner"], ["Danish airliner"]),
    ("another craft", ["police helicopter", "Danish airliner"], ["police helicopter", "Danish airliner"]),
    ("two kinds", ["bus", "lorry"], ["bus", "lorry"]),
    ("two forces", ["police", "soldiers"], ["police", "soldiers"]),
    ("a name", ["Danish fighters", "Free Hill Militants"], ["Danish fighters", "Free Hill Militants"]),
    ("whose it is", ["bus", "vehicle of the mayor"], ["bus", "vehicle of the mayor"]),
]


@pytest.mark.parametrize(("rule", "names", "kept"), TOLD)
def test_the_word_that_says_less_gives_way(rule, names, kept):
    gone = told_by_less(names, [frozenset()] * len(names))
    assert [name for place, name in enumerate(names) if place not in gone] == kept


def test_what_is_listed_together_stays():
    assert told_by_less(["bus", "vehicle"], [frozenset({1}), frozenset({0})]) == frozenset()


def test_what_is_brought_in_as_new_stays():
    assert told_by_less(["bus", "vehicle"], [frozenset()] * 2, frozenset({1})) == frozenset()


def test_a_vehicle_told_again_is_the_bus(read):
    text = "A school bus overturned near Elmton on Monday, killing two pupils. The vehicle plunged into a river."
    (crash,) = [r for r in read(text) if r.event_type == "x:ACCIDENT"]
    assert crash.targets == ("school bus", "pupils")


def test_the_words_are_sorted():
    rows = [tuple(row.values()) for row, _ in read_rows(SAME_THINGS, ("word", "is_a"))]
    assert rows == sorted(set(rows))

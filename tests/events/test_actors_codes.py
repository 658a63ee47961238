"""Names, noun phrases and their codes, in our own words."""

import csv
import datetime
from pathlib import Path

import pytest

from timeline.events.parties.actors import Actors, fold
from timeline.events.parties.names import complete_names
from timeline.events.words.groups import Groups
from timeline.events.words.reference_rows import read_rows
from timeline.language import load_language
from timeline.model import Article

CASES = Path(__file__).with_name("actor_code_cases.csv")


def read_cases():
    with CASES.open(encoding="utf-8", newline="") as file:
        return [(row["name"], row["code"]) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def language():
    return load_language()


@pytest.fixture(scope="module")
def actors():
    return Actors.load()


def sentences(language, text):
    return language.parse(Article(article_id="a", text=text, path="a.txt", language="en")).sentences


def phrases(language, actors, text, dep):
    (sentence,) = sentences(language, text)
    token = next(token for token in sentence.tokens if token.dep == dep)
    return actors.phrases(sentence, token.index)


@pytest.mark.parametrize(("name", "code"), read_cases())
def test_a_name_has_its_country_and_sector(actors, name, code):
    assert actors.code(name) == code


@pytest.mark.parametrize("name", ["Égypte's army", "EGYPT", "the  Kremlin", "Sendero  Luminoso"])
def test_folding_is_stable(name):
    assert fold(fold(name)) == fold(name)


TENURES = [
    ("Angela Merkel", "2017-05-29", "DEU GOV"),
    ("Angela Merkel", "2023-01-01", "DEU ELI"),
    ("George Bush", "1990-06-01", "USA GOV"),
    ("George Bush", "1997-06-01", "USA ELI"),
    ("Nelson Mandela", "1996-01-01", "ZAF GOV"),
]


@pytest.mark.parametrize(("name", "day", "code"), TENURES)
def test_a_figure_s_code_is_that_of_the_day(actors, name, day, code):
    assert actors.code(name, day=datetime.date.fromisoformat(day)) == code


PHRASES = [
    (
        "Norway and regional mediator Qatar hosted the envoys.",
        "nsubj",
        ["Norway", "Qatar"],
        ["NOR GOV", "QAT GOV"],
    ),
    ("Norwegian Foreign Minister Ida Lunde resigned.", "nsubj", ["Ida Lunde"], ["NOR GOV"]),
    ("The Polish defence minister, Marek Zielak, resigned.", "nsubj", ["Marek Zielak"], ["POL GOV"]),
    ("Soldiers and policemen fought rebels.", "nsubj", ["Soldiers", "policemen"], ["--- MIL", "--- COP"]),
    ("Fighters loyal to Tarek Belhadj attacked it.", "nsubj", ["Fighters loyal to Tarek Belhadj"], ["--- UAF"]),
    ("Kenya’s army attacked the town.", "nsubj", ["Kenya’s army"], ["KEN MIL"]),
    ("Members of the Black Tide Movement attacked it.", "nsubj", ["Black Tide Movement"], ["--- UNK"]),
    ("Shining Path rebels attacked the post.", "nsubj", ["Shining Path"], ["PER REB"]),
    ("The rebel group attacked the town.", "nsubj", ["rebel group"], ["--- REB"]),
    ("Police arrested five members of the gang.", "dobj", ["five members of the gang"], ["--- CRM"]),
    ("He shot his neighbour.", "dobj", ["neighbour"], ["--- CVL"]),
    ("The Ministry of Defence denied it.", "nsubj", ["Ministry of Defence"], ["--- GOV"]),
    ("THE ARMY KILLED THREE GUERRILLAS.", "dobj", ["THREE GUERRILLAS"], ["--- REB"]),
    ("Russia and Iran signed a deal.", "nsubj", ["Russia", "Iran"], ["RUS GOV", "IRN GOV"]),
    ("Hamas fighters attacked the post.", "nsubj", ["Hamas"], ["PSE REB"]),
    ("Masked gunmen attacked a bus.", "nsubj", ["Masked gunmen"], ["--- UAF"]),
]


@pytest.mark.parametrize(("text", "dep", "names", "codes"), PHRASES)
def test_a_phrase_gives_its_actors(language, actors, text, dep, names, codes):
    found = phrases(language, actors, text, dep)
    assert [phrase.name for phrase in found] == names
    assert [actors.code(phrase.described) for phrase in found] == codes


@pytest.mark.parametrize(("text", "dep", "names", "codes"), PHRASES)
def test_a_phrase_s_offsets_are_those_of_its_name(language, actors, text, dep, names, codes):
    for phrase in phrases(language, actors, text, dep):
        assert text[phrase.start : phrase.end] == phrase.name


def test_marks_of_a_phrase(language, actors):
    (he,) = phrases(language, actors, "He shot his neighbour.", "nsubj")
    (gunmen,) = phrases(language, actors, "Masked gunmen attacked a bus.", "nsubj")
    (minister,) = phrases(language, actors, "Foreign Minister Ida Lunde resigned.", "nsubj")
    assert (he.pronoun, he.plural) == (True, False)
    assert (gunmen.generic, gunmen.plural, gunmen.person) == (True, True, False)
    assert (minister.generic, minister.plural, minister.person) == (False, False, True)


FARC = "Revolutionary Armed Forces of Colombia (FARC)"
BOOKS = [
    ("Ida Lunde resigned. Lunde gave no reason.", "Lunde", "Ida Lunde"),
    ("Members of the Harvest Freedom Front (HFF) met. It was founded in 1990.", "HFF", "Harvest Freedom Front (HFF)"),
    ("The HFF [Harvest Freedom Front] met.", "HFF", "Harvest Freedom Front (HFF)"),
    ("The FARC met on Monday. The Revolutionary Armed Forces of Colombia then left.", "FARC", FARC),
    ("The FARC met on Monday. The National Liberation Army then left.", "FARC", "FARC"),
    ("CLASHES WITH HARVEST FREEDOM FRONT (HFF) REBELS WENT ON.", "HFF", "HARVEST FREEDOM FRONT (HFF)"),
    ("Ida Lunde met Anna Lunde on Monday.", "Lunde", "Lunde"),
    ("Ida Lunde resigned.", "Zielak", "Zielak"),
]


@pytest.mark.parametrize(("text", "name", "full"), BOOKS)
def test_names_are_completed_within_an_article(language, text, name, full):
    assert complete_names(sentences(language, text)).full(name) == full


BESIDE = [
    ("A gang, the Harvest Front, fled.", "Harvest Front"),
    ("A group called Northern Owls fled.", "Northern Owls"),
    ("A group called the Front of Tamora fled.", "Front of Tamora"),
    ('A gang, the "Secret Owls", fled.', "Secret Owls"),
    ('"Go," a gang, the Harvest Front, told them, "and stay."', "Harvest Front"),
    ("A gang from the Harvest Front fled.", None),
]


@pytest.mark.parametrize(("text", "name"), BESIDE)
def test_a_body_s_name_is_found_beside_a_common_word(language, text, name):
    (sentence,) = sentences(language, text)
    head = next(token.index for token in sentence.tokens if token.text in ("gang", "group"))
    found = Groups.load().beside(sentence, head)
    assert (found and " ".join(token.text for token in sentence.tokens[slice(*found)])) == name


GROUPS = [
    ("The Shining Path burned a mill. The guerrillas then fled.", "the guerrillas", "Shining Path"),
    ("The Shining Path burned a mill. Guerrillas then fled.", "suspected guerrillas", "Shining Path"),
    ("The Shining Path burned a mill. Peruvian rebels then fled.", "a column of Peruvian rebels", "Shining Path"),
    ("The Shining Path burned a mill. Colombian rebels then fled.", "Colombian rebels", None),
    ("The Shining Path burned a mill. Other rebels then fled.", "dissident rebels", None),
    ("The Shining Path burned a mill. Gunmen then fled.", "gunmen", None),
    ("The Shining Path burned a mill. The group then fled.", "the group", "Shining Path"),
    ("The Shining Path burned a mill. A group then fled.", "a group", None),
    ("The Shining Path met the Red Cross. The group then left.", "the group", None),
    ("The Shining Path burned a mill, Reuters said. The group then fled.", "the group", "Shining Path"),
    ("MEN OF THE SHINING PATH WHO BURNED A MILL WERE HELD. THE GROUP THEN FLED.", "THE GROUP", "SHINING PATH"),
    ("The Shining Path fought the MRTA. The guerrillas then left.", "the guerrillas", "MRTA"),
    ("The Shining Path fought the MRTA. Guerrillas then left.", "guerrillas", None),
    ("The Rapid Support Forces burned a mill. The rebels then fled.", "the rebels", None),
]


@pytest.mark.parametrize(("text", "described", "group"), GROUPS)
def test_general_words_for_fighters_stand_for_a_group_that_the_article_names(language, text, described, group):
    assert complete_names(sentences(language, text)).group_of(described, 1) == group


LISTS = [
    ("actors_groups.csv", ("name", "country", "sector")),
    ("actors_people.csv", ("name", "country", "sector", "from", "to")),
    ("casualty_people.csv", ("noun", "size", "sex", "role")),
    ("casualty_periods.csv", ("word", "kind")),
    ("casualty_triggers.csv", ("word", "kind", "frame")),
    ("group_aliases.csv", ("name", "group")),
    ("group_members.csv", ("word", "kind")),
    ("numbers.csv", ("word", "value", "kind")),
    ("numbers_units.csv", ("unit",)),
    ("roles.csv", ("role", "sector")),
    ("sectors.csv", ("sector", "meaning")),
]


@pytest.mark.parametrize(("name", "columns"), LISTS)
def test_word_lists_are_sorted_and_unique(name, columns):
    lines = [tuple(row.values()) for row, _ in read_rows(name, columns)]
    assert lines == sorted(set(lines))


@pytest.mark.parametrize("name", ["actors_groups.csv", "actors_people.csv", "roles.csv"])
def test_every_sector_is_a_known_one(name):
    known = {row["sector"] for row, _ in read_rows("sectors.csv", ("sector", "meaning"))}
    columns = dict(LISTS)[name]
    assert {row["sector"] for row, _ in read_rows(name, columns)} <= known


def test_aliases_are_of_known_bodies_and_of_one_code():
    codes = {row["name"]: (row["country"], row["sector"]) for row, _ in read_rows(*LISTS[0])}
    aliases = {row["name"]: row["group"] for row, _ in read_rows("group_aliases.csv", ("name", "group"))}
    assert {*aliases, *aliases.values()} <= set(codes)
    assert not set(aliases.values()) & set(aliases)
    assert {name for name, group in aliases.items() if codes[name] != codes[group]} == set()

"""Another wording of the same facts gives the same report: voice, order, names, clauses between, spelling, case."""

import pytest

from timeline.events import EventReader
from timeline.language import load_language
from timeline.model import Article, Publication

NO_DAY = Publication(published=None, day=None, precision=6, basis="unknown")


@pytest.fixture(scope="module")
def read():
    language, reader = load_language(), EventReader()

    def run(text: str):
        article = Article(article_id="a", text=text, path="a.txt")
        reports, _, _ = reader(article, language.parse(article), (), (), NO_DAY)
        return reports[0]

    return run


def told(report):
    """Type, mode, assertion, counts, and the names as sets without regard to case."""
    names = tuple(frozenset(name.casefold() for name in group) for group in (report.actors, report.targets))
    counts = (report.deaths_best, report.injured_best)
    return (report.event_type, report.event_mode, report.assertion, *names, *counts)


SAME = [
    # voice
    ("Guerrillas kidnapped two engineers.", "Two engineers were kidnapped by guerrillas."),
    ("Police arrested the banker.", "The banker was arrested by police."),
    ("Rebels attacked the barracks.", "The barracks were attacked by rebels."),
    ("Gunmen killed three farmers.", "Three farmers were killed by gunmen."),
    ("Pirates released the captain.", "The captain was released by pirates."),
    ("Norland invaded Estavia.", "Estavia was invaded by Norland."),
    # order of conjuncts
    ("Soldiers and policemen attacked the mill.", "Policemen and soldiers attacked the mill."),
    ("Rebels murdered a judge and a priest.", "Rebels murdered a priest and a judge."),
    ("Peru and Chile signed a treaty.", "Chile and Peru signed a treaty."),
    ("Two nurses and a driver were kidnapped.", "A driver and two nurses were kidnapped."),
    # an adverbial clause between
    ("Gunmen shot a judge.", "On a quiet street, gunmen shot a judge."),
    ("Rebels burned the town hall.", "Rebels, who came at dawn, burned the town hall."),
    ("Police arrested the banker.", "As it was getting dark, police arrested the banker."),
    ("The minister resigned.", "The minister, it became known, resigned."),
    # spelling
    ("The army mobilised its reserves.", "The army mobilized its reserves."),
    ("Norland criticised the raid.", "Norland criticized the raid."),
    ("The government legalised the union.", "The government legalized the union."),
    ("The army demobilised 300 soldiers.", "The army demobilized 300 soldiers."),
    # case
    ("Gunmen murdered two judges in the street.", "GUNMEN MURDERED TWO JUDGES IN THE STREET."),
    ("Rebels kidnapped a priest.", "REBELS KIDNAPPED A PRIEST."),
    ("Police arrested three students.", "POLICE ARRESTED THREE STUDENTS."),
    ("A bomb exploded in a bank.", "A BOMB EXPLODED IN A BANK."),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_another_wording_tells_the_same(read, first, second):
    assert told(read(first)) == told(read(second))


RENAMED = [
    ("Shining Path", "Red Brigade"),
    ("Boko Haram", "Lord's Resistance Army"),
    ("FARC", "Hamas"),
]


@pytest.mark.parametrize(("first", "second"), RENAMED)
def test_another_actor_s_name_changes_nothing_but_the_actor(read, first, second):
    one, other = (read(f"Members of the {name} kidnapped two engineers.") for name in (first, second))
    assert (one.actors, other.actors) == ((first,), (second,))
    assert told(one)[:3] + told(one)[4:] == told(other)[:3] + told(other)[4:]


BLAMED = [
    "The government blamed the Shining Path for the murder of two judges.",
    "The murder of two judges was attributed to the Shining Path.",
    "Police hold the Shining Path responsible for the murder of two judges.",
    "Two judges were murdered, apparently by members of the Shining Path.",
    "The murder of two judges was the work of the Shining Path.",
]


@pytest.mark.parametrize("text", BLAMED)
def test_whoever_is_held_to_have_done_it_is_the_actor(text):
    language, reader = load_language(), EventReader()
    article = Article(article_id="a", text=text, path="a.txt")
    reports, _, _ = reader(article, language.parse(article), (), (), NO_DAY)
    assault = next(report for report in reports if report.event_type == "ASSAULT")
    assert (assault.actors, assault.targets) == (("Shining Path",), ("judges",))


TARGETS = [
    ("A bomb exploded in front of the cathedral.", ("cathedral",)),
    ("A bomb went off outside a bank.", ("bank",)),
    ("There was an attack this morning against the home of a senator.", ("home of a senator",)),
    ("The mill was destroyed by a bomb explosion.", ("mill",)),
    ("The judge was shot at close range.", ("judge",)),
    ("A bomb exploded, but no one was hurt.", ()),
]


@pytest.mark.parametrize(("text", "targets"), TARGETS)
def test_targets_are_what_was_struck(read, text, targets):
    assert read(text).targets == targets

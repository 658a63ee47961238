"""Days that stand beside an event and are another's: of a hearing, a state of health, a page, a bare hour."""

from __future__ import annotations

import pytest

from timeline.events.syntax.anchor import clause_of, follows_at_once, is_sequel, span_head
from timeline.events.syntax.reach import clause_verbs
from timeline.language import load_language
from timeline.model import Article


def attack(reports):
    """The first attack told."""
    return next(r for r in reports if r.event_type == "ASSAULT")


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (
            "an hour has the day that the event's words give elsewhere",
            "Police have arrested a man over a shooting Sunday night that left a baker dead in Basra. He was arrested "
            "Tuesday at a farm. The shooting occurred about 8:45 p.m. outside a mill.",
        ),
        (
            "a state that somebody was in is later",
            "A boy was in a grave state as of 9 a.m. Tuesday. Gunmen wounded him in a shooting in Basra on Sunday.",
        ),
        (
            "the day of a charge is not the deed's",
            "A baker of Basra was charged with murder on Tuesday. Five shots were fired on Sunday at a mill, where his "
            "brother was shot dead.",
        ),
        (
            "a line that a page writes above its text is no day of the event",
            "May 11, 2021 2:44 PM\nA shooting that hurt four students in Basra on Sunday was over a debt, police said.",
        ),
        (
            "the words of a charge have the day of the charge",
            "Judges in Basra charged a baker with murder on Tuesday. Five shots were fired on Sunday at a mill.",
        ),
        (
            "the night before is another, and so is its hour",
            "The night before the attack, just after 10 p.m., a friend got a message. Five people died in the "
            "attack in Basra on Sunday.",
        ),
        (
            "a day before police say is that of what they say",
            "A baker died after a shooting in Basra. On Sunday, police say they received a call about shots at a mill.",
        ),
        (
            "the hour of the world has its own day",
            "Five bakers died in Basra. The bombs went off at 22:30 (0330 GMT on Monday), police said on Sunday. "
            "They had been laid on Sunday at a mill, where five bakers were killed.",
        ),
    ],
)
def test_the_day_is_the_events_own(read, rule, text):
    assert attack(read(text)).date_edtf == "2021-05-09", rule


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A baker died Sunday, two days after he was shot outside a mill in Basra.", "2021-05-07"),
        ("A baker died on Sunday after being stabbed three days before in Basra.", "2021-05-06"),
        ("A baker died Sunday of wounds from a shooting three days earlier in Basra.", "2021-05-06"),
        (
            "Ali Karim, 22, who died Sunday morning after being shot on Mill Street in Basra, at around 9 p.m. the "
            "night before, was a baker.",
            "2021-05-08",
        ),
        ("A baker died Sunday, hours after he was shot in Basra.", "2021-05-09"),  # it may be the same day
        ("A baker who was shot in Basra on Friday died on Sunday, three days after his birthday.", "2021-05-07"),
    ],
)
def test_a_deed_is_counted_back_from_the_death(read, text, day):
    assert attack(read(text)).date_edtf == day


def test_the_day_of_a_picture_is_no_day_of_the_event(read):
    caption = "Men who face charges in the shooting of two bakers in Basra, May 11, 2021 (Jo Doe/Wirepost)"
    assert attack(read(f"{caption}\nThe men were indicted. The shooting was over a debt.")).date_edtf == "../2021-05-12"


def test_a_dateline_is_no_day_of_the_event(read):
    text = "BASRA, Iraq, May 11 (Wirepost) - Hours before the Basra shooting, a man wrote to a friend. Five died."
    assert attack(read(text)).date_edtf == "../2021-05-12"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A sheriff seeks help over the shooting at a mill on Friday.", True),
        ("A sheriff seeks help over the shooting of two bakers at a mill near Basra on Friday.", True),
        ("A sheriff seeks help over the shooting Friday.", True),
        ("A sheriff held a man over the shooting of two bakers on Friday.", False),
        ("A sheriff held a man over the shooting of a 12-year-old boy at a mill on Friday.", True),
        ("A sheriff held a man over the shooting of his friend on Wolf Island on Friday.", True),
        ("A sheriff held a man over the shooting of a boy on Friday in a mill.", True),
        ("A sheriff held a man over the shooting of a boy on Friday in court.", False),
        ("A sheriff held a man over the shooting at a mill, on Friday.", False),
        ("A sheriff spoke of the shooting at a mill that burned on Friday.", False),
    ],
)
def test_whom_it_hit_and_where_may_stand_between_an_event_and_its_day(sentence, expected):
    (found,) = load_language().parse(Article(article_id="a", title=None, text=sentence, path="a.txt")).sentences
    start, trigger = sentence.index("Friday"), sentence.index("shooting")
    day, shooting = (span_head(found, at, at + 6) for at in (start, trigger))
    assert day is not None and shooting is not None
    assert follows_at_once(found, day, shooting) is expected


def test_a_bare_hour_is_not_of_the_day_on_which_somebody_spoke(read_article):
    text = (
        "A baker was hurt in a shooting in Basra on Sunday. The sheriff announced on Tuesday that he had found a gun. "
        "The baker was shot at a mill just before 7 p.m. and lost an arm."
    )
    hours = [row for row in read_article(text).evidence if row.rule == "clock"]
    assert {row.value for row in hours} == {"2021-05-09"}


@pytest.mark.parametrize(
    ("sentence", "trigger", "day", "expected"),
    [
        ("A boy remained in a ward Friday after a shooting in Basra.", "shooting", "Friday", True),
        ("A man was charged Friday in the shooting of two bakers.", "shooting", "Friday", True),
        ("A shooting on Friday left two bakers dead.", "shooting", "Friday", False),
        ("Two bakers died in a shooting Friday.", "shooting", "Friday", False),
        ("A man was charged with murder on Friday.", "murder", "Friday", True),
        ("The shooting happened on Friday.", "shooting", "Friday", False),
        ("Police held a man after a shooting on Friday.", "shooting", "Friday", False),
    ],
)
def test_what_came_after_is_told_from_the_event(sentence, trigger, day, expected):
    parse = load_language().parse(Article(article_id="a", text=sentence, path="a.txt"))
    told = parse.sentences[0]
    start = sentence.index(day)
    head = span_head(told, start, start + len(day))
    (word,) = [token.index for token in told.tokens if token.text == trigger]

    assert head is not None
    assert is_sequel(told, head, word, clause_verbs()) is expected, clause_of(told, head)


@pytest.mark.parametrize(
    "text",
    [
        "The town still remembers the civil war.",
        "Ships were hit during the war in the Gulf.",
        "The low-intensity war goes on, he wrote.",
    ],
)
def test_a_war_that_is_only_named_is_no_event(read, text):
    assert [r for r in read(f"The mayor of Basra spoke on Monday. {text}") if r.event_type == "ASSAULT"] == []


def test_a_war_that_breaks_out_is_one(read):
    war = attack(read("War broke out between Kenya and Mali on Monday."))
    assert (war.date_edtf, war.actors) == ("2021-05-10", ("Kenya", "Mali"))


@pytest.mark.parametrize("word", ["Clashes erupted", "Fighting broke out"])
def test_the_sides_may_hang_on_the_verb(read, word):
    clash = attack(read(f"{word} in Basra between police and bandits on Monday."))
    assert (clash.date_edtf, clash.place_name, clash.actors) == ("2021-05-10", "Basra", ("police", "bandits"))


def test_an_hour_is_of_the_day_that_was_told_and_not_of_the_telling(read_article):
    text = (
        "A Kent County baker was badly shot in the barn Saturday, the Kent County Sheriff's office announced in a "
        "letter Monday. The man was shot at a mill just before 7 p.m. and taken home."
    )
    hours = [row.value for row in read_article(text).evidence if row.kind == "date" and row.quote == "7 p.m."]
    assert set(hours) == {"2021-05-08"}


def days(reports):
    """The dates of the attacks told, by what they befell."""
    return {" ".join(r.targets): r.date_edtf for r in reports if r.event_type == "ASSAULT"}


@pytest.mark.parametrize(
    ("rule", "text", "struck"),
    [
        (
            "another one of its kind",
            "Gunmen shot two guards in Basra on Monday. They fled into the hills. Nobody was held for it. "
            "Another bomb exploded at a mill.",
            "mill",
        ),
        (
            "at the same time",
            "Gunmen shot two guards in Basra on Monday. They fled into the hills. Nobody was held for it. "
            "Simultaneously, rebels attacked a mill.",
            "mill",
        ),
        (
            "one thing more",
            "Rebels shot two guards in Basra on Monday. They fled into the hills. Nobody was held for it. "
            "The rebels also blew up a mill.",
            "mill",
        ),
    ],
)
def test_what_is_told_as_one_more_has_the_day_of_the_one_before(read, rule, text, struck):
    assert days(read(text))[struck] == "2021-05-10", rule


def test_what_is_not_told_as_one_more_has_no_day_of_another(read):
    text = (
        "Rebels shot two guards in Basra on Monday. They fled into the hills. Nobody was held for it. "
        "The town is poor. Years of war lie behind it. Rebels blew up a mill in those years."
    )
    assert days(read(text)).get("mill") != "2021-05-10"


@pytest.mark.parametrize(
    "sentence",
    [
        "On Tuesday an envoy informed the council of it.",
        "The council adopted a law on Tuesday.",
        "Families were evacuated on Tuesday.",
        "The governor resigned on Tuesday.",
        "A judge questioned two men on Tuesday.",
    ],
)
def test_a_day_of_what_others_say_or_do_about_it_is_not_the_attacks(read, sentence):
    assert attack(read(f"Rebels shot two guards in Basra. {sentence}")).date_edtf == "../2021-05-12"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("An envoy said that the assassination in February of General Ito Perry was plotted in Basra.", "2021-02"),
        ("Kenya denied any links with the assassination of deputy Ann Roe eight days ago in Basra.", "2021-05-04"),
        (
            "On Tuesday a judge ordered the arrest of two guards involved in the massacre of five dockers carried out "
            "in Basra on 9 March.",
            "2021-03-09",
        ),
        ("A judge spoke of the murder of the winner of the 2012 Games in Basra.", "../2021-05-12"),
    ],
)
def test_a_date_that_hangs_on_the_attacks_word_is_its_own(read, text, day):
    assert attack(read(text)).date_edtf == day


def test_what_is_told_as_one_more_has_the_day_of_the_attack_told_last(read):
    reports = read(
        "Gunmen shot two guards at a mill in Basra on Sunday. The guards were cut down as they left the mill. The "
        "shooting lasted an hour. Two bakers saw it. Nobody has claimed the attack. Another bomb destroyed a bank in "
        "Mosul."
    )
    assert {r.place_name: r.date_edtf for r in reports} == {"Basra": "2021-05-09", "Mosul": "2021-05-09"}

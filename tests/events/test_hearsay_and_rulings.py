"""What only hearsay or an accuser tells is alleged, what is foiled was attempted, what a court rules on is so."""

from __future__ import annotations

import pytest

ASSERTED = [
    # rule                           words                                                             type, assertion
    ("unconfirmed reports", "According to unconfirmed reports, 20 men were killed in an ambush near Bor on Monday.",
     "ASSAULT", "alleged"),
    ("unconfirmed, upper case", "ACCORDING TO UNCONFIRMED REPORTS, A JUDGE WAS SHOT IN CALI ON MONDAY.",
     "ASSAULT", "alleged"),
    ("rumours", "According to rumours, the general was shot in Bor on Monday.", "ASSAULT", "alleged"),
    ("prosecutors of one", "Prosecutors say Jan Nowak shot his wife in Lodz on 3 May.", "ASSAULT", "alleged"),
    ("an indictment", "The indictment says he stabbed a baker in Lodz on 3 May.", "ASSAULT", "alleged"),
    ("a plot foiled", "Police foiled a plot to bomb the embassy in Tunis on Monday.", "ASSAULT", "attempted"),
    ("a device unexploded", "A second device was found unexploded outside a bank in Bastia on Monday.",
     "ASSAULT", "attempted"),
    ("a call for a strike", "The party called for a general strike next Monday in Lagos.", "PROTEST", "planned"),
    ("a call for hours of it", "Unions have called for a 24-hour strike on 20 May in Gdynia.", "PROTEST", "planned"),
    ("police tell it", "According to the police, 20 soldiers were killed in an ambush near Bor on Monday.",
     "ASSAULT", "occurred"),
    ("prosecutors of gunmen", "Prosecutors said gunmen opened fire on a bus in Lodz on Monday, killing three people.",
     "ASSAULT", "occurred"),
    ("a bomb by prosecutors", "The prosecutor said that a bomb killed three people in Lodz on Monday.",
     "ASSAULT", "occurred"),
    ("a ruling", "The court in Paris ruled on Tuesday that the strike by train drivers is illegal.",
     "PROTEST", "occurred"),
]  # fmt: skip

NOTHING = [
    ("those guilty", "Police want to find and punish those guilty."),
    ("the guilty", "The minister said the police would find the guilty."),
    ("a bomb of the war", "A bomb of the Second World War was found near the station in Essen on Monday."),
    ("a wartime bomb", "An unexploded wartime bomb was found at a building site in Cologne on Monday."),
    ("a wall taken down", "Workers on Monday began the demolition of the wall that divided the city of Nicosia."),
    ("criticism", "The bank was hit by a storm of criticism in Zurich on Tuesday."),
    ("a firm's raid", "The firm launched a takeover raid on its rival in Frankfurt on Tuesday."),
    ("charm", "Police launched a charm offensive in Marseille on Monday."),
    ("a captain's charge", "The captain led the charge against Kenya in the second half on Sunday."),
    ("onto the market", "The new phone will explode onto the market in Seoul in June."),
    ("colour", 'The exhibition "Riot of Colour" opened in Bristol on Monday.'),
    ("a chef", "The chef slaughtered the competition in Lima on Sunday."),
    ("photographers", "The diva was ambushed by photographers in Nice on Saturday."),
    ("senses", "The novel is a powerful assault on the senses, the critic wrote on Tuesday."),
]

STILL = [
    ("found guilty", "A jury found the two men guilty on Tuesday in Leeds.", "COERCE"),
    (
        "homes of a people",
        "The demolition of 12 homes by Israeli forces in Hebron on Monday angered villagers.",
        "ASSAULT",
    ),
    ("soldiers demolish", "Soldiers demolished the house of a militant in Jenin on Monday.", "ASSAULT"),
    ("a storm", "A storm hit the port of Gdynia on Monday, wrecking nine boats.", "x:DISASTER"),
    ("calamity", "President Luis Santos declared a state of calamity in nine provinces on Monday.", "COERCE"),
    ("mutineers give up", "The mutineers gave up shortly before dusk on Monday in Sao Tome.", "RETREAT"),
]


@pytest.mark.parametrize(("rule", "words", "kind", "assertion"), ASSERTED, ids=[case[0] for case in ASSERTED])
def test_how_sure_it_is(read, rule, words, kind, assertion):
    assert [r.assertion for r in read(words) if r.event_type == kind] == [assertion]


@pytest.mark.parametrize(("rule", "words"), NOTHING, ids=[case[0] for case in NOTHING])
def test_figures_of_speech_and_peaceful_things_are_no_events(read, rule, words):
    assert not read(words)


@pytest.mark.parametrize(("rule", "words", "kind"), STILL, ids=[case[0] for case in STILL])
def test_the_events_that_such_words_also_tell_stay(read, rule, words, kind):
    assert kind in {r.event_type for r in read(words)}


def test_a_foiled_plot_was_before_its_news(read):
    (report,) = read("Police foiled a plot to bomb the embassy in Tunis on Monday.")
    assert report.date_edtf == "2021-05-10"

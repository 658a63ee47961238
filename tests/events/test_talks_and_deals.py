"""Talks, visits and deals: who met whom, what was signed where, and what is still to come."""

from __future__ import annotations

import pytest


def one(reports, event_type, **values):
    """The one report of the type with these values."""
    found = [r for r in reports if r.event_type == event_type and all(getattr(r, k) == v for k, v in values.items())]
    assert len(found) == 1, reports
    return found[0]


def test_what_is_to_come_takes_its_day_to_come(read):
    talks = one(read("Talks on the river are set for 12 June in Nairobi."), "CONSULT")
    assert (talks.assertion, talks.date_edtf, talks.place_name) == ("planned", "2021-06-12", "Nairobi")


def test_who_will_come_for_meetings_has_not_had_them(read):
    text = "The minister will come to Nairobi next Monday for a day of meetings with President Uhuru Kenyatta."
    meetings = one(read(text), "CONSULT")
    assert (meetings.assertion, meetings.date_edtf) == ("planned", "2021-05-17")


def test_a_round_of_talks_that_is_planned_has_not_been_held(read):
    talks = one(read("A sixth round of talks between Peru and Chile is planned in Lima for the end of May."), "CONSULT")
    assert talks.assertion == "planned"


def test_what_they_have_yet_to_agree_on_is_no_deal(read):
    assert not [r for r in read("The two sides have yet to agree on a date.") if r.event_type == "AGREE"]


def test_to_call_on_somebody_is_a_visit_and_to_call_on_him_to_act_a_request(read):
    visit = one(read("The ambassador called on President Uhuru Kenyatta in Nairobi on Monday."), "CONSULT")
    assert visit.event_mode == "visit"
    one(read("The ambassador called on President Uhuru Kenyatta to free the prisoners."), "REQUEST")


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "targets"),
    [
        (
            "The miners demanded that President Aldo Ferrante of Chad open the road.",
            "REQUEST",
            ("miners",),
            ("Aldo Ferrante",),
        ),
        ("The miners demanded that the road be opened on Monday.", "REQUEST", ("miners",), ()),
        (
            "A Spaniard, a Frenchman and an Italian were released in Lima on Monday.",
            "RETREAT",
            (),
            ("Spaniard", "Frenchman", "Italian"),
        ),
        (
            "The leadership of the Communist Party met with the president of Chad on Monday.",
            "CONSULT",
            ("Communist Party",),
            ("president of Chad",),
        ),
    ],
)
def test_the_parties_of_words_and_deeds_are_whole(read, text, event_type, actors, targets):
    found = one(read(text), event_type)
    assert (found.actors, found.targets) == (actors, targets)


@pytest.mark.parametrize(
    "text",
    [
        "The plan that Kenya and Uganda signed in Nairobi on Monday keeps the border open.",
        "Mr Odhiambo praised the paper that Kenya and Uganda signed in Nairobi on Monday.",
    ],
)
def test_a_paper_that_countries_signed_is_a_deal_of_theirs(read, text):
    deal = one(read(text), "AGREE")
    assert deal.actors == ("Kenya", "Uganda")
    assert (deal.date_edtf, deal.place_name) == ("2021-05-10", "Nairobi")


def test_who_signed_is_found_behind_what_was_signed(read):
    text = "The signing of a pact on fishing by the delegations of Peru and Chile took place in Lima on Monday."
    assert set(one(read(text), "AGREE").actors) == {"Peru", "Chile"}


def test_a_deal_at_a_meeting_is_where_the_meeting_was(read):
    text = "The meeting ended in the Peruvian capital on Monday with the signing of a pact by Chile and Ecuador."
    assert one(read(text), "AGREE").place_name == "Peruvian capital"


def test_a_deal_told_in_passing_with_day_and_place_is_one(read):
    text = (
        "The harvest was poor. Farmers sold their cattle. Rain fell on the hills. "
        "The minister spoke of the zones that were agreed on in Nairobi on May 3."
    )
    deal = one(read(text), "AGREE")
    assert (deal.date_edtf, deal.place_name) == ("2021-05-03", "Nairobi")


def test_a_meeting_in_the_morning_is_of_the_day_of_the_story(read):
    text = (
        "President Uhuru Kenyatta received Grace Wanjiru, the envoy, in Nairobi on Monday. He welcomed the zones that "
        "were agreed on in Nairobi on May 3. Foreign Minister Peter Mwangi met Wanjiru in the morning."
    )
    met = next(r for r in read(text) if r.event_type == "CONSULT" and "Peter Mwangi" in r.actors)
    assert met.date_edtf == "2021-05-10"


def test_he_is_the_one_person_of_the_sentence_before(read):
    text = "Peter Mwangi defended the budget in Nairobi. He discussed the river with Grace Wanjiru on Monday."
    assert one(read(text), "CONSULT").actors == ("Peter Mwangi",)


def test_he_is_nobody_where_two_were_told_of(read):
    text = "Peter Mwangi said Daniel Otieno defended the budget. He discussed the river with Grace Wanjiru on Monday."
    assert one(read(text), "CONSULT").actors == ()


def test_a_part_of_the_day_is_of_the_day_of_publication_too(read):
    text = (
        "President Uhuru Kenyatta received Grace Wanjiru, the envoy, in Nairobi on Wednesday. He welcomed the zones "
        "that were agreed on in Nairobi on May 3. Foreign Minister Peter Mwangi met Wanjiru alone in the morning."
    )
    met = next(r for r in read(text) if r.event_type == "CONSULT" and "Peter Mwangi" in r.actors)
    assert met.date_edtf == "2021-05-12"


def test_a_country_that_is_talked_about_is_not_where_people_talk(read):
    talks = one(read("The ministry said so.", "Next round of Yemen talks set for 12 and 13 June"), "CONSULT")
    assert (talks.assertion, talks.country, talks.date_edtf) == ("planned", None, "2021-06-12/2021-06-13")


def test_talks_of_a_town_are_there(read):
    talks = one(read("The Nairobi talks failed on Monday."), "CONSULT")
    assert talks.place_name == "Nairobi"


@pytest.mark.parametrize("title", ["Talks scheduled for Monday", "Talks with rebels set for Monday"])
def test_what_a_title_says_is_set_has_not_been(read, title):
    assert one(read("A spokesman said so.", title), "CONSULT").assertion == "planned"


@pytest.mark.parametrize("noun", ["pact", "plan for parks on the border", "agreement on dams along the river"])
def test_a_clause_may_be_of_a_noun_further_up(read, noun):
    deal = one(read(f"The minister praised the {noun} which Kenya and Uganda signed in March."), "AGREE")
    assert (deal.actors, deal.date_edtf) == (("Kenya", "Uganda"), "2021-03")


@pytest.mark.parametrize("words", ["a memorandum which the two countries", "a pact that both countries"])
def test_countries_told_by_their_number_are_the_last_listed(read, words):
    text = f"Kenya and Uganda will meet again. The spokesman said little. The zones stand in {words} signed in March."
    deal = one(read(text), "AGREE")
    assert (deal.actors, deal.date_edtf) == (("Kenya", "Uganda"), "2021-03")


def test_countries_in_another_number_are_not_those_listed(read):
    text = "Kenya and Uganda will meet again. The three countries signed a pact on Monday."
    assert one(read(text), "AGREE").actors == ("countries",)


def test_a_visit_and_whom_it_was_to_are_one(read):
    text = "Sudan's army chief visited Juba on Tuesday, where he met President Salva Kiir."
    talks = one(read(text), "CONSULT")
    assert (talks.place_name, talks.date_edtf, talks.targets) == ("Juba", "2021-05-11", ("Salva Kiir",))

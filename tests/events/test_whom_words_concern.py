"""Whom words and deeds concern where their frame names nobody, who acts, and what states are called."""

from __future__ import annotations

import pytest


def one(reports, event_type):
    """The first report of the type."""
    return next(r for r in reports if r.event_type == event_type)


CONCERNED = [
    # type       text                                                                                     targets
    ("REJECT", "Portugal on Friday rejected a Spanish request to question two sailors.", ("Spain",)),
    ("REJECT", "The rebels refused on Friday to answer a demand from the Peruvian president.", ("Peruvian president",)),
    ("REJECT", "The senate on Friday rejected calls by the United Nations to send troops.", ("United Nations",)),
    ("REJECT", "The movement on Friday turned down an invitation from the Red Cross.", ("Red Cross",)),
    ("REJECT", "South Korea on Friday rejected North Korea's demand to end the drills.", ("North Korea",)),
    ("REJECT", "The miners rejected a government offer on Friday.", ("government",)),
    ("REJECT", "The party rejected the budget on Friday.", ()),
    ("REQUEST", "The parliament demanded an apology from the bank on Friday.", ("bank",)),
    ("REQUEST", "The council demanded an admission by Lisbon on Friday that guards shot the miners.", ("Lisbon",)),
    ("REQUEST", "Opposition parties on Friday called for the resignation of Prime Minister John Roe.", ("John Roe",)),
    ("REQUEST", "The miners on Friday demanded changes by the bank.", ("bank",)),
    ("ACCUSE", "Denmark on Friday condemned Sweden's treatment of Finnish refugees.", ("Sweden",)),
    ("ACCUSE", "Norway on Friday denounced Swedish air raids on the port.", ("Sweden",)),
    ("ACCUSE", "A committee on Friday investigated war crimes by Peruvian soldiers.", ("Peruvian soldiers",)),
    ("ACCUSE", "The government on Friday criticised the decision of the court.", ("court",)),
    ("ACCUSE", "Peru complained to the United Nations on Friday over two Chilean raids.", ("Chile",)),
    ("ACCUSE", "The police on Friday investigated the death of a boy.", ()),
    ("PROTEST", "Thousands marched in Lima on Friday to demand the resignation of President John Roe.", ("John Roe",)),
    ("PROTEST", "Students demonstrated on Friday against Sweden's decision to sell the mine.", ("Sweden",)),
    ("PROTEST", "Students rallied on Friday in defiance of the Chilean authorities.", ("Chilean authorities",)),
    ("PROTEST", "Residents rallied on Friday to protest the killing of a baker by police.", ("police",)),
    (
        "PROTEST",
        "Students staged marches on Friday to demand reforms by the Chilean government.",
        ("Chilean government",),
    ),
    ("THREATEN", "Peru threatened on Friday to break off relations with Chile and Bolivia.", ("Chile", "Bolivia")),
    ("THREATEN", "A Danish minister threatened on Friday to put curbs on Swedish goods.", ("Sweden",)),
    ("THREATEN", "The National Front threatened on Friday to deliver heavy blows to Peru.", ("Peru",)),
    ("THREATEN", "Peruvian leaders said on Friday they would boycott all contact with Chile.", ("Chile",)),
    ("THREATEN", "The cartel declared total war against the government on Friday.", ("government",)),
    ("AGREE", "Sweden agreed on Friday to provide 40 million dollars of aid for Peru and Chile.", ("Peru", "Chile")),
    ("AGREE", "Rebels said on Friday they would free the Peruvian envoy.", ("Peruvian envoy",)),
    ("AGREE", "Peru said on Friday it was ready to send 400 troops to a peace force in Chile.", ("peace force",)),
    ("CONCEDE", "The president on Friday conceded to demands from the Green Cross.", ("Green Cross",)),
    ("SUPPORT", "Peru on Friday defended the right of Chilean troops to fire on rebels.", ("Chilean troops",)),
    ("MOBILIZE", "Britain mobilised reservists on Friday for a possible war against Peru.", ("Peru",)),
    ("SANCTION", "Moscow on Friday halted flights to Egypt.", ("Egypt",)),
    ("COERCE", "Peru hacked into the computers of Chilean officers on Friday.", ("Chilean officers",)),
    ("ASSAULT", "Peruvian troops captured part of a rebel stronghold on Friday.", ("rebel",)),
    ("ASSAULT", "Miners set fire to the offices of the managers on Friday.", ("offices of the managers",)),
]


@pytest.mark.parametrize(("event_type", "text", "targets"), CONCERNED)
def test_words_concern_those_whom_their_content_names(read, event_type, text, targets):
    assert one(read(text), event_type).targets == targets


ACTING = [
    # type       text                                                                                     actors
    ("REJECT", "Lisbon again rejected on Friday an appeal for troops along its border.", ("Lisbon",)),
    ("AGREE", "Peru says it is willing to withdraw its troops from Chile.", ("Peru",)),
    ("AGREE", "Rebel leaders said on Friday they would free the envoy.", ("Rebel leaders",)),
    ("REJECT", "The miners met on Friday. They rejected the offer of the bank.", ("miners",)),
    ("CONSULT", "John Roe set out the plan in a meeting with General Ann Poe in Lima on Friday.", ("John Roe",)),
    ("CONSULT", "Minister John Roe arrived in Lima on Friday for talks with President Ann Poe.", ("John Roe",)),
    ("CONSULT", "The police arrested John Roe after a meeting with Ann Poe on Friday.", ()),
    ("ASSAULT", "The army said it killed ten rebels in a clash near Arica on Friday.", ("army",)),
    ("ASSAULT", "The police arrested three men on Friday. They are charged with the murder of a baker.", ("men",)),
    ("ASSAULT", "Peruvian tanks shelled the port of Arica on Friday.", ("Peruvian tanks",)),
    ("PROTEST", "Catholic fundamentalists began a hunger strike on Friday.", ("Catholic fundamentalists",)),
]


@pytest.mark.parametrize(("event_type", "text", "actors"), ACTING)
def test_who_speaks_or_acts(read, event_type, text, actors):
    assert one(read(text), event_type).actors == actors


NATIONS = [
    # rule            text                                                                     actors
    ("two", "Danish and Swedish officials agreed on Friday to share data.", ("Danish officials", "Swedish officials")),
    ("its people's", "A Danish raid killed two sailors in Lima on Friday.", ("Denmark",)),
    ("a force of it", "Danish troops killed two sailors on Friday. The Danish raid hit a port.", ("Danish troops",)),
    (
        "beside",
        "Officials of neighbouring Peru agreed on Friday to share data with Chile.",
        ("Officials of neighbouring Peru",),
    ),
    ("of many states", "Danes were killed in a Nordic raid on Friday.", ("Nordic",)),
]


@pytest.mark.parametrize(("rule", "text", "actors"), NATIONS)
def test_states_are_named_by_their_names(read, rule, text, actors):
    assert read(text)[0].actors == actors


def test_a_captive_is_no_part_of_a_name(read):
    found = one(read("REBELS TOOK THE BANK DIRECTOR HOSTAGE IN LIMA ON FRIDAY."), "ASSAULT")
    assert found.targets == ("BANK DIRECTOR",)


def test_whom_one_kills_beside_oneself_is_the_target(read):
    found = one(read("Two bombers killed 15 people as well as themselves in Lima on Friday."), "ASSAULT")
    assert found.targets == ("people",)


def test_what_is_given_in_a_place_is_no_giving_in(read):
    found = read("In a speech he gave in Lima on Friday, the president praised the farmers.")
    assert [r.event_type for r in found] == ["SUPPORT"]


def test_others_are_more_of_those_told_of(read):
    found = one(read("Two rebels were killed and four others were arrested near Arica on Friday."), "COERCE")
    assert found.targets == ("rebels",)


def test_a_body_called_like_a_small_place_is_no_place(read):
    found = one(read("Rebels took the OAS secretary general hostage on Friday."), "ASSAULT")
    assert (found.place_name, found.targets) == (None, ("OAS secretary general",))


LISTED = [
    # text                                                                              targets
    ("A man and a woman were arrested in Lima on Friday.", ("man", "woman")),
    ("Gunmen killed a guard and two men in Lima on Friday.", ("guard", "men")),
    ("Two people, including a nun, were shot in Lima on Friday.", ("nun",)),
    ("Police captured John Roe and Ben Poe on Friday. The two Danes were arrested in Arica.", ("John Roe", "Ben Poe")),
    (
        "Police arrested John Lee Roe, a Dane, on Friday. Sources confirmed the arrest of this citizen.",
        ("John Lee Roe",),
    ),
    ("A DANE, A SWEDE, AND A FINN, WHO WERE HELD IN ARICA, WERE FREED ON FRIDAY.", ("DANE", "SWEDE", "FINN")),
    ("Police seized vehicles and two yachts on Friday.", ("vehicles", "yachts")),
]


@pytest.mark.parametrize(("text", "targets"), LISTED)
def test_whoever_is_listed_stands_once(read, text, targets):
    assert read(text)[0].targets == targets


def test_a_measure_of_several_kinds_is_each_of_them(read):
    found = one(read("Thousands of teachers and nurses went on strike in Lima on Friday."), "PROTEST")
    assert found.actors == ("teachers", "nurses")


HOLDERS = [
    # rule          text                                                                              actors
    ("title", "Finance Minister John Roe flew to Lima. The minister rejected the offer on Friday.", ("John Roe",)),
    ("apposition", "The mayor of Arica, Ann Roe, spoke. The mayor rejected the offer on Friday.", ("Ann Roe",)),
    (
        "two of them",
        "Foreign Minister John Roe met Interior Minister Ben Poe. The minister rejected the offer on Friday.",
        ("minister",),
    ),
    (
        "by its words",
        "Foreign Minister John Roe met Interior Minister Ben Poe. The foreign minister rejected the offer on Friday.",
        ("John Roe",),
    ),
    ("no more", "Former mayor Ann Roe was in Arica. The mayor rejected the offer on Friday.", ("mayor",)),
]


@pytest.mark.parametrize(("rule", "text", "actors"), HOLDERS)
def test_an_office_is_its_one_holder(read, rule, text, actors):
    assert one(read(text), "REJECT").actors == actors


def test_what_a_person_is_called_tells_no_country(read):
    text = "French Foreign Minister John Roe flew to Lima on Friday. Minister Roe condemned the arrest of Ann Paris."
    codes = {
        name: code
        for r in read(text)
        for name, code in zip((*r.actors, *r.targets), (*r.actor_codes, *r.target_codes), strict=True)
    }
    assert (codes["John Roe"], codes["Ann Paris"]) == ("FRA GOV", "--- UNK")


def test_a_part_of_a_full_name_is_the_same_person(read):
    text = "John Perry Roe was captured in Lima on Friday. The arrest of Perry Roe was made on a farm near Arica."
    (found,) = [r for r in read(text) if r.event_type == "COERCE"]
    assert found.targets == ("John Perry Roe",)


@pytest.mark.parametrize("words", ["the third attack on the bank", "the worst raid on the bank"])
def test_what_was_since_a_day_was_not_on_that_day(read, words):
    assert read(f"It was {words} since Tuesday.")[0].date_precision == 6


def test_an_embassy_is_not_in_the_country_that_sent_it(read):
    found = one(read("A bomb went off outside the embassy of France in Lima on Friday."), "ASSAULT")
    assert found.place_name == "Lima"


SPEAKING = [
    # text                                                                               type        actors
    ("A spokesman for the Green Cross denied the charge on Friday.", "REJECT", ("Green Cross",)),
    ("An army spokeswoman denied the charge on Friday.", "REJECT", ("army",)),
    ("Army spokesman John Roe denied the charge on Friday.", "REJECT", ("John Roe",)),
    ("The Northern Front denied on Friday that it had killed the bishop.", "ASSAULT", ("Northern Front",)),
    ("Ann Roe said on Friday she had received death threats from the police.", "THREATEN", ("police",)),
    ("Peru and the rebels signed a ceasefire in Lima on Friday.", "RETREAT", ("Peru", "rebels")),
]


@pytest.mark.parametrize(("text", "event_type", "actors"), SPEAKING)
def test_bodies_act_through_those_who_speak_for_them(read, text, event_type, actors):
    assert one(read(text), event_type).actors == actors


def test_what_is_done_during_a_thing_is_done_on_its_day(read):
    found = one(read("Soldiers arrested students during a protest outside the bank in Lima on Monday."), "COERCE")
    assert found.date_edtf == "2021-05-10"


def test_whom_a_list_of_verbs_strikes_is_told_once(read):
    found = one(read("Masked men dragged a reporter from his car in Lima on Friday and beat him."), "ASSAULT")
    assert found.targets == ("reporter",)

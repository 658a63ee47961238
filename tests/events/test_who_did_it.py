"""Who did it: told beside the attack, in other sentences, by general words, and who only speaks of it."""

from __future__ import annotations

import pytest

BOMB = "A bomb went off in Cali on Monday. "
MURDER = "The mayor was shot dead in Cali on Monday. "
TAKEN = "A priest was kidnapped near Cali on Monday. "


def attack(reports):
    """The one attack of the reports."""
    (found,) = [r for r in reports if r.event_type == "ASSAULT"]
    return found


TOLD_BESIDE = [
    # rule                    text                                                                          actors
    ("force before a noun", "Three farmers died in a rebel raid on Lashio on Monday.", ("rebel",)),
    ("force before a noun", "Six people were killed on Monday in an army raid on the camp in Kachin.", ("army",)),
    ("kind of act", "Three farmers died in a terrorist attack on Lashio on Monday.", ()),
    (
        "foiled by others",
        "Police foiled an attempt by militants to kidnap the bishop in Lima on Monday.",
        ("militants",),
    ),
    ("foiled by others", "Police thwarted an attempt to kidnap the bishop in Lima on Monday.", ()),
    ("charge on the object", MURDER + "The police blamed the leftist rebels for the murder.", ("leftist rebels",)),
    ("far charge", MURDER + "Aides accused gunmen hired by the army through its bureau of the murder.", ("gunmen",)),
    ("answerable", "Six were hurt in Lima on Monday in a raid for which they hold the army responsible.", ("army",)),
    ("behind", "The Northern Owls gang was behind the murder of the mayor in Cali on Monday.", ("Northern Owls",)),
    ("points back: crime", MURDER + "The police hold the Shining Path responsible for this crime.", ("Shining Path",)),
    ("points back: it", BOMB + "The mayor blamed it on the Harvest Front.", ("Harvest Front",)),
    ("points back: which", BOMB + "It was an outrage for which the army is held responsible.", ("army",)),
    ("deed by", "The mayor was shot in Cali on Monday in an action attributed to the Shining Path.", ("Shining Path",)),
    ("deed by", MURDER + "The crime was committed by the Shining Path.", ("Shining Path",)),
    ("deed involves", BOMB + "The action involved commandos of the ELN.", ("ELN",)),
    ("link", BOMB + "The police linked the Harvest Front to the crime.", ("Harvest Front",)),
    ("told next", "A crime attributed to the Shining Path shook the coast. " + BOMB, ("Shining Path",)),
    ("doers are", MURDER + "The killers belong to the Third Force, a brigade from the coast.", ("Third Force",)),
    ("suspect", BOMB + "The police suspect the ELN.", ("ELN",)),
    ("suspect", BOMB + "The police suspect a gas leak.", ()),
    ("blame", BOMB + "The army denied the bombing and blamed the rebels.", ("rebels",)),
    ("captor", TAKEN + "He was released on Friday by the National Liberation Army.", ("National Liberation Army",)),
    ("captor", TAKEN + "The ELN is also holding a senator.", ("ELN",)),
    ("captor", TAKEN + "The police freed the priest.", ()),
    ("doubted", BOMB + "The police have no evidence that the Shining Path is responsible for the crime.", ()),
    ("doubted", BOMB + "The mayor denied that the Shining Path was responsible for the crime.", ()),
    ("doubted", BOMB + "It would be worse if the crime had been committed by the Shining Path.", ()),
    ("suffered", BOMB + "The families involved in the incident were told.", ()),
    ("suffered", BOMB + "The Harvest Front is held responsible for the incident.", ("Harvest Front",)),
    ("negated", BOMB + "The mayor did not blame it on the Shining Path.", ()),
    ("guilty", MURDER + "The bishop said that the army is guilty of the murder.", ("army",)),
    ("guilty", MURDER + "The bishop said that the army is not guilty of the murder.", ()),
    ("answerable: is", MURDER + "The army is accountable for the murder.", ("army",)),
    ("asked to answer", MURDER + "The court urges the army to assume its responsibility in the murder.", ()),
    ("took part", MURDER + "It is presumed that commandos of the ELN took part in this action.", ("ELN",)),
    ("was by", BOMB + "The bombing was a reprisal by the army.", ("army",)),
    (
        "which: clause",
        "A bomb killed ten workers in Lima on Monday, which the unions blamed on the army.",
        ("army",),
    ),
    ("sectors", MURDER + "The unions attributed the murder to government sectors.", ("government sectors",)),
    ("no deed told", MURDER + "The letter threatens Ann Roe, who is charged with an action abroad.", ()),
    (
        "made up of",
        "Men attacked a base in Lima on Monday. The group was made up of members of the ELN.",
        ("ELN",),
    ),
    ("named themselves", MURDER + "The men identified themselves as members of the ELN.", ("ELN",)),
    ("named themselves", MURDER + "The men did not identify themselves as members of the ELN.", ()),
    ("working for", "A gunman working for the Lopez gang shot a judge in Cali on Monday.", ("Lopez gang",)),
    ("paid by", "Killers paid by the drug cartels shot a judge in Cali on Monday.", ("drug cartels",)),
    ("also belonging", "Ann Roe was killed on Monday by a rebel column, also belonging to the ELN.", ("ELN",)),
    ("was by", BOMB + "The bombing was a crude manoeuvre by the army.", ("army",)),
    ("link with", "Police linked the Harvest Front with the murder of a nun on Monday.", ("Harvest Front",)),
    ("held on charges", "Two guards were held on charges of murdering a nun on Monday.", ("guards",)),
    ("were the ones", "Soldiers were the ones who murdered a nun on Monday.", ("Soldiers",)),
    ("fighters by their name", "The subversives murdered two nuns on Monday.", ("subversives",)),
    (
        "members",
        "The judge implicated four guards and five members of the army in the murder of a nun.",
        ("guards", "members of the army"),
    ),
    ("aim", "ELN fighters entered Cali on Monday with the aim of kidnapping the envoy.", ("ELN",)),
    ("freed", "A priest was kidnapped near Cali on Monday but was rescued by the army.", ()),
    ("series", "The ELN has carried out a wave of kidnappings. " + TAKEN, ("ELN",)),
    ("no series", "The ELN condemned a wave of kidnappings. " + TAKEN, ()),
    ("one of a series", "The ELN staged several actions, including the kidnapping of a nun in May 2017.", ("ELN",)),
    ("denied", BOMB + "The ELN was not involved, and it has stopped bombing towns.", ()),
    ("one word before a noun", "Two soldiers were killed in the Tejutla attack on Monday.", ()),
]


@pytest.mark.parametrize(("rule", "text", "actors"), TOLD_BESIDE)
def test_who_is_held_to_have_done_it_acts(read, rule, text, actors):
    assert attack(read(text)).actors == actors


def test_the_evidence_of_who_did_it_is_where_that_is_told(read_article):
    text = MURDER + "The police hold the Shining Path responsible for this crime."
    (row,) = [e for e in read_article(text).evidence if e.kind == "actor" and e.value == "Shining Path"]
    assert (row.sentence, text[row.start : row.end]) == (1, "Shining Path")


CLAIMS = [
    # rule          text                                                                                    claimed by
    ("group", "The Harvest Front group claimed responsibility for the murder.", "Harvest Front"),
    ("anyone", "A group claimed responsibility for the murder.", None),
    ("called", "A group called Northern Owls claimed responsibility for the murder.", "Northern Owls"),
    ("apposed", "A commando unit, the Harvest Front, claimed responsibility for the murder.", "Harvest Front"),
    ("quoted", 'A clandestine group, the "Secret Owls", claimed responsibility for the murder.', "Secret Owls"),
    ("spokesman", "A spokesman for the Harvest Front claimed responsibility for the murder.", "Harvest Front"),
    ("other duty", "The sheriff's office took responsibility for the inquiry.", None),
    ("other duty", "The Harvest Front took responsibility of a cousin.", None),
    ("caller", "A woman claimed responsibility for the murder.", None),
    ("acknowledge", "The Harvest Front acknowledged responsibility for the murder.", "Harvest Front"),
    ("general words", "The ELN met in May. The guerrillas claimed responsibility for the murder.", "ELN"),
    ("any", "Nor has any rebel movement claimed responsibility for the murder.", None),
    ("urged", "The court urges the ELN to assume responsibility for the murder.", None),
]


@pytest.mark.parametrize(("rule", "sentence", "claimed_by"), CLAIMS)
def test_claims_are_of_those_who_are_named(read, rule, sentence, claimed_by):
    assert attack(read(MURDER + sentence)).claimed_by == claimed_by


def test_a_claim_of_both_deeds_is_of_the_last_two(read):
    text = "A bus was bombed in Lima on 1 May. " + MURDER + "The Harvest Front claimed responsibility for both actions."
    attacks = [r for r in read(text) if r.event_type == "ASSAULT"]
    assert [r.claimed_by for r in attacks] == ["Harvest Front", "Harvest Front"]


AT_LARGE = [
    # text                                                                                                  actors
    ("The mayor was shot dead in Cali on Monday during clashes between the army and the ELN.", ()),
    ("A bomb went off in Cali on Monday, in a quarter where the army is fighting the rebels.", ()),
    ("The army clashed with the ELN in Cali on Monday.", ("army",)),
    ("Soldiers shot dead two farmers in Cali on Monday during the rebel offensive.", ("Soldiers",)),
]


@pytest.mark.parametrize(("text", "actors"), AT_LARGE)
def test_who_fights_at_large_did_not_for_that_do_it(read, text, actors):
    assert attack(read(text)).actors == actors


GENERAL = [
    # text                                                                                                  actors
    ("Guerrilla fighters attacked a base in Cali on Monday. The ELN was founded in 1964.", ("ELN",)),
    ("A group of suspected rebels attacked a base in Cali on Monday. The ELN was founded in 1964.", ("ELN",)),
    ("A rebel raid on Cali on Monday left two dead. The ELN was founded in 1964.", ("ELN",)),
    ("Guerrillas attacked a base in Cali on Monday. The ELN and the FARC were founded in 1964.", ("Guerrillas",)),
    ("The ELN was founded in 1964. Members of that insurgent organization attacked a base on Monday.", ("ELN",)),
    ("The ELN met in May. Members of the aforementioned group attacked a base on Monday.", ("ELN",)),
]


@pytest.mark.parametrize(("text", "actors"), GENERAL)
def test_general_words_for_fighters_are_completed(read, text, actors):
    assert attack(read(text)).actors == actors


ONCE = [
    # text                                                                                                  actors
    (
        "FARC rebels attacked a base in Cali on Monday. The attack was claimed by nobody, but the Revolutionary Armed "
        "Forces of Colombia were blamed for the attack.",
        ("Revolutionary Armed Forces of Colombia (FARC)",),
    ),
    ("Shining Path rebels raided Cali on Monday. Sendero Luminoso launched the raid at dawn.", ("Sendero Luminoso",)),
    ("A rebel raid on Cali on Monday left two dead. The raid was carried out by the rebels.", ("rebels",)),
    ("The 19 April Movement attacked a base near Cali on Monday.", ("19 April Movement",)),
    (
        "M-19 rebels attacked a base near Cali on Monday. The 19 April Movement (M-19) said nothing.",
        ("19 April Movement (M-19)",),
    ),
    (
        "ELN (Army of National Liberation) urban cells attacked a base near Cali on Monday.",
        ("Army of National Liberation (ELN)",),
    ),
    ("ELN rebels raided Cali on Monday. The self-styled ELN organization launched the raid at dawn.", ("ELN",)),
    ("The Maoist Shining Path terrorist organization attacked a base near Cali on Monday.", ("Shining Path",)),
    ("Units of the Atlacatl Battalion attacked a base near Cali on Monday.", ("Atlacatl Battalion",)),
    ("ELN fronts attacked a base near Cali on Monday.", ("ELN",)),
    ("A band of ELN outlaws attacked a base near Cali on Monday.", ("ELN",)),
]


@pytest.mark.parametrize(("text", "actors"), ONCE)
def test_a_body_is_listed_once_whatever_it_is_called(read, text, actors):
    assert attack(read(text)).actors == actors


THEY = [
    # text                                                                                                  actors
    ("Six gunmen entered a bar in Lima on Monday. They shot dead five people.", ("gunmen",)),
    ("The police said that gunmen entered a bar in Lima on Monday. They shot dead five people.", ("gunmen",)),
    ("Gunmen met farmers in a bar in Lima. The farmers and the gunmen sat down. They shot dead five people.", ()),
    ("The rebels fled after they burned a mill near Lima on Monday.", ("rebels",)),
    ("The rebels claim they burned a mill near Lima on Monday.", ("rebels",)),
    ("The villagers say they burned a mill near Lima on Monday.", ()),
    ("The Shining Path has come back. It murdered three farmers near Lima on Monday.", ("Shining Path",)),
    ("The army was at fault when it shelled a mill near Lima on Monday.", ("army",)),
    ("The army met the mayor, and the court met the bishop. It shelled a mill near Lima on Monday.", ()),
]


@pytest.mark.parametrize(("text", "actors"), THEY)
def test_they_are_the_people_told_of_before(read, text, actors):
    assert attack(read(text)).actors == actors


def test_they_make_no_event_of_what_is_no_attack(read):
    text = "The ministers of Peru and Chile flew to Lima on Monday. They agreed with the plan."
    assert all("they" not in name.casefold() for r in read(text) for name in r.actors)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("A bomb went off at 2230 on Monday in Lima at the corner of a street.", ()),
        ("A bomb went off on Monday in Lima at the gate of a school.", ("school",)),
    ],
)
def test_hours_and_streets_are_where_and_no_targets(read, text, targets):
    assert attack(read(text)).targets == targets


MODES = [
    # text                                                                                                  mode
    ("Six priests were murdered in Cali on Monday. The bombings of the past weeks had spared the town.", None),
    ("The murder of six priests in Cali on Monday shocked the town. There were bombings all night.", None),
    ("The murder of six priests in two bombings in Cali on Monday shocked the town.", "explosives"),
    ("Six priests were murdered in Cali on Monday. The bomb went off under their car.", "explosives"),
    ("Six priests were killed in Cali on Monday. The bombings were claimed by the ELN.", "explosives"),
]


@pytest.mark.parametrize(("text", "mode"), MODES)
def test_bombings_beside_a_murder_are_not_how_it_was_done(read, text, mode):
    (murder,) = [r for r in read(text) if r.event_type == "ASSAULT" and "priests" in r.targets]
    assert murder.event_mode == mode


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The assassination in Lima of Pedro Rosales was denied on Monday.", "Pedro Rosales"),
        ("The murder in Lima of a judge shook the country on Monday.", "judge"),
        ("The killing in Cairo on Monday of two bakers was talked about.", "bakers"),
    ],
)
def test_the_victim_stands_behind_the_place(read, text, target):
    (attack,) = [r for r in read(text) if r.event_type == "ASSAULT"]
    assert attack.targets == (target,)


@pytest.mark.parametrize(
    ("text", "kind", "targets"),
    [
        pytest.param(
            "Maria Hanson, 19, of 1935 Cedar St., Dayton, was arrested on Monday.",
            "COERCE",
            ("Maria Hanson",),
            id="home",
        ),
        pytest.param(
            "Maria Hanson was charged in Dayton on Monday with 12 counts of fraud.",
            "ACCUSE",
            ("Maria Hanson",),
            id="charge",
        ),
        pytest.param("A truck hit a cyclist in Dayton on Monday.", "x:ACCIDENT", ("cyclist",), id="by a vehicle"),
    ],
)
def test_it_befalls_persons_and_not_their_street_nor_what_hit_them(read, text, kind, targets):
    (found,) = [r for r in read(text) if r.event_type == kind]
    assert (found.actors, found.targets) == ((), targets)


def test_what_is_only_threatened_has_killed_nobody(read):
    (found,) = [r for r in read("Her son was threatening to commit suicide in Dayton on Monday.") if r.event_mode]
    assert (found.assertion, found.deaths_best) == ("threatened", None)

"""Whom an event befell and who did it: in headlines, to oneself, named elsewhere, and what is no party at all."""

from __future__ import annotations

import pytest

MURDER = "A nun was murdered in Elmton on Monday. "
BAR = "Two men were shot dead outside a bar in Elmton on Monday. "


def attack(reports):
    """The first attack of the reports."""
    return next(r for r in reports if r.event_type == "ASSAULT")


HEADLINES = [
    # rule              title                                                        actors          targets
    ("phrase, passive", "Baker gunned down in van", (), ("Baker",)),
    ("phrase, passive", "Elmton teen fatally shot in kitchen", (), ("Elmton teen",)),
    ("phrase, passive", "Elmton Teen Accidentally Shot In Foot", (), ("Elmton Teen",)),
    ("two verbs", "Baker shot and killed in Elmton", (), ("Baker",)),
    ("two verbs, active", "Baker shot and killed two clerks", ("Baker",), ("clerks",)),
    ("phrase, active", "Guard fatally shot burglar", ("Guard",), ("burglar",)),
    ("where, not whom", "Four Women Shot at Elmton Bakery", (), ("Women",)),
    ("where, not whom", "6 shot at Easter party in Elmton", (), ()),
    ("cut off", "Teen Killed, Five Others Injured in Elmton Shooting", (), ("Teen",)),
    ("not cut off", "Teen Killed Five Others in Elmton Shooting", ("Teen",), ()),
    ("fired at", "Gunmen shot at embassy", ("Gunmen",), ("embassy",)),
    ("label", "Sheriff: baker killed two clerks", ("baker",), ("clerks",)),
]


@pytest.mark.parametrize(("rule", "title", "actors", "targets"), HEADLINES)
def test_headlines_without_a_helping_verb_tell_whom_it_befell(read, rule, title, actors, targets):
    found = attack(read("Nothing more was known on Monday.", title=title))
    assert (found.actors, found.targets) == (actors, targets)


SIDES = [
    # rule                text                                                             actors           targets
    ("to himself", "A farmer accidentally shot himself in Elmton on Monday.", ("farmer",), ("farmer",)),
    ("a limb", "A guard shot the thief's leg in Elmton on Monday.", ("guard",), ("thief",)),
    ("own limb", "A farmer shot his own foot in Elmton on Monday.", ("farmer",), ()),
    ("both told", "A clerk shot a burglar in Elmton on Monday. The clerk was killed.", ("clerk",), ("burglar",)),
    (
        "done by none",
        "A boy fired a gun in Elmton on Monday. The boy was shot dead.",
        (),
        ("boy",),
    ),
    ("label", "Police: the boy who was shot in Elmton on Monday died", (), ("boy",)),
    ("nobody", "Someone shot a waiter dead in Elmton on Monday.", (), ("waiter",)),
    ("kin", "The brother of the woman shot in the raid on Monday described her as kind.", (), ("woman",)),
    ("a report of", "Officers went to a report of two waiters shot at a party in Elmton on Monday.", (), ("waiters",)),
    ("a matter", "A gunman attacked the story in Elmton on Monday and shot a guard.", ("gunman",), ("guard",)),
    ("a share", "The rebels burned half of the buses at a depot in Elmton on Monday.", ("rebels",), ("buses",)),
    ("label last", "Two farmers shot in Elmton on Monday: police", (), ("farmers",)),
    ("not hurt", "A clerk shot a burglar in Elmton on Monday. Ann Roe was not hurt.", ("clerk",), ("burglar",)),
    ("a life", "A shooting claimed the life of a guard in Elmton on Monday.", (), ("guard",)),
    ("a road", "Rebels attacked a convoy on the Elmton highway on Monday.", ("Rebels",), ("convoy",)),
    ("announced", "Police ID clerk shot dead in Elmton on Monday", (), ("clerk",)),
    ("name before", "The murder of Ann Roe, Union party candidate, on Monday was condemned.", (), ("Ann Roe",)),
    (
        "said first",
        "Troopers say he stood up, took a rifle and opened the door, shooting a nun on Monday.",
        (),
        ("nun",),
    ),
    ("subject before", "On Monday the police received a call saying a child had been shot in Elmton.", (), ("child",)),
    ("name behind a town", "The mayor of Palermo, Ugo Rossi, was shot dead on Monday.", (), ("Ugo Rossi",)),
    ("a town behind a town", "The bishop of San Pedro, Costa Rica, was shot on Monday.", (), ("bishop of San Pedro",)),
    ("how many they are", "A gunman shot dead a family of five in Basra on Monday.", ("gunman",), ("family",)),
    ("them", "The police attacked nine miners, beating them with sticks.", ("police",), ("miners",)),
    ("cut subject", "Ann Roe died after men at noon placed a bomb at a mill on Monday.", ("men",), ("Ann Roe", "mill")),
    (
        "named",
        "Police have named the farmer fatally shot May 9 near a mill in Elmton.",
        (),
        ("farmer",),
    ),
    ("headline names", "Officials identify clerk, 30, killed while closing shop on Monday", (), ("clerk",)),
    ("a body", "The body of Ben Roe, of Ashby, was found shot near a mill on Monday.", (), ("Ben Roe",)),
    (
        "an owner's thing",
        "Rebels killed ten farmers near Elmton on Monday and burned the murdered farmers' houses.",
        ("Rebels",),
        ("farmers", "murdered farmers' houses"),
    ),
    (
        "offensive beside",
        "During the offensive against the rebels, soldiers shot a nun in Elmton.",
        ("soldiers",),
        ("nun",),
    ),
    ("one phrase", "A farmer shot his ex-wife in Elmton on Monday.", ("farmer",), ("ex-wife",)),
    ("weapon at the head", "Bullets hit the walls, and a nun was shot on Monday.", (), ("walls", "nun")),
    ("number of", "An unknown number of gunmen shot a nun on Monday.", ("gunmen",), ("nun",)),
    ("another", "Dean Roe told us that he met the pupil on Monday before she was shot.", (), ()),
]


@pytest.mark.parametrize(("rule", "text", "actors", "targets"), SIDES)
def test_each_stands_on_the_side_that_is_told(read, rule, text, actors, targets):
    found = attack(read(text))
    assert (found.actors, found.targets) == (actors, targets)


AGENTS = [
    # rule                  text                                                                          actors
    ("gerund of a charge", "On Monday the army accused the rebels of kidnapping 30 farmers.", ("rebels",)),
    ("charged with", MURDER + "Jim Coe was charged with two counts of murder.", ("Jim Coe",)),
    ("charged in", MURDER + "Jim Coe was charged in the murder.", ("Jim Coe",)),
    ("lesser charge", MURDER + "Jim Coe was charged with hindering the police in the murder.", ()),
    ("not charged", MURDER + "Jim Coe was not charged with the murder.", ()),
    (
        "their part",
        "Guards were arrested because of their involvement in the assassination of two judges.",
        ("Guards",),
    ),
    ("body of services", "The envoy accused the secret services of murdering the bishop.", ("secret services",)),
    ("last of passives", "Two clerks were abducted and later murdered by the rebels on Monday.", ("rebels",)),
    ("used", "The navy used drones to bomb a factory in Elmton on Monday.", ("navy",)),
    ("by, hung elsewhere", "One of the men who was seized on Monday, presumably by the ELN, was freed.", ("ELN",)),
    ("belonging", "Ann Roe was killed on Monday by a column belonging to the Harvest Front.", ("Harvest Front",)),
    ("from", "A soldier from the 4th Engineers Battalion shot a nun on Monday.", ("4th Engineers Battalion",)),
    ("state", "A U.S. airstrike killed three farmers on Monday.", ("U.S.",)),
    ("behind a weapon", "A judge was killed on Monday by a grenade thrown by a soldier.", ("soldier",)),
    (
        "act behind which",
        "He condemned the raids in Lima against a union and an agency, which killed ten on Monday.",
        (),
    ),
    ("act behind that", "The attack that killed ten clerks on Monday, which the unions reported, goes on.", ()),
    (
        "who of a body",
        "The letter names Ann Roe, head of the Court, who is charged with the murder of a nun.",
        ("Ann Roe",),
    ),
    ("told of by", "A nun was shot on Monday. Her aides were told of the shooting by the mayor's office.", ()),
    ("treated as by", "The shooting of a nun on Monday is treated as a homicide by the coroner's office.", ()),
]


@pytest.mark.parametrize(("rule", "text", "actors"), AGENTS)
def test_who_did_it_is_found_behind_other_words(read, rule, text, actors):
    assert attack(read(text)).actors == actors


SCENES = [
    # rule                 text                                                                       actors, targets
    ("at a building", "Three women were shot at a house in Elmton on Monday.", ((), ("women",))),
    ("noun at a building", "A shooting at a bakery in Elmton on Monday hurt a nun.", ((), ("nun",))),
    ("body before a noun", "The Weavers Union bombing killed a nun on Monday.", ((), ("Weavers Union", "nun"))),
    ("at a party", "Four women were shot at a party in Elmton on Monday.", ((), ("women",))),
    ("crossing", "A shooting at Elm and Lee on Monday hurt a nun.", ((), ("nun",))),
    ("no people", "The Riverside shooting left a nun dead on Monday.", ((), ("nun",))),
    ("force begins a name", "The Army Hill Shooting on Monday hurt a nun.", ((), ("nun",))),
    ("force", "An army raid on Monday hurt a nun.", (("army",), ("nun",))),
    ("armed body", "A Hezbollah bombing killed a nun on Monday.", (("Hezbollah",), ("nun",))),
]


@pytest.mark.parametrize(("rule", "text", "sides"), SCENES)
def test_where_it_was_takes_no_part(read, rule, text, sides):
    found = attack(read(text))
    assert (found.actors, found.targets) == sides


BOMBED = [
    # rule             text                                                                             targets
    ("branch", "A bomb went off at a branch of the Mortgage Bank on Monday.", ("branch of the Mortgage Bank",)),
    ("in front of", "The bomb attack took place in front of the Planning Ministry on Monday.", ("Planning Ministry",)),
    ("one by one", "Two bombs went off on Monday, one at the mill and another outside the bank.", ("mill", "bank")),
    ("participle", "A charge found in a plane was defused on Monday.", ("plane",)),
    ("one of", "Two boys placed a bomb under one of the envoy's cars on Monday.", ("envoy's cars",)),
    ("target of", "The Elm High School was the target of a bomb attack on Monday.", ("Elm High School",)),
    ("no target of", "The school was not the target of a bomb attack on Monday that hurt a nun.", ("nun",)),
    ("including", "Six people were hurt on Monday, including a nun, when a bomb hit a bus.", ("nun", "bus")),
]


@pytest.mark.parametrize(("rule", "text", "targets"), BOMBED)
def test_what_is_told_beside_the_clause_was_struck(read, rule, text, targets):
    assert attack(read(text)).targets == targets


NAMED = [
    # rule               text                                                                         actors, targets
    ("as", BAR + "The victims were identified as Ben Roe and Max Poe.", ((), ("Ben Roe", "Max Poe"))),
    ("as, ages", BAR + "The men were identified as Ben Roe, 41, and Max Poe, 44.", ((), ("Ben Roe", "Max Poe"))),
    ("police named", BAR + "Police named the victims as Ben Roe and Max Poe.", ((), ("Ben Roe", "Max Poe"))),
    ("doer", BAR + "The gunman was identified as Jim Coe.", (("Jim Coe",), ("men",))),
    ("suspect", BAR + "The suspect was identified as Jim Coe.", ((), ("men",))),
    ("other word", BAR + "The judge was identified as Jim Coe.", ((), ("men",))),
    ("among", "A bomb killed five people in Elmton on Monday. Among the wounded is Ann Roe.", ((), ("Ann Roe",))),
    ("among", "A bomb killed five people in Elmton on Monday. Two nuns are among the dead.", ((), ("nuns",))),
    ("not among", "A bomb killed five people in Elmton on Monday. Ann Roe is not among the dead.", ((), ("people",))),
    ("one of", "A bomb killed five people in Elmton on Monday. One of the wounded is a nun.", ((), ("nun",))),
    ("was", "A bomb killed one person in Elmton on Monday. The victim was a nun.", ((), ("nun",))),
    (
        "of fighting",
        "Fighting broke out in Elmton on Monday; soldiers shot a clerk. The victims were named as Ben Roe and Max Poe.",
        (("soldiers",), ("clerk", "Ben Roe", "Max Poe")),
    ),
    (
        "wounded ones",
        "A bomb killed two people in Elmton on Monday. The dead women are Ann Roe and Eva Poe.",
        ((), ("Ann Roe", "Eva Poe")),
    ),
    ("list", "Ann Roe, Frenchman Ben Poe, and Eva Coe were shot on Monday.", ((), ("Ann Roe", "Ben Poe", "Eva Coe"))),
    ("aside", "The teen, identified as Ben Roe of Elmton, was shot dead on Monday.", ((), ("Ben Roe",))),
]


@pytest.mark.parametrize(("rule", "text", "sides"), NAMED)
def test_victims_are_named_by_other_sentences(read, rule, text, sides):
    found = attack(read(text))
    assert (found.actors, found.targets) == sides


def test_the_evidence_of_a_victim_is_where_the_name_stands(read_article):
    text = BAR + "The victims were identified as Ben Roe and Max Poe."
    (row,) = [e for e in read_article(text).evidence if e.kind == "target" and e.value == "Max Poe"]
    assert (row.sentence, text[row.start : row.end]) == (1, "Max Poe")


WHOLE = [
    # rule              text                                                                             name
    (
        "hyphen",
        "High-ranking members of the army killed a priest in Elmton on Monday.",
        "High-ranking members of the army",
    ),
    ("of a number", "One of the marchers shot a priest in Elmton on Monday.", "marchers"),
    ("charge", "On Monday the army accused the rebels of killing ten nuns in Elmton.", "rebels"),
    ("caption", "Buy Photo Elmton guards shot a priest in Elmton on Monday.", "Elmton guards"),
    ("dateline in brackets", "(Elmton) Elmton guards shot a priest in Elmton on Monday.", "Elmton guards"),
]
PARTIES = [
    # rule, text, actors, targets
    ("dateline", "KENYA CITY (KENYA), 18 NOV -- KENYA BLAMED PERU FOR FRAUD ON MONDAY.", ("KENYA",), ("PERU",)),
    ("month", "ON 3 JUNE UNKNOWN GUNMEN KIDNAPPED A BISHOP IN LIMA.", ("UNKNOWN GUNMEN",), ("BISHOP",)),
    ("month", "AFTER AN ASSASSINATION ATTEMPT ON 3 MAY, GENERAL COE SENT A LETTER.", (), ()),
    ("later", "THE ENEMY SENT REINFORCEMENTS TO EL COPO 1 HOUR LATER.", ("ENEMY",), ("EL COPO",)),
    ("willing", "Kenya is willing to mediate in Chad, its president said on Monday.", ("Kenya",), ()),
    ("said", "SPOKESMAN ANN ROE SAID MAX COE MET THE POPE ON MONDAY.", ("MAX COE",), ("POPE",)),
    ("said", "THE BISHOP MET ANN ROE ON MONDAY.", ("BISHOP",), ("ANN ROE",)),
    (
        "charge",
        "THE UNION ACCUSED THE COUNTRY'S ARMY OF UNLEASHING VIOLENCE AGAINST THE MINERS.",
        ("UNION",),
        ("COUNTRY'S ARMY",),
    ),
    (
        "charge, quoted",
        'THE UNION ACCUSED THE ARMY OF "MURDERING" PARTY LEADER MAX COE.',
        ("UNION",),
        ("ARMY",),
    ),
    (
        "shot into",
        "Alex Dixon, 18, and Martin Holloway, 19, shot into Melanie Johnson's home on Monday because Dixon was angry.",
        ("Alex Dixon", "Martin Holloway"),
        ("Melanie Johnson's home",),
    ),
    (
        "two subjects",
        "The family of a man hurt after a gunman opened fire on a nun in Elmton on Monday says he was kind.",
        ("gunman",),
        ("nun",),
    ),
    ("a day's name", "A man is a suspect in a Mother's Day parade shooting in Elmton that left two hurt.", (), ()),
    ("mother", "A man is a suspect in a mother's shooting in Elmton on Monday.", (), ("mother",)),
    ("everything", "Looters stole everything from the stores in Elmton on Monday.", ("Looters",), ()),
    ("marks of sources", "On Monday a guard shot Ann Roe.[1][7] in Elmton.", ("guard",), ("Ann Roe",)),
    ("office", "THE UNION ACCUSED THE MINISTRY OF MINING ON MONDAY.", ("UNION",), ("MINISTRY OF MINING",)),
    ("words of a name", "THE POLICE ALLOWED RED CROSS REPRESENTATIVES TO ENTER.", ("POLICE",), ("RED CROSS",)),
    ("region", "The union and the ministry signed the Central American accords on Monday.", ("union", "ministry"), ()),
    ("state", "On Monday the Kenyan accords with the union were signed.", ("Kenya",), ("union",)),
    (
        "who looks into it",
        "Police are investigating after four bakers and a 3-year-old were shot in Elmton on Monday.",
        (),
        ("bakers",),
    ),
    ("who did it", "Police shot four bakers in Elmton on Monday.", ("Police",), ("bakers",)),
    ("found dead", "Max Coe, one of the union's leaders, was found dead in Elmton on Monday.", (), ("Max Coe",)),
    ("run over", "A truck ran over a girl in Elmton on Monday.", (), ("girl",)),
    ("run over", "A girl was run over by a truck in Elmton on Monday.", (), ("girl",)),
    ("struck", "A girl was struck by a car in Elmton on Monday.", (), ("girl",)),
]


@pytest.mark.parametrize(("rule", "text", "name"), WHOLE)
def test_names_are_cut_where_they_end(read, rule, text, name):
    assert attack(read(text)).actors == (name,)


def test_the_mark_of_an_owner_may_be_a_names_own(read):
    found = attack(read("Terrorists bombed Molly O's in Elmton on Monday."))
    assert found.targets == ("Molly O's",)


def test_who_is_acquitted_did_not_do_it(read):
    text = "A judge acquitted Max Coe of charges of masterminding the murder of the bishop Carlos Oyo on Monday."
    verdict, deed = sorted(read(text), key=lambda r: r.event_type == "ASSAULT")
    assert (verdict.event_type, verdict.actors, verdict.targets) == ("RETREAT", ("judge",), ("Max Coe",))
    assert (deed.event_type, deed.actors, deed.targets) == ("ASSAULT", (), ("Carlos Oyo",))


@pytest.mark.parametrize(("rule", "text", "actors", "targets"), PARTIES)
def test_parties_are_those_whom_the_words_name(read, rule, text, actors, targets):
    found = read(text)[0]
    assert (found.actors, found.targets) == (actors, targets)


def test_a_person_is_coded_by_the_office_that_the_article_gives_him(read):
    told = "Kenyan President Max Coe will speak in May. It rained. The mill is shut. Prices held. "
    (visit,) = [r for r in read(told + "Coe, who visited Lima on Monday, was glad.") if r.event_type == "CONSULT"]
    assert visit.actor_codes == ("KEN GOV",)
    assert not [r for r in read("It rained. " * 4 + "Coe visited Lima on Monday.") if r.event_type == "CONSULT"]

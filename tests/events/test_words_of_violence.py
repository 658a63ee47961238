"""Words of attacks, accidents, disasters, crimes and disease, and the same words where they tell of nothing such."""

from __future__ import annotations

import pytest

from timeline.errors import ReferenceDataError
from timeline.events.words.lexicon import _words

HARMS = {"ASSAULT", "x:ACCIDENT", "x:CRIME", "x:DEATH", "x:DISASTER", "x:HEALTH"}


def harms(reports):
    """Types and modes of what harms, sorted."""
    return sorted((r.event_type, r.event_mode or "") for r in reports if r.event_type in HARMS)


TOLD = [
    # rule              text                                                                    type, mode
    ("whisked away", "Masked men whisked away a headmaster in Elmton on Monday.", ("ASSAULT", "abduct")),
    ("bundled", "Two clerks were bundled into a van by masked men in Elmton.", ("ASSAULT", "abduct")),
    ("made off with", "Bandits made off with nine pupils in Elmton on Monday.", ("ASSAULT", "abduct")),
    ("captured", "Rebels captured two nurses near Elmton on Monday.", ("ASSAULT", "abduct")),
    ("rained bombs", "Jets rained bombs on the town of Elmton on Monday.", ("ASSAULT", "aerial")),
    ("fighter planes", "Fighter planes hit a tunnel in Elmton on Monday.", ("ASSAULT", "aerial")),
    ("drones into", "A drone slammed into a fuel depot in Elmton on Monday.", ("ASSAULT", "drone")),
    ("drones set ablaze", "Drones set a refinery ablaze in Elmton on Monday.", ("ASSAULT", "drone")),
    ("clobbered", "Warders clobbered two inmates in Elmton on Monday.", ("ASSAULT", "beat")),
    ("came to blows", "Two farmers came to blows in Elmton on Monday.", ("ASSAULT", "beat")),
    ("fists", "A referee was attacked with fists in Elmton on Monday.", ("ASSAULT", "beat")),
    ("rifle butts", "Soldiers hit a vendor with rifle butts in Elmton.", ("ASSAULT", "beat")),
    ("beating given", "Guards gave a prisoner a beating in Elmton on Monday.", ("ASSAULT", "beat")),
    ("lathi", "A lathi-charge on farmers in Elmton hurt six on Monday.", ("ASSAULT", "crowd-control")),
    ("hoses", "Police turned hoses on miners in Elmton on Monday.", ("ASSAULT", "crowd-control")),
    ("plastic bullets", "Plastic bullets were fired at students in Elmton.", ("ASSAULT", "crowd-control")),
    ("felled", "A pylon was felled by saboteurs near Elmton on Monday.", ("ASSAULT", "destroy")),
    ("uprooted", "Settlers uprooted 90 olive trees near Elmton on Monday.", ("ASSAULT", "destroy")),
    ("pulled down", "Soldiers pulled down a family house in Elmton on Monday.", ("ASSAULT", "destroy")),
    ("tore through", "A roadside device tore through a bus in Elmton.", ("ASSAULT", "explosives")),
    ("over a mine", "A lorry ran over a mine near Elmton on Monday.", ("ASSAULT", "explosives")),
    ("parcel", "A parcel exploded at a bank in Elmton on Monday.", ("ASSAULT", "explosives")),
    ("sniper's bullet", "A clerk was felled by a sniper's bullet in Elmton.", ("ASSAULT", "firearms")),
    ("shot up", "Raiders shot up a bar in Elmton on Monday.", ("ASSAULT", "firearms")),
    ("duels", "Artillery duels flared near Goma on Monday.", ("ASSAULT", "heavy-weapons")),
    ("tank shells", "Tanks blasted a suburb of Elmton on Monday.", ("ASSAULT", "heavy-weapons")),
    ("rocket-propelled", "A rocket-propelled grenade hit a school in Elmton.", ("ASSAULT", "heavy-weapons")),
    ("chopped off", "Attackers chopped off the hand of a tailor in Elmton.", ("ASSAULT", "primitive")),
    ("acid", "Acid was thrown at a baker in Elmton on Monday.", ("ASSAULT", "primitive")),
    ("throats", "Two hikers were found with their throats slit near Elmton.", ("ASSAULT", "primitive")),
    ("with a truck", "A man mowed down six people with a truck in Elmton.", ("ASSAULT", "primitive")),
    ("defiled", "A girl was defiled by her uncle in Elmton on Monday.", ("ASSAULT", "sexual")),
    ("belt", "A girl detonated her belt in a market in Elmton.", ("ASSAULT", "suicide-attack")),
    ("vest", "A bomber in an explosive vest killed six in Elmton.", ("ASSAULT", "suicide-attack")),
    ("suicide bomber", "A suicide bomber struck a mosque in Elmton on Monday.", ("ASSAULT", "suicide-attack")),
    ("waterboarding", "A clerk was subjected to waterboarding by agents in Elmton.", ("ASSAULT", "torture")),
    ("nerve gas", "Cultists released nerve gas in a station in Elmton.", ("ASSAULT", "unconventional")),
    ("by accident", "A boy shot his sister by accident in Elmton.", ("ASSAULT", "x:accidental-shooting")),
    ("torch", "Huts were put to the torch by raiders in Elmton.", ("ASSAULT", "x:arson")),
    ("control of a plane", "A gunman seized control of a plane over Elmton.", ("ASSAULT", "x:hijack")),
    ("put to death", "Militiamen put nine villagers to death in Elmton.", ("ASSAULT", "")),
    ("cave-in", "A cave-in at a gold mine killed six men in Elmton on Monday.", ("x:ACCIDENT", "x:collapse")),
    ("crashing down", "A block of flats came crashing down in Elmton on Monday.", ("x:ACCIDENT", "x:collapse")),
    ("killed by a truck", "A cyclist was knocked down by a truck in Elmton.", ("x:ACCIDENT", "x:crash")),
    ("ditched", "A helicopter ditched off Elmton on Monday.", ("x:ACCIDENT", "x:crash")),
    ("rails", "A train went off the rails near Elmton on Monday.", ("x:ACCIDENT", "x:crash")),
    ("swept out", "A bather was swept out to sea off Elmton on Monday.", ("x:ACCIDENT", "x:drowning")),
    ("fireworks", "A blast at a fireworks factory in Elmton killed six.", ("x:ACCIDENT", "x:explosion")),
    ("burned down", "A hotel burned down in Elmton, killing six guests.", ("x:ACCIDENT", "x:fire")),
    ("sparked", "A short circuit sparked a blaze at a hospital in Elmton.", ("x:ACCIDENT", "x:fire")),
    ("gushed", "Barrels of crude gushed from a pipeline near Elmton.", ("x:ACCIDENT", "x:spill")),
    ("crush", "Twelve fans were killed in a crush at a stadium in Elmton.", ("x:ACCIDENT", "")),
    ("fumes", "Three cleaners suffocated in a sewer in Elmton on Monday.", ("x:ACCIDENT", "")),
    ("lioness", "A lioness killed a keeper in Elmton on Monday.", ("x:ACCIDENT", "")),
    ("rustlers", "Rustlers drove away 90 head of cattle near Elmton.", ("x:CRIME", "x:theft")),
    ("wallet", "Pickpockets relieved a tourist of his wallet in Elmton.", ("x:CRIME", "x:theft")),
    ("daubed", "Vandals daubed a synagogue with paint in Elmton on Monday.", ("x:CRIME", "x:vandalism")),
    ("last breath", "The singer breathed her last in Elmton on Monday.", ("x:DEATH", "")),
    ("under a train", "A clerk threw herself under a train in Elmton.", ("x:DEATH", "x:suicide")),
    ("dry spell", "A dry spell has killed hundreds of cattle near Elmton.", ("x:DISASTER", "x:drought")),
    ("lava", "Lava poured down the slopes above Elmton on Monday.", ("x:DISASTER", "x:eruption")),
    ("under water", "A downpour left half of Elmton under water on Monday.", ("x:DISASTER", "x:flood")),
    ("hillside", "A hillside slid onto houses in Elmton on Monday.", ("x:DISASTER", "x:landslide")),
    ("gales", "Gales brought down trees in Elmton on Monday.", ("x:DISASTER", "x:storm")),
    ("forest burned", "A blaze burned 90 hectares of forest near Elmton.", ("x:DISASTER", "x:wildfire")),
    ("cases surge", "Dengue cases soared in Elmton on Monday.", ("x:HEALTH", "x:outbreak")),
    ("came down with", "Thirty soldiers came down with malaria in Elmton.", ("x:HEALTH", "x:outbreak")),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "told"), TOLD)
def test_words_of_violence_tell_their_type(read, rule, text, told):
    assert told in harms(read(text))


NOTHING = [
    ("limousine", "Bodyguards whisked the singer away to a limousine on Monday."),
    ("boxing", "The champion clobbered his opponent in the third round on Monday."),
    ("scandal", "The scandal tore through the party on Monday."),
    ("builders", "Builders pulled down the old cinema on Monday to make room for flats."),
    ("allotted time", "The minister ran over his allotted time on Monday."),
    ("price", "The car came down in price on Monday."),
    ("fond of", "She has a crush on a teacher at the school."),
    ("storm of complaints", "A storm of complaints hit the ministry on Monday."),
    ("wave of nostalgia", "A wave of nostalgia swept the country on Monday."),
    ("landfall", "The sailors made port in Elmton on Monday."),
    ("smoke", "His hopes went up in smoke on Monday."),
    ("on to the charts", "The album exploded on to the charts on Monday."),
    ("offensive", "The minister went on the offensive against his critics on Monday."),
    ("foot", "The party has shot itself in the foot, he said on Monday."),
    ("lines", "The dancer came crashing through the paper screen to cheers on Monday."),
]


@pytest.mark.parametrize(("rule", "text"), NOTHING)
def test_the_same_words_tell_of_no_harm(read, rule, text):
    assert harms(read(text)) == []


CAUSES = [
    ("a gerund that opens", "Fighting between two clans in Elmton left 28 people dead.", ("ASSAULT", "")),
    ("a storm by name", "Cyclone Zita made landfall near Elmton on Monday.", ("x:DISASTER", "x:storm")),
    ("a storm by name acts", "Typhoon Zita battered Elmton on Monday.", ("x:DISASTER", "x:storm")),
    ("what is measured", "A swarm of drones hit an airport in Elmton on Monday.", ("ASSAULT", "drone")),
    ("packed after", "A man drove a van packed with explosives into a gate.", ("ASSAULT", "suicide-attack")),
    ("no other verb", "Gas leaked from a plant in Elmton, killing eleven.", ("x:ACCIDENT", "x:spill")),
    ("what a blast tore through", "An explosion tore through a refinery in Elmton.", ("x:ACCIDENT", "x:explosion")),
    ("no arson without a target", "Police suspect arson after a mill burned down.", ("x:ACCIDENT", "x:fire")),
    ("a deed that opens", "Rebels carried out mass rapes in Goma.", ("ASSAULT", "sexual")),
]


@pytest.mark.parametrize(("rule", "text", "told"), CAUSES)
def test_harm_is_told_however_the_sentence_is_built(read, rule, text, told):
    assert told in harms(read(text))


def test_a_verb_or_a_name_is_no_weapon(read):
    assert harms(read("A tremor tore tiles off roofs and a mob killed six in Elmton.")) != [
        ("ASSAULT", "crowd-control")
    ]
    assert harms(read("Attackers wounded two policemen in Baton Rouge on Monday.")) == [("ASSAULT", "")]


def test_a_crime_wave_is_no_flood(read):
    assert harms(read("A crime wave hit the town of Elmton on Monday.")) == []
    assert harms(read("A giant wave hit the town of Elmton on Monday.")) == [("x:DISASTER", "x:flood")]


def test_who_took_his_own_life_is_among_no_wounded(read):
    (report,) = read("The banker shot himself dead in his office in Elmton on Monday.")
    assert (report.event_mode, report.injured_best) == ("x:suicide", None)


def test_who_shot_himself_in_the_hand_is_wounded(read):
    (report,) = read("A boy of three shot himself in the hand with a pistol in Elmton on Monday.")
    assert (report.event_type, report.event_mode, report.injured_best) == ("ASSAULT", "x:accidental-shooting", 1)


def test_who_killed_others_before_himself_attacked(read):
    text = "A man killed his wife and two children before turning the gun on himself in Elmton on Monday."
    assert [(r.event_type, r.deaths_best) for r in read(text)] == [("ASSAULT", 3)]


@pytest.mark.parametrize("mark", [",", ":", ";", " -"])
def test_dead_in_a_clause_of_their_own_are_counted(read, mark):
    (report,) = read(f"A crane collapsed in Elmton{mark} 50 dead.")
    assert report.deaths_best == 50


def test_a_hotel_burned_down_by_a_gang_stays_arson(read):
    assert harms(read("A hotel was burned down by a gang in Elmton on Monday.")) == [("ASSAULT", "x:arson")]


def test_a_headline_keeps_its_passive(read):
    (report,) = read("A clerk was shot on Monday.", title="Two clerks shot in Elmton")
    assert report.event_mode == "firearms"


COMPOSED = [
    # rule                   text                                                                     type, mode
    ("raiders descend", "Raiders descended on a herders' camp in Elmton on Monday.", ("ASSAULT", "")),
    ("fight a battle", "Two clans fought running battles in Elmton on Sunday.", ("ASSAULT", "")),
    ("hanged", "A poisoner was hanged in Elmton prison on Friday.", ("ASSAULT", "")),
    ("into the bush", "Guerrillas marched six nurses into the forest near Elmton on Monday.", ("ASSAULT", "abduct")),
    ("disappeared", "A poet was disappeared by soldiers in Elmton on Monday.", ("ASSAULT", "abduct")),
    ("at gunpoint", "Two cooks were led away at gunpoint from a hotel in Elmton on Monday.", ("ASSAULT", "abduct")),
    ("bombs rolled", "Antonovs pushed crude bombs onto a market in Elmton on Monday.", ("ASSAULT", "aerial")),
    ("drones sent", "Rebels steered two drones into a mill in Elmton on Monday.", ("ASSAULT", "drone")),
    ("torn open", "A mine tore open a bus near Elmton on Monday.", ("ASSAULT", "explosives")),
    ("to pieces", "A shepherd was blown to pieces near Elmton on Monday.", ("ASSAULT", "explosives")),
    ("riddled", "Gunmen riddled a taxi with bullets in Elmton on Monday.", ("ASSAULT", "firearms")),
    ("kneecapped", "Gunmen kneecapped a barber in Elmton on Monday.", ("ASSAULT", "firearms")),
    ("lobbed shells", "A gunboat lobbed ten shells into the port of Elmton on Monday.", ("ASSAULT", "heavy-weapons")),
    ("cudgelled", "Warders horsewhipped an inmate in Elmton on Monday.", ("ASSAULT", "beat")),
    ("dogs set on", "Police dogs were loosed on miners in Elmton on Monday.", ("ASSAULT", "crowd-control")),
    ("scattered with", "The army scattered pupils with stun grenades in Elmton.", ("ASSAULT", "crowd-control")),
    ("lathi", "Constables lathi-charged farmers in Elmton on Friday.", ("ASSAULT", "crowd-control")),
    ("sledgehammers", "Zealots took sledgehammers to a shrine in Elmton on Monday.", ("ASSAULT", "destroy")),
    ("run through", "A clerk was run through with a sword in Elmton on Monday.", ("ASSAULT", "primitive")),
    ("on purpose", "A man deliberately drove into shoppers in Elmton on Monday.", ("ASSAULT", "primitive")),
    ("enslaved", "Soldiers sexually enslaved nine women in Elmton in May.", ("ASSAULT", "sexual")),
    ("third degree", "A tailor was given the third degree at a police station in Elmton.", ("ASSAULT", "torture")),
    ("shocks", "Electric shocks were inflicted on six detainees in Elmton in May.", ("ASSAULT", "torture")),
    ("slipped poison", "A banker was slipped thallium at a hotel in Elmton on Monday.", ("ASSAULT", "unconventional")),
    ("own foot", "A sentry shot himself in the foot in Elmton.", ("ASSAULT", "x:accidental-shooting")),
    (
        "armed stoppage",
        "Rebels paralysed two towns near Goma with an armed stoppage on Monday.",
        ("ASSAULT", "x:armed-strike"),
    ),
    ("match", "Louts put a match to a chapel in Elmton on Monday.", ("ASSAULT", "x:arson")),
    ("taken over", "Four gunmen took over an airliner bound for Elmton on Monday.", ("ASSAULT", "x:hijack")),
    ("limb", "A sawyer lost two fingers to a bandsaw in Elmton on Monday.", ("x:ACCIDENT", "")),
    ("round a tree", "A sports car wrapped itself round a tree in Elmton.", ("x:ACCIDENT", "x:crash")),
    ("careered", "A lorry careered off a road near Elmton on Monday.", ("x:ACCIDENT", "x:crash")),
    ("pancaked", "A garment factory pancaked in Elmton on Monday.", ("x:ACCIDENT", "x:collapse")),
    ("sinkhole", "A sinkhole swallowed two cars in Elmton on Monday.", ("x:ACCIDENT", "x:collapse")),
    ("all hands", "A trawler went down with all hands off Elmton on Monday.", ("x:ACCIDENT", "x:drowning")),
    ("with a bang", "A paint store went up with a bang in Elmton on Monday.", ("x:ACCIDENT", "x:explosion")),
    ("alight", "A fuel tanker caught alight in Elmton on Monday.", ("x:ACCIDENT", "x:fire")),
    ("seeps", "Radioactive water seeped into a river near Elmton on Monday.", ("x:ACCIDENT", "x:spill")),
    ("locusts", "Locusts stripped maize fields near Elmton on Monday.", ("x:DISASTER", "")),
    ("run dry", "Wells ran dry in Elmton after three parched summers.", ("x:DISASTER", "x:drought")),
    ("jolt", "Elmton awoke to a violent jolt on Tuesday.", ("x:DISASTER", "x:earthquake")),
    ("its top", "The volcano above Elmton blew its top on Monday.", ("x:DISASTER", "x:eruption")),
    ("under water", "Half of Elmton lay under water on Monday.", ("x:DISASTER", "x:flood")),
    ("heap", "A mountain of rubbish collapsed on huts in Elmton on Monday.", ("x:DISASTER", "x:landslide")),
    ("named storm", "Hurricane Zita lashed Elmton on Monday.", ("x:DISASTER", "x:storm")),
    ("fanned", "Wind-driven flames raced through Elmton on Monday.", ("x:DISASTER", "x:wildfire")),
    ("grafted", "Surgeons in Elmton sewed a donor's hand to a miner on Monday.", ("x:HEALTH", "")),
    ("laid low", "A mystery fever has laid low forty pupils in Elmton.", ("x:HEALTH", "x:outbreak")),
    ("phoney", "A phoney surgeon operated on forty patients in Elmton.", ("x:CRIME", "")),
    ("came upon", "Customs men came upon a ton of heroin in Elmton on Monday.", ("x:CRIME", "x:drugs")),
    ("conned", "A quack conned widows out of their savings in Elmton.", ("x:CRIME", "x:fraud")),
    ("siphoned off", "Clerks siphoned off $3 million in Elmton.", ("x:CRIME", "x:fraud")),
    ("snatched chain", "A man snatched a necklace from a widow in Elmton.", ("x:CRIME", "x:robbery")),
    ("filched", "A porter filched coins from a museum in Elmton on Monday.", ("x:CRIME", "x:theft")),
    ("sold into", "A gang sold girls into brothels in Elmton.", ("x:CRIME", "x:trafficking")),
    ("chainsaw", "Someone took a chainsaw to an old oak in Elmton on Monday.", ("x:CRIME", "x:vandalism")),
    ("battle", "The tenor lost his battle with cancer in Elmton on Monday.", ("x:DEATH", "")),
    ("mourning", "Three days of national mourning began in Elmton on Monday.", ("x:DEATH", "x:funeral")),
    ("poisoned themselves", "Nine members of a sect poisoned themselves in Elmton.", ("x:DEATH", "x:suicide")),
    ("deadly lift", "A lift broke loose in a tower in Elmton, killing five cleaners.", ("x:ACCIDENT", "")),
    ("deadly storm", "Hurricane Zita went over Elmton on Friday, killing nine people.", ("x:DISASTER", "x:storm")),
    ("headline", "NATO raid hits Goma television tower", ("ASSAULT", "aerial")),
    ("headline of a bomb", "Car bomb rocks Goma bullring", ("ASSAULT", "explosives")),
]


@pytest.mark.parametrize(("rule", "text", "told"), COMPOSED)
def test_composed_words_tell_of_harm(read, rule, text, told):
    assert told in harms(read(text))


FIGURES = [
    ("top corner", "The striker fired a rocket into the top corner in Elmton on Monday."),
    ("storm over", "Aides expect the storm over the budget to blow itself out by Friday."),
    ("flowers", "An explosion of wild flowers has carpeted the desert near Elmton."),
    ("robbed of a point", "The coach said his side had been robbed of a penalty in Elmton."),
    ("lined up", "A guard of honour lined up against the wall for the queen in Elmton."),
    ("rulebook", "The council put a match to its old rulebook on Tuesday."),
    ("samples", "Chefs bombarded the inspector with samples in Elmton on Monday."),
    ("questions", "The prosecutor bombarded the clerk with questions for five hours."),
    ("under fire", "The minister came under fire in parliament for his budget on Monday."),
    ("bears", "Bears mauled bank shares in Elmton on Friday."),
    ("avalanche", "An avalanche of letters has buried the regulator."),
    ("spinners", "The spinners ambushed the visitors in the third session on Monday."),
    ("committee", "The bill died a quiet death in committee on Monday."),
    ("crowd alight", "The guitarist set the crowd alight at a festival in Elmton."),
    ("dormant", "The volcano has been dormant for 400 years and draws many hikers."),
    ("drone", "The firm launched a drone for farmers at a trade show in Elmton."),
    ("express", "The new express left the track record in tatters on Monday."),
]


@pytest.mark.parametrize(("rule", "text"), FIGURES)
def test_composed_words_hide_in_figures_of_speech(read, rule, text):
    assert harms(read(text)) == []


def test_an_unknown_class_is_refused():
    with pytest.raises(ReferenceDataError, match="@nobody"):
        _words("own.csv:2", "@nobody")

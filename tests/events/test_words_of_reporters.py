"""What type of event the words that reporters use tell, and what the same words do not tell."""

from __future__ import annotations

import pytest


def kinds(reports):
    """Types and modes, sorted."""
    return sorted((r.event_type, r.event_mode or "") for r in reports)


TOLD = [
    # rule                text                                                                       type, mode
    ("police station", "Soldiers raided two police stations in Puno on Monday.", ("ASSAULT", "")),
    ("radio station", "Police raided a radio station in Gulu on Monday.", ("COERCE", "censor")),
    ("hyphen", "Three clerks were wounded in a shoot-out in Puno on Monday.", ("ASSAULT", "firearms")),
    ("no hyphen", "Two air-strikes killed nine people in Idlib on Monday.", ("ASSAULT", "aerial")),
    ("hyphen and plural", "The mill announced 300 lay-offs in Bari on Monday.", ("x:ECONOMIC", "x:company")),
    ("dispute", "A land dispute left four farmers dead and six hurt in Ica on Monday.", ("ASSAULT", "")),
    ("fight", "Four people were hurt in a fight between villagers in Ica on Monday.", ("ASSAULT", "")),
    ("rammed", "A patrol ship rammed a trawler off Vigo on Monday.", ("ASSAULT", "")),
    ("mine", "A truck struck a mine near Gao on Monday, killing two soldiers.", ("ASSAULT", "explosives")),
    ("taken", "She was taken from her office in Lome by gunmen on Monday.", ("ASSAULT", "abduct")),
    ("stoned", "A bus was stoned by a crowd in Ica on Monday.", ("ASSAULT", "primitive")),
    ("vest", "A woman detonated her vest in a market in Kano on Monday.", ("ASSAULT", "suicide-attack")),
    ("hyphened thing", "A booby-trap wounded two sappers near Gao on Monday.", ("ASSAULT", "explosives")),
    ("boarded", "Pirates boarded a tanker off Cotonou on Monday.", ("ASSAULT", "")),
    ("torched", "Soldiers torched nine shophouses in Pasto on Monday.", ("ASSAULT", "x:arson")),
    ("blockade", "Norland imposed a naval blockade on the island on Monday.", ("COERCE", "restrict")),
    ("under lockdown", "The governor put the city of Ica under lockdown on Monday.", ("COERCE", "restrict")),
    ("emergency rule", "The president put two provinces under emergency rule on Monday.", ("COERCE", "martial-law")),
    ("off the air", "The ministry took a radio station off the air in Gulu on Monday.", ("COERCE", "censor")),
    ("hackers", "Hackers crippled the website of a ministry in Riga on Monday.", ("COERCE", "cyber")),
    ("disbanded", "The junta disbanded the electoral commission on Monday.", ("COERCE", "restrict")),
    ("act suspended", "The High Court suspended parts of the land act on Monday.", ("COERCE", "")),
    ("town closes", "The city closed its schools on Monday because of the virus.", ("COERCE", "restrict")),
    ("official sacked", "The police chief of Puno was sacked on Monday.", ("COERCE", "")),
    ("site blocked", "Uganda blocked Facebook on Monday.", ("COERCE", "censor")),
    ("reinforcements", "Troop reinforcements arrived in Kashmir on Monday.", ("MOBILIZE", "")),
    ("to sea", "The fleet put to sea from Oran on Monday.", ("MOBILIZE", "")),
    ("hired", "The government hired foreign mercenaries on Monday.", ("MOBILIZE", "")),
    ("patrolled", "Soldiers patrolled the streets of Quetta on Monday.", ("MOBILIZE", "")),
    ("tanks", "Tanks rolled into the centre of Ankara on Monday.", ("MOBILIZE", "")),
    ("landed", "The navy landed 300 men in Oran on Monday.", ("MOBILIZE", "")),
    ("fled", "The prime minister fled to Oran on Monday.", ("RETREAT", "withdraw")),
    ("town abandoned", "The rebels abandoned the town of Gao on Monday.", ("RETREAT", "withdraw")),
    ("attacks halted", "The guerrillas halted their attacks on Monday.", ("RETREAT", "ceasefire")),
    ("captors", "The guerrillas handed over two nuns to the Red Cross in Pasto on Monday.", ("RETREAT", "release")),
    ("march", "The opposition called off a march in Mombasa on Monday.", ("RETREAT", "")),
    ("mutineers", "The mutineers in Lome surrendered on Monday.", ("RETREAT", "disarm")),
    ("handed to a state", "Liberia handed over six men to Ghana on Monday.", ("COOPERATE", "")),
    ("turned over", "Zambia turned over a wanted banker to Botswana on Monday.", ("COOPERATE", "")),
    ("tons", "The agency distributed 310 tons of maize to villagers in Xai-Xai on Monday.", ("AID", "")),
    ("doses", "Brazil sent 800,000 doses of vaccine to Paraguay on Monday.", ("AID", "")),
    ("allocated", "The European Union allocated 5 million euros to Malawi on Monday.", ("AID", "")),
    ("sent to assist", "The air force sent two helicopters to assist with the rescue in Bern on Monday.", ("AID", "")),
    ("brought home", "The UN refugee agency repatriated 400 refugees on Monday.", ("AID", "")),
    ("airlifted", "Helicopters airlifted villagers from the flooded valley of Kullu on Monday.", ("AID", "")),
    ("survivors", "Volunteers searched for survivors in the rubble in Bam on Monday.", ("AID", "")),
    ("settled", "The mine and the union settled their pay dispute in Perth on Monday.", ("AGREE", "")),
    ("consented", "The rebels consented on Monday to talks in Doha.", ("AGREE", "")),
    ("ministers", "Finance ministers of the bloc gathered in Riga on Monday.", ("CONSULT", "")),
    ("came to open", "The president came to open the clinic in Kisumu on Monday.", ("CONSULT", "visit")),
    ("link", "The two presidents spoke by video link on Monday.", ("CONSULT", "phone")),
    ("reinstated", "The ministry reinstated the dismissed teachers on Monday.", ("CONCEDE", "")),
    ("curfew eased", "The curfew in Srinagar was eased on Monday.", ("CONCEDE", "")),
    ("independence", "The province declared independence on Monday.", ("REJECT", "")),
    ("thrown out", "The court in Manila threw out the appeal on Monday.", ("REJECT", "")),
    ("coalition", "The farmers' party quit the coalition in Ljubljana on Monday.", ("REJECT", "")),
    ("bloc suspends", "The African Union suspended Guinea on Monday.", ("SANCTION", "")),
    ("travel ban", "The European Union imposed a travel ban on nine generals on Monday.", ("SANCTION", "")),
    ("visas", "Peru revoked the visas of two ministers on Monday.", ("SANCTION", "")),
    ("shunned", "The opposition shunned the talks on Monday.", ("REJECT", "")),
    ("confirmed", "The senate confirmed the new judge on Monday.", ("SUPPORT", "")),
    ("stones", "Crowds hurled stones at police in Nairobi on Monday.", ("PROTEST", "riot")),
    ("chained", "Activists chained themselves to the gates of a mine on Monday.", ("PROTEST", "obstruct")),
    ("marchers", "Marchers filled the main square of Tbilisi on Monday.", ("PROTEST", "demo")),
    ("many elected", "Voters elected mayors throughout Colombia on Monday.", ("x:ELECTION", "x:vote")),
    ("shoplifters", "Shoplifters took perfume from a store in Leeds on Monday.", ("x:CRIME", "x:theft")),
    ("made off", "Burglars made off with six paintings from a museum in Bern on Monday.", ("x:CRIME", "x:theft")),
    ("knifepoint", "A robber took 900 dollars from a pharmacy in Bern on Monday.", ("x:CRIME", "x:robbery")),
    ("swindled", "A broker swindled a bank out of 81 million dollars on Monday.", ("x:CRIME", "x:fraud")),
    ("daubed", "Vandals daubed paint on a statue in Oslo on Monday.", ("x:CRIME", "x:vandalism")),
    ("mud", "Mud buried a school in Pasto on Monday.", ("x:DISASTER", "x:landslide")),
    ("ash", "The mountain spewed ash on Monday.", ("x:DISASTER", "x:eruption")),
    ("winds", "Strong winds tore roofs off houses in Bulawayo on Monday.", ("x:DISASTER", "x:storm")),
    ("rains", "The rains failed again in Turkana in April.", ("x:DISASTER", "x:drought")),
    ("locusts", "Locusts devoured crops near Wajir on Monday.", ("x:DISASTER", "")),
    ("pipeline", "A pipeline leaked oil into a creek near Bonny on Monday.", ("x:ACCIDENT", "x:spill")),
    ("came down", "A light plane came down in a field near Nairobi on Monday.", ("x:ACCIDENT", "x:crash")),
    ("gave way", "A footbridge gave way in Bari on Monday.", ("x:ACCIDENT", "x:collapse")),
    ("razed", "A bushfire razed 30 homes near Cessnock on Monday.", ("x:DISASTER", "x:wildfire")),
    ("stranded", "Blizzards stranded 300 drivers near Erzurum on Monday.", ("x:DISASTER", "x:storm")),
    ("jobs", "The bank cut 400 jobs in Leeds on Monday.", ("x:ECONOMIC", "x:company")),
    ("underground", "Three miners were trapped underground near Copiapo on Monday.", ("x:ACCIDENT", "")),
    ("vaccinated", "Nurses vaccinated 4,000 children in Mzuzu on Monday.", ("x:HEALTH", "")),
    ("detected", "Cholera was detected in a camp in Goma on Monday.", ("x:HEALTH", "x:outbreak")),
    ("poisoning", "Forty guests were hospitalised with food poisoning in Bari on Monday.", ("x:HEALTH", "")),
    ("let go", "The owners had let go all 212 workers on Monday.", ("x:ECONOMIC", "x:company")),
    ("plant closes", "Volvo closed its plant in Uddevalla on Monday.", ("x:ECONOMIC", "x:company")),
    ("bust", "A shipyard in Gdansk went bust on Monday.", ("x:ECONOMIC", "x:company")),
    ("rate kept", "The central bank kept its main interest rate unchanged on Monday.", ("x:ECONOMIC", "x:policy")),
    ("low", "The peso hit a record low against the dollar on Monday.", ("x:ECONOMIC", "x:market")),
    ("hanged", "A banker hanged himself in his cell in Zurich on Monday.", ("x:DEATH", "x:suicide")),
    ("laid to rest", "The nation laid the former premier to rest in Valletta on Monday.", ("x:DEATH", "x:funeral")),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "told"), TOLD)
def test_words_tell_their_type(read, rule, text, told):
    assert kinds(read(text)) == [told]


NOTHING = [
    ("penalty shoot-out", "Peru won the final after a shoot-out in Lima on Monday."),
    ("warning", "The tsunami warning for the coast of Peru has been lifted."),
    ("pitch", "The striker shot wide in the final in Rome on Monday."),
    ("meringue", "The chef torched the meringue on Monday."),
    ("strike", "The union called off a planned strike."),
    ("trophy", "The captain handed over the trophy to the coach on Monday."),
    ("minister's rage", "The minister flew into a rage on Monday."),
    ("controls", "The dealer let go of his old ideas on Monday."),
    ("price", "The shop settled for a lower price on Monday."),
    ("audience", "Her fans gathered in Leeds on Monday."),
    ("cast", "The director cast two sisters in his film on Monday."),
    ("rest", "The report laid the rumour to rest on Monday."),
    ("rates", "The club kept its growth rate on Monday."),
    ("chord", "The orchestra struck a chord in Vienna on Monday."),
    ("exam", "The pupil failed his test in Bern on Monday."),
    ("deal", "The team abandoned the match in Bern on Monday."),
    ("way", "The bridge gives way to a road in Kent."),
    ("rain", "Organisers cancelled the march in Kent because of rain on Monday."),
    ("drop", "The plane dropped 300 metres on Monday."),
    ("gathering", "Old friends gathered in Riga on Monday for a party."),
    ("punch", "The boxer landed a punch in Las Vegas on Monday."),
    ("blankets", "The teacher handed out praise in Bern on Monday."),
    ("curtain", "The curtain came down on the festival in Lyon on Monday."),
]


@pytest.mark.parametrize(("rule", "text"), NOTHING)
def test_the_same_words_of_other_things_tell_nothing(read, rule, text):
    assert kinds(read(text)) == []


def test_who_is_handed_over_and_to_whom_are_two(read):
    (found,) = read("Liberia handed over six men to Ghana on Monday.")
    assert (found.actors, found.targets) == (("Liberia",), ("men", "Ghana"))


def test_rulers_of_a_country_act(read):
    (found,) = read("Peru's military rulers banned all political meetings on Monday.")
    assert found.actors == ("Peru's military rulers",)


DROWNED = [
    # rule        text                                                                          type, mode, dead
    ("boat", "A boat capsized off Oran on Monday. Seven people drowned.", ("x:ACCIDENT", "x:crash", 7)),
    ("said", "A ferry sank near Kisumu on Monday. Police said eleven drowned.", ("x:ACCIDENT", "x:crash", 11)),
    ("river", "A river flooded three villages near Gao on Monday. Two children drowned in it.",
     ("x:DISASTER", "x:flood", 2)),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "told"), DROWNED)
def test_those_who_drown_in_what_is_told_are_of_one_event(read, rule, text, told):
    (found,) = read(text)
    assert (found.event_type, found.event_mode, found.deaths_best) == told


def test_herders_freeze_in_the_blizzard(read):
    (found,) = read("A blizzard hit the mountains near Puno on Monday. Two herders froze to death.")
    assert (found.event_type, found.event_mode) == ("x:DISASTER", "x:storm")


APART = [
    ("day", "A storm hit Manila on Monday. Three fishermen drowned off Cebu on Thursday."),
    ("place", "A lorry overturned near Leeds on Monday. A swimmer drowned in Dover."),
]


@pytest.mark.parametrize(("rule", "text"), APART)
def test_those_who_drown_elsewhere_are_another_event(read, rule, text):
    assert len(read(text)) == 2


CHARGED = [
    ("suspicion", "Police arrested two men in Bristol on Monday on suspicion of stealing copper cable."),
    ("allegedly", "Police arrested a woman in Leeds on Monday for allegedly robbing a bank."),
    ("for", "Two men were arrested in Cebu on Monday for smuggling rice."),
]


@pytest.mark.parametrize(("rule", "text"), CHARGED)
def test_what_someone_is_arrested_for_is_no_crime_told(read, rule, text):
    assert kinds(read(text)) == [("COERCE", "arrest")]


TOLD_TOO = [
    ("day", "Police arrested a man in Leeds on Monday for robbing a bank on Friday."),
    ("told", "Thieves stole copper cable in Leeds on Friday. Police arrested two men on suspicion of stealing it."),
]


@pytest.mark.parametrize(("rule", "text"), TOLD_TOO)
def test_a_crime_of_a_day_is_told_beside_the_arrest(read, rule, text):
    assert {r.event_type for r in read(text)} == {"COERCE", "x:CRIME"}

"""Words of conflict short of war, as reporters use them: what they tell, and what the same words do not tell."""

from __future__ import annotations

import pytest


def kinds(reports):
    """Types and modes, sorted."""
    return sorted((r.event_type, r.event_mode or "") for r in reports)


PROTESTS = [
    # rule            text                                                                                     mode
    ("pans", "Pensioners banged pots and pans outside the bank in Ica on Monday.", "demo"),
    ("brought out", "The opposition brought 50,000 supporters on to the streets of Dakar on Monday.", "demo"),
    ("gherao", "Workers of the mill gheraoed the manager in Howrah on Monday.", "demo"),
    ("thronged to cry", "Hundreds thronged the main square of Ica on Monday, chanting against the junta.", "demo"),
    ("procession", "Lawyers took out a procession in Multan on Monday.", "demo"),
    ("tents", "Campaigners pitched tents outside parliament in Suva on Monday.", "demo"),
    ("black day", "Traders in Ica observed a black day on Monday.", "demo"),
    ("dharna", "Youths staged a dharna before the courthouse in Gaya on Monday.", "demo"),
    ("converged", "Demonstrators converged on the palace in Tunis on Monday, demanding new elections.", "demo"),
    ("turned out", "Women in Ica turned out in force on Monday to denounce the mayor.", "demo"),
    ("besieged", "Slum dwellers surrounded the council office in Nagpur on Monday.", "demo"),
    ("dumped", "Farmers dumped milk on the road in Nantes on Monday.", "demo"),
    ("battles", "Masked youths fought running battles with police in Bern on Monday.", "riot"),
    ("petrol bombs", "Protesters threw bricks at soldiers in Ica on Monday.", "riot"),
    ("scuffles between", "Scuffles broke out between protesters and police in Bern on Monday.", "riot"),
    ("turned violent", "Miners battled riot police in Ica on Monday.", "riot"),
    ("flared", "Rioting flared in the suburbs of Lille on Monday.", "riot"),
    ("amok", "Inmates ran amok in a prison in Ica on Monday.", "riot"),
    ("hartal", "A hartal called by the opposition brought Dhaka to a standstill on Monday.", "strike"),
    ("industrial action", "Nurses embarked on industrial action in Accra on Monday.", "strike"),
    ("walked out on a day", "Oil workers in Lagos walked out on Monday in a dispute over pensions.", "strike"),
    ("services", "Bus operators withdrew their services in Kandy on Monday.", "strike"),
    ("called out", "The pilots' union called its members out on Monday.", "strike"),
    ("underground", "Miners refused to go underground in Ica on Monday.", "strike"),
    ("lips", "Two exiles sewed their lips together in Rome on Monday.", "hunger"),
    ("fast", "A nun began a fast unto death in Imphal on Monday.", "hunger"),
    ("turned away", "Inmates turned away meals in a jail in Ica on Monday.", "hunger"),
    ("stormed out", "Opposition senators stormed out of the chamber in Baku on Monday.", "boycott"),
    ("shunned", "Shoppers in Ica shunned the dairy's milk on Monday.", "boycott"),
    ("lorries", "Drivers parked their lorries across the motorway near Calais on Monday.", "obstruct"),
    ("tracks", "Villagers squatted on the railway tracks at Alwar on Monday.", "obstruct"),
    ("themselves", "Squatters barricaded themselves inside a theatre in Bern on Monday.", "obstruct"),
    ("halt", "Taxi drivers brought central Rome to a halt on Monday.", "obstruct"),
    ("paint", "Protesters daubed the embassy walls with paint in Bern on Monday.", "vandalize"),
    ("statue", "Demonstrators pulled down a statue in Bristol on Monday.", "vandalize"),
]


@pytest.mark.parametrize(("rule", "text", "mode"), PROTESTS)
def test_crowds_protest_in_many_words(read, rule, text, mode):
    assert kinds(read(text)) == [("PROTEST", mode)]


COERCION = [
    ("term", "A court in Minsk handed the poet a five-year term on Monday.", "arrest"),
    ("condemned", "A tribunal in Lome condemned four colonels to death on Monday.", "arrest"),
    ("death sentence", "A court in Lome handed down death sentences on Monday to four colonels.", "arrest"),
    ("years for", "A mayor got ten years for fraud in Bari on Monday.", "arrest"),
    ("van", "A unionist was bundled into a police van in Harare on Monday.", "arrest"),
    ("locked up", "Dissidents were locked up in Havana on Monday.", "arrest"),
    ("held for", "Police in Bari held six men on Monday for printing false notes.", "arrest"),
    ("under an act", "A cartoonist was held under the Sedition Act in Ipoh on Monday.", "arrest"),
    ("land", "The farmers' land was expropriated in Bulawayo on Monday.", "seize"),
    ("computers", "Tax officials confiscated the party's computers in Bari on Monday.", "seize"),
    ("boarded", "Patrol boats boarded a tanker off Vigo on Monday.", "seize"),
    ("stake", "Norway seized a majority stake in the company on Monday.", "seize"),
    ("citizenship", "The ministry stripped the preacher of his citizenship in Manama on Monday.", "restrict"),
    ("licence", "The regulator revoked the licence of the agency in Juba on Monday.", "restrict"),
    ("turned back", "Border guards turned back 60 lorries near Lugo on Monday.", "restrict"),
    ("declared", "The opposition coalition was declared illegal in Lome on Monday.", "restrict"),
    ("halted", "Police banned a march in Lome on Monday.", "restrict"),
    ("off the air", "Two radio stations were taken off the air in Gulu on Monday.", "censor"),
    ("pulped", "Copies of the weekly were pulped in Ica on Monday.", "censor"),
    ("internet", "The authorities cut off the internet in Yaounde on Monday.", "censor"),
    ("indoors", "Residents of Imphal were ordered to stay indoors on Monday.", "curfew"),
    ("siege", "A state of siege was proclaimed in Quito on Monday.", "martial-law"),
    ("rule", "The cabinet decreed emergency rule in Lome on Monday.", "martial-law"),
    ("sent home", "Malaysia sent home 200 migrants on Monday.", "deport"),
    ("kicked out of", "A nun was kicked out of Burundi on Monday.", "deport"),
    ("out of their homes", "Bailiffs turned 40 families out of their homes in Bari on Monday.", "deport"),
    ("broke in", "Hackers broke into the ministry's servers in Riga on Monday.", "cyber"),
    ("offline", "The website of the commission was knocked offline in Kiev on Monday.", "cyber"),
    ("searched", "Detectives searched the party's headquarters in Bern on Monday.", ""),
]


@pytest.mark.parametrize(("rule", "text", "mode"), COERCION)
def test_those_in_power_coerce_in_many_words(read, rule, text, mode):
    assert kinds(read(text)) == [("COERCE", mode)]


WORDS = [
    ("notice", "The union served notice on Monday that it would close the port.", ("THREATEN", "")),
    ("a week", "Iraq gave the inspectors a week to leave on Monday.", ("THREATEN", "")),
    ("spectre", "The minister raised the spectre of war on Monday.", ("THREATEN", "")),
    ("bullet", "The editor received a bullet in the post in Tijuana on Monday.", ("THREATEN", "violence")),
    ("scare", "A bomb scare emptied the station in Bern on Monday.", ("THREATEN", "violence")),
    ("to court", "The mayor took the contractor to court in Manila on Monday.", ("ACCUSE", "")),
    ("suit", "A lawsuit was filed in Houston on Monday against the oil firm.", ("ACCUSE", "")),
    ("proceedings", "Impeachment proceedings were opened against the president on Monday.", ("ACCUSE", "")),
    ("branded", "The general was branded a traitor by the opposition on Monday.", ("ACCUSE", "")),
    ("faulted", "The auditor faulted the army over missing funds on Monday.", ("ACCUSE", "")),
    ("in court", "Two ministers appeared in court in Lilongwe on Monday.", ("ACCUSE", "")),
    ("inquiry", "An army inquiry blamed the militia on Monday.", ("ACCUSE", "")),
    ("cold water", "Iran poured cold water on the proposal on Monday.", ("REJECT", "")),
    ("nose", "Serbia thumbed its nose at the tribunal on Monday.", ("REJECT", "")),
    ("pact", "Lawmakers defeated the trade pact on Monday.", ("REJECT", "")),
    ("shrugged", "The minister shrugged off demands for his resignation on Monday.", ("REJECT", "")),
    ("scotched", "The minister scotched rumours of a devaluation on Monday.", ("REJECT", "")),
    ("lending", "The World Bank suspended lending to Uganda on Monday.", ("SANCTION", "")),
    ("clamped", "The UN clamped an arms embargo on Liberia on Monday.", ("SANCTION", "")),
    ("asset freeze", "The European Union imposed an asset freeze on eleven officials on Monday.", ("SANCTION", "")),
    ("pulled out", "Canada pulled its ambassador out of Tehran on Monday.", ("SANCTION", "")),
    ("beefed up", "The Pentagon beefed up its forces in Kuwait on Monday.", ("MOBILIZE", "")),
    ("riot police", "Riot police were deployed around the stadium in Cairo on Monday.", ("MOBILIZE", "")),
    ("war games", "Iran began war games in the Gulf on Monday.", ("MOBILIZE", "")),
    ("drill", "North Korea carried out a live-fire drill on Monday.", ("MOBILIZE", "")),
    ("poured in", "Extra soldiers poured into Srinagar on Monday.", ("MOBILIZE", "")),
    ("positions", "Troops took up positions along the ridge on Monday.", ("MOBILIZE", "")),
]


@pytest.mark.parametrize(("rule", "text", "told"), WORDS)
def test_threats_blame_refusals_and_moves_have_many_words(read, rule, text, told):
    assert kinds(read(text)) == [told]


NOTHING = [
    ("pans", "Children banged pots and pans at a birthday party in Bern on Monday."),
    ("stage", "The band brought its supporters on to the stage in Leeds on Monday."),
    ("armbands", "The team wore black armbands in Turin on Monday in memory of their captain."),
    ("shopping", "Shoppers thronged the market square in Lille on Monday for the sales."),
    ("religious", "Worshippers took out a religious procession in Puri on Monday."),
    ("play", "The striker went berserk with joy when he scored in Madrid on Monday."),
    ("sandwiches", "The walkers sat down on the track to eat their sandwiches on Monday."),
    ("parked", "She parked her car across the street from the bank on Monday."),
    ("compost", "The farmer dumped tomatoes on the compost heap on Monday."),
    ("flowers", "Pupils gathered at the pond in Ghent on Monday to press flowers."),
    ("cup", "The judge handed the winner a silver cup in Dublin on Monday."),
    ("pleasure", "He got ten years of pleasure from the old boat."),
    ("home from school", "She was sent home from school with a cold on Monday."),
    ("tour", "The guard led the tourists away from the exhibit on Monday."),
    ("charity", "Police held a charity run for children in Leeds on Monday."),
    ("presents", "The children tore into their presents in Leeds on Monday."),
    ("essays", "The dean gave the students until Friday to hand in their essays."),
    ("rest", "The trainer gave the side two weeks to rest after the season."),
    ("injury", "He shrugged off a knee injury to win the race in Monaco on Monday."),
    ("horse", "The horse balked at the fence in Ascot on Monday."),
    ("post", "He took up a position as a teacher in Jena on Monday."),
    ("sales", "The firm beefed up its sales force in Ghent on Monday."),
    ("fire drill", "The school held a fire drill in Ghent on Monday."),
    ("taxis", "The fleet of taxis headed for the stadium in Turin on Monday."),
]


@pytest.mark.parametrize(("rule", "text"), NOTHING)
def test_the_same_words_of_play_trade_and_home_tell_nothing(read, rule, text):
    assert kinds(read(text)) == []


KEPT = [
    ("fighters", "The army expelled the guerrillas from Gao on Monday.", "COERCE"),
    ("with militants", "Gunmen besieged the police station in Gao on Monday.", "PROTEST"),
    ("streets", "Soldiers blocked the road to Gao on Monday.", "PROTEST"),
]


@pytest.mark.parametrize(("rule", "text", "never"), KEPT)
def test_the_deeds_of_the_armed_are_not_those_of_crowds(read, rule, text, never):
    assert never not in {r.event_type for r in read(text)}


def test_what_a_crowd_cries_is_no_accusation_beside_its_protest(read):
    assert kinds(read("Students marched through Ica on Monday to denounce the governor.")) == [("PROTEST", "demo")]


def test_a_pact_that_is_refused_is_not_made(read):
    assert kinds(read("Lawmakers rejected the peace accord in Ica on Monday.")) == [("REJECT", "")]


COMPOSED = [
    # rule          text                                                                                        told
    ("grievance", "Weavers streamed into the square at Ica on Monday in anger at a tax on yarn.", "PROTEST", "demo"),
    ("over", "Midwives massed in Lahti on Monday over their night pay.", "PROTEST", "demo"),
    ("signs", "Exiles held up placards outside the Cuban embassy in Rome on Monday.", "PROTEST", "demo"),
    ("shoe", "A heckler flung a shoe at the premier in Hobart on Monday.", "PROTEST", ""),
    ("prize back", "Two poets gave back their medals in protest at the arrests in Minsk on Monday.", "PROTEST", ""),
    ("tools", "Welders put down their spanners in Gdansk on Monday.", "PROTEST", "strike"),
    ("services", "Magistrates suspended hearings in Lome on Monday in anger at a pay cut.", "PROTEST", "strike"),
    ("away", "Deputies stayed away from the session in Pristina on Monday over the budget.", "PROTEST", "boycott"),
    ("across", "Hauliers parked their lorries across the bridge at Calais on Monday.", "PROTEST", "obstruct"),
    ("soup", "Campaigners hurled soup over a painting in a museum in Bern on Monday.", "PROTEST", "vandalize"),
    ("volleys", "Students traded volleys of stones with police in Lima on Monday.", "PROTEST", "riot"),
    ("bars", "The junta put the poet behind bars in Lome on Monday.", "COERCE", "arrest"),
    ("swoop", "A police swoop netted 40 dealers in Cebu on Monday.", "COERCE", "arrest"),
    ("quarters", "Soldiers confined the deposed premier to a villa in Bissau on Monday.", "COERCE", "arrest"),
    ("book", "Officials pulled a novel from school libraries in Ohio on Monday.", "COERCE", "censor"),
    ("indoors", "The governor ordered residents indoors until dawn in Jos on Monday.", "COERCE", "curfew"),
    ("malware", "Malware knocked the servers of a bank in Quito offline on Monday.", "COERCE", "cyber"),
    ("trucks", "Kenya trucked 300 migrants over the border on Monday.", "COERCE", "deport"),
    ("activities", "The ministry froze the activities of a charity in Cairo on Monday.", "COERCE", "restrict"),
    ("repossessed", "The state repossessed two mansions in Banjul on Monday.", "COERCE", "seize"),
    ("unless", "The airline said on Monday it will close two routes unless fees fall.", "THREATEN", ""),
    ("would", "Iran said on Monday it would treat a boarding as an act of war.", "THREATEN", ""),
    ("bounty", "Clerics put a bounty on the head of a novelist in Qom on Monday.", "THREATEN", "violence"),
    ("likened", "The bishop likened the president to a dictator in Managua on Monday.", "ACCUSE", ""),
    ("not", "Serbia will not recognise the vote, its premier said on Monday.", "REJECT", ""),
    ("never", "Belize will never recognise the claim, its minister said on Monday.", "REJECT", ""),
    ("heels", "The union dug in its heels in Cork on Monday.", "REJECT", ""),
    ("on ice", "Brussels put talks with Chisinau on ice on Monday.", "SANCTION", ""),
    ("perks", "Washington withdrew trade privileges from Gabon on Monday.", "SANCTION", ""),
    ("reservists", "Georgia summoned 3,000 reservists on Monday.", "MOBILIZE", ""),
    ("quartered", "The army confined its troops to barracks in Quito on Monday.", "MOBILIZE", ""),
]


@pytest.mark.parametrize(("rule", "text", "event_type", "mode"), COMPOSED)
def test_classes_of_words_make_up_a_deed(read, rule, text, event_type, mode):
    assert (event_type, mode) in kinds(read(text))


NOT_COMPOSED = [
    ("changing", "Tourists gathered outside the palace in Madrid on Monday to watch the guard."),
    ("centenary", "The band marched through Leeds on Monday to mark its centenary."),
    ("one car", "The nurse parked her car across the road on Monday and went shopping."),
    ("floors", "Carpenters laid down new floors in the town hall at Ghent on Monday."),
    ("film", "The director cut ten minutes from the film before its release on Monday."),
    ("canteen", "The actor turned up his nose at the canteen food on Monday."),
    ("axle", "The train ground to a halt outside Crewe on Monday with a broken axle."),
    ("phone", "Police found the boy's phone in a ditch in Leeds on Monday."),
    ("friendly", "The coach called up three young players for Monday's friendly in Turin."),
    ("regatta", "The yacht slipped out of the harbour on Monday for the regatta."),
    ("hat-trick", "The striker went on the rampage with a hat-trick in Leeds on Monday."),
    ("charm", "Walkers are arrested by the charm of the old harbour in Cork."),
    ("league", "The side was banished to the second division in Turin on Monday."),
    ("condition", "If they will not recognise the vote, nobody will be surprised."),
]


@pytest.mark.parametrize(("rule", "text"), NOT_COMPOSED)
def test_classes_of_words_of_play_and_daily_life_make_up_nothing(read, rule, text):
    assert kinds(read(text)) == []

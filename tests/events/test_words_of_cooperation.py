"""Words of agreeing, meeting, backing, helping, giving way, asking and voting, and what the same words do not tell."""

from __future__ import annotations

import pytest

TOLD = [
    # rule, text, type, mode
    ("thrash out", "A compromise was thrashed out in Oslo on Monday.", "AGREE", ""),
    ("undertake", "The company undertook on Monday to clean up the river near Gweru.", "AGREE", ""),
    ("joint declaration", "The two premiers issued a joint declaration on fishing in Suva on Monday.", "AGREE", ""),
    ("go-ahead", "The council gave the go-ahead to a bridge across the Danube on Monday.", "AGREE", ""),
    ("pen to paper", "Two ministers put pen to paper on a gas contract in Baku on Monday.", "AGREE", ""),
    ("vow to help", "Norland vowed on Monday to rebuild the port of Amara.", "AGREE", ""),
    ("offer of aid", "Canada offered a loan of $90 million to Jamaica on Monday.", "AGREE", ""),
    ("offer of asylum", "Iceland offered asylum to the chess player on Monday.", "AGREE", ""),
    ("lease", "A ten-year lease on the naval base was signed in Manila on Monday.", "AGREE", ""),
    ("pay", "Rail workers accepted a 4 percent raise on Monday.", "AGREE", ""),
    ("closeted", "The negotiators were closeted with the rebels in Oslo on Monday.", "CONSULT", ""),
    ("table", "The farmers and the minister went back to the negotiating table in Pune on Monday.", "CONSULT", ""),
    ("read as a noun", "The Sri Lankan president conferred with two bishops in Galle on Monday.", "CONSULT", ""),
    ("separate", "The envoy held separate talks with both sides in Juba on Monday.", "CONSULT", "third-party"),
    ("visiting", "Visiting Prime Minister Ana Roe met bankers in Lagos on Monday.", "CONSULT", ""),
    ("strikes halted", "Israel halted its air strikes on Gaza on Monday.", "RETREAT", "ceasefire"),
    ("courtesy call", "Three senators paid a courtesy call on the mayor of Hanoi on Monday.", "CONSULT", "visit"),
    ("title before the name", "Chancellor Weber flew into Ankara on Monday.", "CONSULT", "visit"),
    ("goodwill", "The defence secretary arrived in Dhaka on Monday on a goodwill visit.", "CONSULT", "visit"),
    ("left for a tour", "Foreign Minister Salgado left on Monday for a week-long tour of Asia.", "CONSULT", "visit"),
    ("video link", "The two leaders talked over a video link on Monday.", "CONSULT", "phone"),
    ("shuttle", "Mediators shuttled between the two delegations in Doha on Monday.", "CONSULT", "third-party"),
    ("proximity", "Norway hosted talks between the rebels and the army in Oslo on Monday.", "CONSULT", "third-party"),
    ("medal", "The king bestowed a medal on the general in Rabat on Monday.", "SUPPORT", ""),
    ("speak up", "The minister spoke up for the dismissed judges on Monday.", "SUPPORT", ""),
    ("confidence", "Parliament gave the new cabinet a vote of confidence in Rome on Monday.", "SUPPORT", ""),
    ("re-established", "Peru and Bolivia re-established diplomatic relations on Monday.", "SUPPORT", ""),
    ("recognition", "The council won recognition from Jordan on Monday.", "SUPPORT", ""),
    ("condole", "The president condoled with the families of the fishermen on Monday.", "SUPPORT", ""),
    ("roll back", "The government rolled back the fuel price rise on Monday.", "CONCEDE", ""),
    ("commute", "The governor commuted the death sentence of a farm hand on Monday.", "CONCEDE", ""),
    ("climb down", "The government climbed down over the property tax in Dublin on Monday.", "CONCEDE", ""),
    ("unblock", "The ministry unblocked three websites on Monday.", "CONCEDE", ""),
    ("in the face of", "The premier shelved the pension bill on Monday in the face of protests.", "CONCEDE", ""),
    ("demands met", "The demands of the miners were met in Lota on Monday.", "CONCEDE", ""),
    ("stay", "The governor of Bihar suspended the eviction of squatters on Monday.", "CONCEDE", ""),
    ("team up", "Indonesian and Malaysian police teamed up on Monday to hunt the pirates.", "COOPERATE", ""),
    ("pool", "Armenian and Georgian scientists pooled their data on Monday.", "COOPERATE", ""),
    ("sell", "Brazil sold 20 trainer aircraft to Ecuador on Monday.", "COOPERATE", ""),
    ("bus between", "India and Bangladesh resumed bus services across the border on Monday.", "COOPERATE", ""),
    ("flights between", "Direct flights between Tel Aviv and Casablanca resumed on Monday.", "COOPERATE", ""),
    ("exchanged", "Prisoners were exchanged at the border near Gorlovka on Monday.", "COOPERATE", ""),
    ("write off", "Japan wrote off the debt of Laos on Monday.", "AID", ""),
    ("field hospital", "Cuban doctors set up a field hospital in Freetown on Monday.", "AID", ""),
    ("chip in", "Kuwait chipped in $5 million for the flood victims on Monday.", "AID", ""),
    ("trained", "Dutch instructors trained a battalion of Malian troops on Monday.", "AID", ""),
    ("relief plane", "A plane carrying 30 tonnes of relief goods landed in Cebu on Monday.", "AID", ""),
    ("by helicopter", "Helicopters ferried medicine to villages cut off by snow on Monday.", "AID", ""),
    ("firefighters", "Firefighters freed a woman trapped in a lift in Riga on Monday.", "AID", ""),
    ("handed out", "Tents and blankets were handed out in the stadium in Izmit on Monday.", "AID", ""),
    ("for relief", "The union released 20 million euros for drought relief in Niger on Monday.", "AID", ""),
    ("vacate", "The rebels vacated the town hall of Bor on Monday.", "RETREAT", "withdraw"),
    ("quit", "Troops from Chad quit the strip on Monday.", "RETREAT", "withdraw"),
    ("gave himself up", "The warlord gave himself up to peacekeepers in Bunia on Monday.", "RETREAT", "disarm"),
    ("guns silent", "Guns fell silent along the front on Monday.", "RETREAT", "ceasefire"),
    ("let a team in", "The junta allowed a UN team into the delta on Monday.", "RETREAT", "access"),
    ("papers", "The chief minister put in his papers on Monday.", "RETREAT", "resign"),
    ("towel", "The premier threw in the towel on Monday.", "RETREAT", "resign"),
    ("cabinet", "The Dutch cabinet resigned on Monday.", "RETREAT", "resign"),
    ("looted", "Britain returned the looted statue to Nigeria on Monday.", "RETREAT", "release"),
    ("plead with", "The widow pleaded with the kidnappers for mercy on Monday.", "REQUEST", ""),
    ("stay sought", "The lawyers sought a stay of execution on Monday.", "REQUEST", ""),
    ("apply", "Georgia applied for membership of the bloc on Monday.", "REQUEST", ""),
    ("float", "Fiji floated a plan for a regional court on Monday.", "REQUEST", ""),
    ("censure", "Lawmakers in Seoul tabled a no-confidence motion on Monday.", "REQUEST", ""),
    ("ask for", "The mayor asked Athens for more ferries on Monday.", "REQUEST", ""),
    ("commissioner", "The commissioner recommended a tax on plastic bags on Monday.", "REQUEST", ""),
    ("polling", "Polling began in 60 constituencies of Bihar on Monday.", "x:ELECTION", "x:vote"),
    ("turn out", "Slovenes turned out on Monday to choose a new president.", "x:ELECTION", "x:vote"),
    ("swept", "The Green candidate swept the mayoral race in Graz on Monday.", "x:ELECTION", "x:result"),
    ("trounced", "The ruling party was trounced in the by-election in Goa on Monday.", "x:ELECTION", "x:result"),
    ("thrown out", "Slovak voters threw out the party of the premier on Monday.", "x:ELECTION", "x:result"),
    ("term", "President Correa began his second term on Monday.", "x:ELECTION", "x:inauguration"),
    ("budget", "The finance minister unveiled a budget in Accra on Monday.", "x:ECONOMIC", "x:policy"),
    ("mill shut", "The steel mill in Galati shut down on Monday.", "x:ECONOMIC", "x:company"),
    ("lost percent", "The peso lost 4 percent against the dollar on Monday.", "x:ECONOMIC", "x:market"),
    ("coffin", "Thousands filed past the coffin of the cardinal in Krakow on Monday.", "x:DEATH", "x:funeral"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "event_type", "event_mode"), TOLD)
def test_words_tell_their_type_and_mode(read, rule, text, event_type, event_mode):
    assert (event_type, event_mode) in {(r.event_type, r.event_mode or "") for r in read(text)}


NOT_TOLD = [
    # rule, the type that is not told, text
    ("deed of the law", "AGREE", "He swore to tell the truth in court on Monday."),
    ("game", "AGREE", "The striker broke the deadlock after ten minutes on Monday."),
    ("name", "AGREE", "He put his name to a new brand of shoes on Monday."),
    ("greeting", "AGREE", "The waiter shook hands with every guest on Monday."),
    ("decision", "CONSULT", "The minister arrived at a decision on Monday."),
    ("hospital", "CONSULT", "The senator landed in hospital on Monday."),
    ("dinner", "CONSULT", "The children sat at the table and ate on Monday."),
    ("band", "CONSULT", "The band wound up its tour in Leeds on Monday."),
    ("tourists", "CONSULT", "Tourists visited the cathedral in Bari on Monday."),
    ("birds", "CONSULT", "Swans gathered on the lake at Oulu on Monday."),
    ("door", "SUPPORT", "He threw his weight behind the door on Monday to open it."),
    ("queue", "SUPPORT", "The crowd lined up behind the barrier on Monday."),
    ("fence", "SUPPORT", "The farmer mended his fence on Monday."),
    ("cake", "SUPPORT", "The chef decorated the cake with roses on Monday."),
    ("film", "SUPPORT", "The director won praise for his film in Cannes on Monday."),
    ("wall", "CONCEDE", "A wall gave way in Hull on Monday."),
    ("drain", "CONCEDE", "The plumber unblocked a drain in Hull on Monday."),
    ("roof", "CONCEDE", "The thief climbed down from the roof on Monday."),
    ("traffic", "CONCEDE", "The driver made a U-turn on Monday."),
    ("keeper", "CONCEDE", "The keeper conceded two goals on Monday."),
    ("wedding", "COOPERATE", "The villagers exchanged gifts at the wedding on Monday."),
    ("bank", "COOPERATE", "The couple opened a joint account on Monday."),
    ("match", "COOPERATE", "The match between Peru and Chile resumed on Monday."),
    ("timetable", "COOPERATE", "The bus leaves between nine and ten."),
    ("blood", "AID", "He donated blood in Leeds on Monday."),
    ("guests", "AID", "The hotel provides food and water to guests."),
    ("shift", "AID", "The lift brought the miners to the surface on Monday."),
    ("milk", "AID", "The truck delivered milk to shops on Monday."),
    ("passengers", "AID", "The plane landed in Lima on Monday with 90 passengers on board."),
    ("flat", "RETREAT", "The tenant vacated the flat on Monday."),
    ("dance", "RETREAT", "The singer gave herself up to dancing on Monday."),
    ("paper", "RETREAT", "The boy handed in his paper on Monday."),
    ("cup", "RETREAT", "The captain bowed out of the tournament on Monday."),
    ("shelf", "RETREAT", "The librarian returned the book to the shelf on Monday."),
    ("wine", "REQUEST", "The waiter recommended a wine on Monday."),
    ("job", "REQUEST", "He applied for a job at the mill on Monday."),
    ("tent", "REQUEST", "The band pitched its tent near the lake on Monday."),
    ("bill", "REQUEST", "He asked the waiter for the bill on Monday."),
    ("final", "x:ELECTION", "The sprinter won in the final on Monday."),
    ("window", "x:ELECTION", "She took a seat by the window on Monday."),
    ("prison", "x:ELECTION", "The thief began his prison term on Monday."),
    ("lunch", "x:ECONOMIC", "The mill closed for lunch on Monday."),
    ("teeth", "x:ECONOMIC", "The gap between the teeth widened on Monday."),
    ("fans", "x:DEATH", "The singer bid farewell to her fans on Monday."),
    ("football", "x:HEALTH", "Football fever struck the town of Bari on Monday."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "event_type", "text"), NOT_TOLD)
def test_the_same_words_in_another_sense_do_not(read, rule, event_type, text):
    assert event_type not in {r.event_type for r in read(text)}


MANY = [
    ("counted", "Leaders of the seven Sahel states gathered in Niamey on Monday.", "multilateral"),
    ("hyphened", "Foreign ministers of the ten-nation bloc huddled in Vientiane on Monday.", "multilateral"),
    ("league", "The Arab League convened in emergency session in Cairo on Monday.", "multilateral"),
    ("named", "The foreign ministers of Iran, Turkey and Russia conferred in Sochi on Monday.", "multilateral"),
    ("heads", "Heads of state of the region met in Sucre on Monday.", "multilateral"),
    ("adjective", "Tripartite talks on the river got under way in Lusaka on Monday.", "multilateral"),
    ("two", "The leaders of the two states met in Niamey on Monday.", ""),
    ("persons", "Seven farmers met the minister in Niamey on Monday.", ""),
    ("league with one", "The Arab League held talks with Libya in Cairo on Monday.", ""),
]


@pytest.mark.parametrize(("rule", "text", "mode"), MANY)
def test_talks_of_three_or_more_sides_are_multilateral(read, rule, text, mode):
    (talks,) = [r for r in read(text) if r.event_type == "CONSULT"]
    assert (talks.event_mode or "") == mode


INCLINED = [
    ("due", "Indian and Pakistani officials are due to meet in Wagah on Friday."),
    ("set", "The bishop is set to meet the warlord in Bangui on Friday."),
    ("likely", "The two premiers are likely to meet in Lima on Friday."),
]


@pytest.mark.parametrize(("rule", "text"), INCLINED)
def test_what_somebody_is_due_to_do_is_planned_by_him(read, rule, text):
    (talks,) = read(text)
    assert (talks.event_type, talks.assertion) == ("CONSULT", "planned")
    assert talks.actors


def test_attacks_that_are_halted_are_not_told_as_made(read):
    (halt,) = read("The army halted the shelling of the port on Monday.")
    assert (halt.event_type, halt.event_mode) == ("RETREAT", "ceasefire")


def test_who_visits_is_who_meets_others(read):
    (talks,) = read("Visiting Prime Minister Ana Roe met bankers in Lagos on Monday.")
    assert talks.actors == ("Ana Roe",)

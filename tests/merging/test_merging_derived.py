import random
import re

import pytest

from timeline.merging import Copy, origin_of, trace_copies
from timeline.model import Article

SINKING = """\
KALAMATA, 14 March — A ferry carrying 212 people ran onto rocks off the port of Kalamata late on Tuesday, and \
the coast guard said that 9 of them were missing. The Aghia Marina had left Piraeus at 18:40 with 187 passengers \
and 25 crew.

"We heard a long scraping and then the lights went out," said Eleni Vassilakis, 34, who was travelling with her \
two sons. Fishing boats from the village of Petalidi reached the ship before the coast guard and took 61 people \
on board.

The minister of shipping, Nikos Karras, flew to Kalamata in the night. He told reporters that the captain, who \
is 58, had been questioned for three hours. Winds of 70 kilometres an hour had been forecast since Monday \
morning.

The owner of the ship, Ionian Lines, said that its papers were in order and that it was inspected on 2 February \
in Patras. In 2009 another ferry of the company lost an engine near Zakynthos, and 340 passengers were towed to \
the port of Kyllini.

Divers from the naval base on Salamis will begin their search on Wednesday at 06:30, Karras said.
"""
PARAGRAPHS = SINKING.strip().split("\n\n")
LATER = "\n\n".join(
    [
        PARAGRAPHS[0].replace("9 of them were missing", "4 of them were still missing and 5 had been found alive"),
        *PARAGRAPHS[1:4],
        "A court in Kalamata ordered the captain to stay in custody until a hearing next week. His lawyer, Maria "
        "Dessou, said that the radar had failed minutes before and that a spare part had been asked for in January. "
        "The union of seamen called a strike of 24 hours in all ports, and the opposition asked for a debate.",
        "The five who were found had drifted on a raft as far as the bay of Almyros, where a shepherd saw them at "
        "dawn. They were cold but unhurt, the head of the hospital said, and one walked to the ambulance.",
    ]
)
BRIEF = "\n\n".join(PARAGRAPHS[:2])
OWN_WORDS = """\
Nine people could not be found on Tuesday night after a ferry struck a reef within sight of the harbour of \
Kalamata. Boats from nearby villages brought most of those on board to land, among them a teacher who had taken \
her class to Athens. "It was the fishermen who saved us," she told this newspaper. The minister promised an \
inquiry whose findings are to be public by the summer, and the company offered rooms to all who had lost their \
luggage in the wreck.
"""
FRENCH = """\
KALAMATA, 14 mars — Un ferry transportant 212 personnes s'est échoué sur des rochers au large du port de \
Kalamata tard mardi, et les garde-côtes ont indiqué que 9 d'entre elles étaient portées disparues. L'Aghia \
Marina avait quitté Piraeus à 18:40 avec 187 passagers et 25 membres d'équipage.

« Nous avons entendu un long raclement, puis la lumière s'est éteinte », a raconté Eleni Vassilakis, 34 ans, qui \
voyageait avec ses deux fils. Des bateaux de pêche du village de Petalidi ont atteint le navire avant les \
garde-côtes et ont recueilli 61 personnes.

Le ministre de la Marine marchande, Nikos Karras, s'est rendu dans la nuit à Kalamata. Il a déclaré aux \
journalistes que le commandant, âgé de 58 ans, avait été interrogé pendant trois heures. Des vents de 70 \
kilomètres à l'heure étaient annoncés depuis lundi matin.

L'armateur, Ionian Lines, a assuré que ses papiers étaient en règle et que le navire avait été inspecté le 2 \
février à Patras. En 2009, un autre ferry de la compagnie avait perdu un moteur près de Zakynthos, et 340 \
passagers avaient été remorqués jusqu'au port de Kyllini.

Des plongeurs de la base navale de Salamine commenceront les recherches mercredi à 06:30, a précisé M. Karras.
"""
GERMAN = """\
KALAMATA, 14. März — Eine Fähre mit 212 Menschen an Bord ist am späten Dienstag vor dem Hafen von Kalamata auf \
Felsen gelaufen; nach Angaben der Küstenwache werden 9 von ihnen vermisst. Die Aghia Marina war um 18:40 mit 187 \
Passagieren und 25 Besatzungsmitgliedern in Piräus ausgelaufen.

„Wir hörten ein langes Kratzen, dann ging das Licht aus“, sagte Eleni Vassilakis, 34, die mit ihren zwei Söhnen \
unterwegs war. Fischerboote aus dem Dorf Petalidi erreichten das Schiff vor der Küstenwache und nahmen 61 \
Menschen auf.

Der Minister für Schifffahrt, Nikos Karras, flog noch in der Nacht nach Kalamata. Der 58 Jahre alte Kapitän sei \
drei Stunden lang befragt worden, sagte er vor Journalisten. Wind mit 70 Kilometern pro Stunde war seit \
Montagmorgen angekündigt.

Die Reederei Ionian Lines erklärte, die Papiere seien in Ordnung, das Schiff sei am 2. Februar in Patras geprüft \
worden. Im Jahr 2009 war auf einer anderen Fähre des Unternehmens vor Zakynthos eine Maschine ausgefallen, 340 \
Passagiere wurden in den Hafen von Kyllini geschleppt.

Taucher vom Marinestützpunkt auf Salamis beginnen am Mittwoch um 06:30 mit der Suche, so Karras.
"""
SPANISH = """\
KALAMATA, 14 de marzo — Un transbordador con 212 personas encalló en unas rocas frente al puerto de Kalamata a \
última hora del martes, y la guardia costera informó de que 9 de ellas estaban desaparecidas. El Aghia Marina \
había zarpado de El Pireo a las 18:40 con 187 pasajeros y 25 tripulantes.

«Oímos un largo roce y luego se apagaron las luces», contó Eleni Vassilakis, de 34 años, que viajaba con sus dos \
hijos. Barcos de pesca del pueblo de Petalidi llegaron al buque antes que la guardia costera y recogieron a 61 \
personas.

El ministro de Marina Mercante, Nikos Karras, voló a Kalamata por la noche. Dijo a los periodistas que el \
capitán, de 58 años, había sido interrogado durante tres horas. Desde la mañana del lunes se anunciaban vientos \
de 70 kilómetros por hora.

La naviera, Ionian Lines, afirmó que sus papeles estaban en regla y que el barco fue inspeccionado el 2 de \
febrero en Patras. En 2009 otro transbordador de la compañía perdió un motor cerca de Zakynthos, y 340 pasajeros \
fueron remolcados hasta el puerto de Kyllini.

Buzos de la base naval de Salamina empezarán la búsqueda el miércoles a las 06:30, dijo Karras.
"""
FRENCH_OWN = """\
Neuf personnes restaient introuvables mercredi matin après le naufrage de l'Aghia Marina devant Kalamata, dans \
le sud du Péloponnèse. Le ferry, parti de Piraeus mardi à 18:40, transportait 212 personnes selon les \
garde-côtes.

Sur le quai, les familles attendent. Dimitri Papadakis, 47 ans, est venu de Tripoli en voiture : sa fille de 19 \
ans étudie à Athènes et rentrait pour la fête nationale du 25 mars. « On ne nous dit rien », soupire-t-il. À \
02:15, un premier car est parti vers l'hôpital, avec 16 blessés légers.

Le ministre Nikos Karras a promis une enquête. L'opposition rappelle que 3 des 11 navires d'Ionian Lines ont \
plus de 30 ans, et que la compagnie a été condamnée en 2014 à une amende de 85 000 euros. En 2009, 340 passagers \
avaient dû être remorqués.

Eleni Vassilakis, rescapée, raconte le bruit, puis le noir. Des pêcheurs de Petalidi ont sauvé 61 personnes.
"""
FRENCH_NEXT_DAY = """\
KALAMATA, 15 mars — Cinq des 9 passagers disparus de l'Aghia Marina ont été retrouvés vivants mercredi dans la \
baie d'Almyros, ont annoncé les garde-côtes. Un berger les avait aperçus à 05:50. Le ferry s'était échoué mardi \
devant Kalamata avec 212 personnes à bord.

Le commandant, âgé de 58 ans, a été placé en garde à vue pour 48 heures. Son avocate, Maria Dessou, affirme que \
le radar était tombé en panne. Le syndicat des marins appelle à une grève de 24 heures dans les 12 ports du \
pays.

Le ministre Nikos Karras s'exprimera jeudi à 10:00 à Athènes. Ionian Lines n'a pas souhaité faire de \
commentaire.
"""


def article(article_id, text, published="2023-03-14", **changes):
    values = {"source": f"outlet {article_id}", "language": "en", "title": f"Headline of {article_id * 3}"}
    return Article(article_id=article_id, text=text, path=article_id, published=published, **{**values, **changes})


def traced(*articles):
    return trace_copies(articles, {a.article_id: a.published for a in articles})


PAGE = {"url": "https://www.gulf-post.example/2023/ferry", "source": "Gulf Post"}
TITLE = {"title": "Nine missing as ferry runs onto rocks"}


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        pytest.param({}, {"text": SINKING}, "exact", id="the same words"),
        pytest.param({}, {"text": SINKING.upper() + "!"}, "exact", id="the same words in capitals"),
        pytest.param(
            {}, {"text": "(Agency) " + SINKING.replace("61", "63")}, "near", id="a word put before, a figure changed"
        ),
        pytest.param(
            PAGE, {"text": SINKING.replace("9", "7"), **PAGE}, "update", id="a figure changed on the same page"
        ),
        pytest.param(
            PAGE, {"text": LATER, **PAGE, "url": PAGE["url"] + "/?from=mail"}, "update", id="a page written on"
        ),
        pytest.param(TITLE, {"text": LATER, **TITLE}, "update", id="a story under one title written on"),
        pytest.param(
            {}, {"text": LATER, "published": "2023-03-15"}, None, id="another outlet's longer story that holds it"
        ),
        pytest.param({}, {"text": BRIEF}, "excerpt", id="the first paragraphs alone"),
        pytest.param(
            {}, {"text": BRIEF, "published": "2023-03-16"}, "excerpt", id="the first paragraphs two days later"
        ),
        pytest.param({}, {"text": BRIEF, "published": "2023-03-13"}, None, id="a short text that others wrote on"),
        pytest.param({}, {"text": OWN_WORDS}, None, id="the same happening in other words"),
        pytest.param(TITLE, {"text": OWN_WORDS, **TITLE}, None, id="other words under the same title"),
        pytest.param({}, {"text": OWN_WORDS + PARAGRAPHS[0]}, None, id="own words and a paragraph borrowed"),
        pytest.param({}, {"text": PARAGRAPHS[4]}, None, id="a single sentence"),
        pytest.param({}, {"text": FRENCH, "language": "fr"}, "translation", id="French"),
        pytest.param({}, {"text": GERMAN, "language": "de", "published": "2023-03-16"}, "translation", id="German"),
        pytest.param({}, {"text": SPANISH, "language": "es-MX"}, "translation", id="Spanish"),
        pytest.param(
            {"text": FRENCH, "language": "fr"}, {"text": SPANISH, "language": "es"}, "translation", id="neither English"
        ),
        pytest.param({}, {"text": FRENCH, "language": None}, None, id="a translation whose language is not known"),
        pytest.param(
            {}, {"text": FRENCH, "language": "fr", "published": "2023-03-24"}, None, id="a translation ten days later"
        ),
        pytest.param({}, {"text": FRENCH_OWN, "language": "fr"}, None, id="another newsroom in French"),
        pytest.param({}, {"text": FRENCH_NEXT_DAY, "language": "fr"}, None, id="the next day's story in French"),
    ],
)
def test_how_a_text_was_made_from_another(first, second, kind):
    found = traced(article("a", **{"text": SINKING, **first}), article("b", **second))
    assert found == ({"b": Copy(of="a", kind=kind)} if kind else {})


def test_of_two_texts_of_one_day_the_shorter_is_the_excerpt():
    assert traced(article("a", BRIEF), article("b", SINKING)) == {"a": Copy(of="b", kind="excerpt")}


def test_a_chain_is_followed_to_its_beginning_and_while_the_text_is_the_same():
    copies = traced(
        article("a", SINKING, **PAGE), article("b", LATER, **PAGE), article("c", "Late: " + LATER), article("d", BRIEF)
    )
    assert {name: copy.kind for name, copy in copies.items()} == {"b": "update", "c": "near", "d": "excerpt"}
    assert {origin_of(name, copies) for name in "abcd"} == {"a"}
    assert [origin_of(name, copies, same_text=True) for name in "abcd"] == ["a", "a", "a", "d"]


def test_the_order_of_the_articles_changes_nothing_and_nothing_comes_from_itself():
    rng = random.Random(11)
    texts = [SINKING, LATER, BRIEF, OWN_WORDS, SINKING.lower(), FRENCH, "\n\n".join(PARAGRAPHS[1:3])]
    articles = [
        article(f"{number:02}", rng.choice(texts), f"2023-03-{rng.choice((14, 14, 15))}", title=rng.choice("xyz"))
        for number in range(40)
    ]
    expected = traced(*articles)
    rng.shuffle(articles)
    assert traced(*articles) == expected
    assert all(origin_of(name, expected) not in expected for name in expected)


def test_a_sentence_that_a_thousand_texts_share_makes_no_excerpt_of_them():
    rng = random.Random(5)
    words = sorted(set(re.findall(r"\w+", SINKING + LATER + OWN_WORDS)))
    articles = [article(f"{n:04}", " ".join(rng.choices(words, k=60)) + PARAGRAPHS[4]) for n in range(1000)]
    assert traced(*articles) == {}

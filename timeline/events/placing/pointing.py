"""Words that point at a town named elsewhere: "this city", "in the capital", "there", "here" of a dateline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from timeline.events.placing.choice import is_origin, mention_counts
from timeline.events.syntax.anchor import Position, path_to_root, sentence_at, span_head
from timeline.events.words.reference_rows import read_rows
from timeline.model import COUNTRY_PRECISION, Article, Parse, Place, PlaceMention, Sentence, Token

POINTERS = "place_pointers.csv"
RULE = "pointed"
_CAPITAL_RULE = "-capital"
_NEAR = frozenset({"this", "these"})
_LAST = frozenset({"that", "same", "the"})
_LOCATIVE = frozenset(
    {
        "across",
        "against",
        "around",
        "at",
        "in",
        "inside",
        "into",
        "near",
        "on",
        "outside",
        "over",
        "throughout",
        "within",
    }
)
_ROLES = ("dobj", "nsubj", "nsubjpass", "poss")
# They act and are acted on as bodies too: "sued the city".
_BODIES = frozenset({"city", "municipality", "township"})
_PARTS = frozenset(
    {"area", "center", "centre", "downtown", "east", "edge", "end", "heart", "north", "outskirt", "outskirts", "part"}
    | {"section", "sector", "side", "south", "street", "suburb", "west", "zone"}
)
# What a capital is of, if it is no country's.
_LESSER = frozenset({"departmental", "district", "municipal", "provincial", "regional", "state"})
_HOLDING = frozenset(
    {"arrest", "arrested", "capture", "charge", "court", "detain", "hospital", "jail", "prison", "remand"}
)
_TOWNS = ("location", "dateline")
_UNITS = frozenset({"kilometer", "kilometre", "km", "mi", "mile"})
# The word is a place's, however doubtful the name is that it means.
_SURE = 0.9


@cache
def pointers() -> Mapping[str, str]:
    """The kind of place that a word points at, by lemma."""
    return {row["word"]: row["kind"] for row, _ in read_rows(POINTERS, ("word", "kind"))}


def pointed_places(article: Article, parse: Parse, places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Return a mention for each word that points at a town that the article names, in text order.

    Nobody points at where somebody came from: "a man from Lira was held in Gulu. In the town ...".
    """
    towns = [m for m in places if m.role in _TOWNS and _is_town(m.place)]
    if not towns:
        return ()
    country = _main_country(places)
    known = [m for m in towns if not is_origin(m, parse)]
    taken = {(m.field, at) for m in places for at in range(m.start, m.end)}
    found: list[PlaceMention] = []
    meant: PlaceMention | None = None
    for sentence in parse.sentences:
        for token in sentence.tokens:
            kind = pointers().get(token.lemma.lower())
            if kind is None or (sentence.field, token.start) in taken:
                continue
            start = _pointing_start(sentence, token, kind)
            if start is None:
                continue
            target = _target(sentence, start, kind, known, country) or _target(sentence, start, kind, towns, country)
            if target is None:
                continue
            if kind == "town" and sentence.tokens[start].lemma.lower() == "the":
                meant = meant or _left(target, sentence.tokens[start].start, towns, parse)
                target = meant = _kept(target, meant, towns, sentence.tokens[start].start, parse)
                if token.dep == "nsubj":  # what the town is or does: no event's place, but said of that town
                    continue
            found.append(_mention(article, sentence, start, token, target))
    return tuple(found)


def without_described(places: Sequence[PlaceMention], pointed: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places without unknown names that only tell of what sort a town pointed at is: "this North Sumatran city"."""
    return [m for m in places if not (_is_unknown(m.place) and any(_holds(other, m) for other in pointed))]


def _is_unknown(place: Place | None) -> bool:
    return place is None or (place.geo_precision >= COUNTRY_PRECISION and place.place_id.startswith("within:"))


def _holds(pointed: PlaceMention, mention: PlaceMention) -> bool:
    return pointed.field == mention.field and pointed.start <= mention.start and mention.end <= pointed.end


def _is_town(place: Place | None) -> bool:
    """Whether a place is a town, and no quarter of one that the gazetteer lacks."""
    return place is not None and place.kind == "city" and not place.place_id.startswith("within:")


def _left(last: PlaceMention, here: int, towns: Sequence[PlaceMention], parse: Parse) -> PlaceMention | None:
    """The town of the story, named more often, where the last one is only where people were held or brought."""
    counts = mention_counts([m for m in towns if m.field == "title" or m.start < here])
    before = [m for m in towns if m.role == "location" and (m.field == "title" or m.start < here)]
    most = max(before, key=lambda m: counts[m.place.place_id] if m.place is not None else 0, default=None)
    if most is None or most.place is None or last.place is None:
        return None
    return most if counts[most.place.place_id] > counts[last.place.place_id] and _is_held_at(last, parse) else None


def _is_held_at(mention: PlaceMention, parse: Parse) -> bool:
    sentence = sentence_at(parse, Position(field=mention.field, sentence=mention.sentence, head=0))
    head = span_head(sentence, mention.start, mention.end)
    return head is not None and any(sentence.tokens[i].lemma.lower() in _HOLDING for i in path_to_root(sentence, head))


def _kept(
    last: PlaceMention, meant: PlaceMention | None, towns: Sequence[PlaceMention], here: int, parse: Parse
) -> PlaceMention:
    """What "the town" means: the town named last, or what it meant before if that is named more often up to here.

    Named as often is enough where the last one stands in a relative clause: "those who died in Nimule".
    """
    if meant is None or meant.place is None or last.place is None or meant.place == last.place:
        return last
    counts = mention_counts([m for m in towns if m.field == "title" or m.start < here])
    ahead = counts[meant.place.place_id] - counts[last.place.place_id]
    return meant if ahead > 0 or (ahead == 0 and _is_in_relative(last, parse)) else last


def _is_in_relative(mention: PlaceMention, parse: Parse) -> bool:
    sentence = sentence_at(parse, Position(field=mention.field, sentence=mention.sentence, head=0))
    head = span_head(sentence, mention.start, mention.end)
    return head is not None and any(sentence.tokens[i].dep == "relcl" for i in path_to_root(sentence, head))


def is_pointed(mention: PlaceMention) -> bool:
    """Whether a mention does not name its place: "this city", "the Salvadoran capital"."""
    return mention.rule.startswith(RULE) or _CAPITAL_RULE in mention.rule


def name_of(mention: PlaceMention, places: Sequence[PlaceMention]) -> str:
    """The words that name a mention's place: its own, or those of another that names what it points at."""
    if is_pointed(mention) and mention.place is not None:
        for other in places:
            if other.place is not None and other.place.place_id == mention.place.place_id and not is_pointed(other):
                return other.quote
    return mention.quote


def _pointing_start(sentence: Sentence, token: Token, kind: str) -> int | None:
    """The token that a pointing phrase begins with; None where the words do not point, or name what they mean."""
    if kind in ("here", "there"):
        points = token.pos == "ADV" and token.dep == "advmod" and not _is_shown(sentence, token)
        above = path_to_root(sentence, token.head)
        of_someone = kind == "there" and any(sentence.tokens[i].dep in ("acl", "relcl") for i in above)
        return token.index if points and not of_someone else None  # not of "men trained there"
    if token.dep in ("compound", "amod", "nmod") or token.tag != "NN":
        return None
    tokens = sentence.tokens
    article = next((tokens[c] for c in token.children if tokens[c].dep == "det"), None)
    if article is None or article.index > token.index or _goes_on(sentence, token, article):
        return None
    word = article.lemma.lower()
    if word in _NEAR or word in _LAST - {"the"}:
        return article.index
    if word == "the" and (_is_where(sentence, token) or any(tokens[c].lemma.lower() == "same" for c in token.children)):
        return article.index
    return None


def _is_shown(sentence: Sentence, here: Token) -> bool:
    """Whether "here" shows something, or the words after it say where it is: "here is the text", "here in Gulu"."""
    following = sentence.tokens[here.index + 1 : here.index + 2]
    if any(token.lemma.lower() in ("at", "in") for token in following):
        return True
    verb = sentence.tokens[here.head]
    if verb.lemma.lower() == "be":
        return here.index < verb.index
    return verb.lemma.lower() == "have" and any(sentence.tokens[c].dep == "dobj" for c in verb.children)


def _goes_on(sentence: Sentence, token: Token, article: Token) -> bool:
    """Whether a name follows or stands before, or what the word is of: "the city of", "the Kenyan capital".

    What stands before it after "this" only tells of what sort it is: "this North Sumatran city".
    """
    tokens = sentence.tokens
    before = [
        tokens[c] for c in token.children if c < token.index and tokens[c].dep in ("amod", "compound", "nmod", "poss")
    ]
    if any(t.lemma.lower() in _LESSER for t in before):
        return True
    if article.lemma.lower() not in _NEAR and any(t.pos == "PROPN" or t.cased[:1].isupper() for t in before):
        return True
    following = next((t for t in tokens[token.index + 1 :] if t.pos != "PUNCT"), None)
    if following is not None and following.pos == "PROPN" and following.index == token.index + 1:
        return True
    return any(tokens[c].lemma.lower() in ("of", "call", "name") or tokens[c].dep == "appos" for c in token.children)


def _is_where(sentence: Sentence, token: Token) -> bool:
    """Whether "the city" says where: "in the city", "in the south of the city", "the capital's airport"."""
    if token.dep in _ROLES:
        return token.dep == "poss" or token.lemma.lower() not in _BODIES
    above = sentence.tokens[token.head]
    if token.dep != "pobj":
        return False
    if above.lemma.lower() in _LOCATIVE:
        return True
    part = sentence.tokens[above.head]
    return above.lemma.lower() == "of" and part.lemma.lower() in _PARTS and not _is_distance(sentence, part)


def _is_distance(sentence: Sentence, part: Token) -> bool:
    """Whether a side is counted from a town, and lies outside it: "90 km south of the capital"."""
    return part.index > 0 and sentence.tokens[part.index - 1].lemma.lower().rstrip(".") in _UNITS


def _is_capital_of(place: Place, country: str | None) -> bool:
    return place.is_capital and place.country == country


def _main_country(places: Sequence[PlaceMention]) -> str | None:
    """The country that most places and peoples of the article are of; ties go to the one named first."""
    counts = Counter(m.place.country for m in places if m.place is not None and m.place.country is not None)
    return counts.most_common(1)[0][0] if counts else None


def _target(
    sentence: Sentence, start: int, kind: str, towns: Sequence[PlaceMention], country: str | None
) -> PlaceMention | None:
    """The mention of the town that is meant; "the capital" is the main country's, "there" the town just named."""
    here = sentence.tokens[start].start
    word = sentence.tokens[start].lemma.lower()
    before = [m for m in towns if m.field == "title" or (sentence.field == "text" and m.start < here)]
    datelines = [m for m in before if m.role == "dateline"]
    if kind == "capital":
        capitals = [m for m in towns if m.place is not None and _is_capital_of(m.place, country)]
        near = [m for m in datelines if m in capitals] or [m for m in capitals if m in before] or capitals[:1]
        return near[-1] if near else None
    if kind == "here" or word in _NEAR:
        return datelines[-1] if datelines else (None if kind == "here" or not before else before[-1])
    if kind == "there":
        before = [m for m in before if m.field == sentence.field and m.sentence >= sentence.index - 1]
    return before[-1] if before else None


def _mention(article: Article, sentence: Sentence, start: int, token: Token, target: PlaceMention) -> PlaceMention:
    first = sentence.tokens[start].start
    text = (article.title or "") if sentence.field == "title" else article.text
    return replace(
        target,
        field=sentence.field,
        start=first,
        end=token.end,
        quote=text[first : token.end],
        sentence=sentence.index,
        role="location",
        rule=f"{RULE}-{target.rule}",
        score=max(target.score, _SURE),
        rivals=(),
    )

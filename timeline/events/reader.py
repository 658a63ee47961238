"""The events of one article: triggers, what belongs to them, the happenings they tell of, and their evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from timeline.events.actors import NO_COUNTRY, ActorPhrase, Actors
from timeline.events.anchor import when_clause
from timeline.events.assertion import judge
from timeline.events.assertion_cues import Cues
from timeline.events.attachment import DateLink, PlaceLink, Tree, attachments
from timeline.events.attributions import find_attributions, pointed_at
from timeline.events.claims import Claim, find_claims
from timeline.events.codebook import Codebook
from timeline.events.compose import cluster_type, compose
from timeline.events.confidence import Confidence
from timeline.events.counts_routing import counts_by_cluster
from timeline.events.dating import telling_dates
from timeline.events.draft import HEAD_SENTENCES, Draft, Materials
from timeline.events.groups import BANDS
from timeline.events.hints import mode_hint
from timeline.events.lexicon import EFFECT, Lexicon
from timeline.events.mentions import HURTING, VIOLENT, Cluster, Mention, Told
from timeline.events.misplaced import sharing_verb
from timeline.events.names import NameBook, complete_names
from timeline.events.naming import kind_of
from timeline.events.participants import (
    body_of,
    participants,
    they_of,
    told_of,
    with_antecedent,
    with_countries,
    with_scenes,
    with_selves,
)
from timeline.events.pointing import pointed_places
from timeline.events.reach import clause_verbs
from timeline.events.report_evidence import evidence_of_unused
from timeline.events.reports import write_reports
from timeline.events.roles import WIELDING
from timeline.events.sequence import told_apart, told_besides
from timeline.events.statements import demands, intended
from timeline.events.triggers import find_triggers
from timeline.events.victims import befell, find_identities
from timeline.events.view import Trigger, View
from timeline.model import (
    Article,
    DateMention,
    Evidence,
    Issue,
    Parse,
    Place,
    PlaceMention,
    Publication,
    Report,
    Token,
)
from timeline.places.modifiers import BESIDE

_BAND_WORDS = 2
_GENERIC_WEIGHT = 0.35
_DEEP_STEPS = 0.04
_STATE = frozenset({"GOV", "MIL", "UNK"})
_EXPLOSIVE = frozenset({"explosives", "heavy-weapons"})
_BODIES = frozenset({"group", "country"})
_THINGS = frozenset({"building", "vehicle", "infrastructure"})
_PEOPLE = frozenset({"person", "number"})
_THEY = frozenset({"he", "she", "him", "her", "they", "them", "who"})
_THAT = frozenset({"that", "which"})
_SERIES = frozenset({"campaign", "chain", "rash", "series", "spate", "string", "wave"})
_HOW = frozenset({"after", "as", "when"})
_KNOWN = frozenset({"the", "this", "that", "these", "those", "both", "same"})
HARMING = frozenset({"ASSAULT", EFFECT, "x:ACCIDENT", "x:DISASTER", "x:CRIME", "PROTEST"})


_Found = TypeVar("_Found", DateMention, PlaceMention)


class EventReader:
    """Reads events; holds the codebook, the lexicons and the actors' codes, all read-only."""

    def __init__(self, own: Path | None = None, country: Callable[[str], Place] | None = None) -> None:
        """Load what is shipped, extended by a codebook of the user's own (a CSV, or a folder with its triggers).

        `country` gives the place of an alpha-3 code; without it, an event of no known place has no country either.

        Raises ReferenceDataError for malformed data.
        """
        self.codebook = Codebook.load(own)
        self.lexicon = Lexicon.load(self.codebook, own=own)
        self.cues = Cues.load()
        self.actors = Actors.load()
        self.confidence = Confidence.load()
        self.country = country

    def __call__(
        self,
        article: Article,
        parse: Parse,
        dates: Sequence[DateMention],
        places: Sequence[PlaceMention],
        publication: Publication,
    ) -> tuple[tuple[Report, ...], tuple[Evidence, ...], tuple[Issue, ...]]:
        """Reports by rank, evidence in text order (every date and place mention among it), and issues."""
        views = [View(sentence, self.lexicon) for sentence in parse.sentences]
        told = telling_dates(article, parse, dates)
        book = complete_names(parse.sentences)
        named = _without_bands([m for m in places if not m.rule.endswith(BESIDE)], book, parse)
        where = tuple(sorted((*named, *pointed_places(article, parse, named)), key=_standing))
        mentions = _as_arrests(self._mentions(views, told, where, book))
        clusters = compose(mentions)
        self._attribute(clusters, views, mentions)
        self._lend_series(clusters, views)
        self._identify(clusters, views)
        materials = Materials(
            article=article,
            parse=parse,
            dates=told,
            places=where,
            publication=publication,
            actors=self.actors,
            book=book,
            instruments=self.lexicon.instruments,
            confidence=self.confidence,
            country=self.country,
        )
        drafts = self._drafts(clusters, views)
        reports, evidence = write_reports(drafts, materials)
        unused = evidence_of_unused(evidence, materials, dates, places)
        rows = sorted((*evidence, *unused), key=_reading_order)
        return reports, tuple(rows), ()

    def _mentions(
        self,
        views: Sequence[View],
        dates: Sequence[DateMention],
        places: Sequence[PlaceMention],
        book: NameBook,
    ) -> list[Mention]:
        dates_by, places_by = _by_sentence(dates), _by_sentence(places)
        found: list[Mention] = []
        for order, view in enumerate(views):
            key = (view.sentence.field, view.sentence.index)
            triggers = [t for t in self._triggers(view, order) if not _is_in_date(view, t, dates_by[key])]
            if not triggers:
                continue
            found.extend(self._read_sentence(views[: order + 1], triggers, dates_by[key], places_by[key], book))
        return found

    def _triggers(self, view: View, order: int) -> list[Trigger]:
        """The triggers of a sentence, what actors say that they will do read as a promise or a threat."""
        reporting = self.cues.reporting
        found = [intended(view, t, reporting) or t for t in _without_light(find_triggers(view, order))]
        found = [_wielded(view, t, self.lexicon.instruments) for t in found]
        return found + [t for t in demands(view, order, reporting) if all(t.token != o.token for o in found)]

    def _read_sentence(
        self,
        views: Sequence[View],
        triggers: Sequence[Trigger],
        dates: Sequence[DateMention],
        places: Sequence[PlaceMention],
        book: NameBook,
    ) -> Iterator[Mention]:
        """The mentions of the last of the views; those before it tell who "the two countries" are."""
        view, before = views[-1], views[:-1]
        previous = before[-1] if before else None
        person, people = told_of(view, previous, self.actors), they_of(view, previous, self.actors)
        body = body_of(view, previous, self.actors)
        tree = Tree(view, self.cues.reporting)
        date_links = _links(tree, triggers, dates)
        place_links = _links(tree, triggers, places)
        towns = _towns(places)
        spots = _towns([m for m in places if m.role in ("location", "dateline")])
        apart = told_apart(tree, triggers)
        verbs = [t for t in triggers if view.sentence.tokens[t.token].pos == "VERB"]
        attacks = {t.token for t in triggers if t.part == "noun" and t.event_type == "ASSAULT"}
        for number, trigger in enumerate(triggers):
            judgement = judge(view, trigger, self.cues)
            harms = trigger.event_type in HARMING
            actors = participants(view, trigger.actors, self.actors, event=trigger.token, harmed=False, towns=spots)
            actors = with_countries(
                with_antecedent(actors, view, person, people if harms else None, body if harms else None),
                view,
                before,
                self.actors,
            )
            targets = participants(
                view, trigger.targets, self.actors, event=trigger.token, harmed=harms, towns=towns if harms else spots
            )
            targets = with_selves(with_countries(targets, view, before, self.actors), actors, view)
            targets = with_scenes(targets, view, trigger)
            targets = tuple(phrase for phrase in targets if phrase.head not in attacks)
            depth = len(tree.path(trigger.anchor)) - 1
            weight = trigger.weight * (_GENERIC_WEIGHT if judgement.generic else 1.0)
            yield Mention(
                trigger=trigger,
                judgement=judgement,
                field=view.sentence.field,
                sentence=view.sentence.index,
                order=trigger.position,
                start=view.sentence.tokens[trigger.first].start,
                within=_within(view, trigger, triggers),
                governed=any(trigger.token in view.arguments(t.token).objects for t in verbs if t is not trigger),
                depth=depth,
                weight=weight * (1 - _DEEP_STEPS * min(5, depth)),
                actors=actors,
                targets=targets,
                participants=frozenset(
                    _folded(p, view, book, len(before)) for p in (*actors, *targets) if not p.pronoun
                )
                | (self._sides(actors) if harms else frozenset()),
                kinds_of_victims=frozenset(k for p in targets if not p.pronoun and (k := self._kind(p)) is not None),
                dates=tuple(DateLink(mention=m, score=s[number], nearest=s[number] == max(s)) for m, s in date_links),
                places=tuple(PlaceLink(mention=m, score=s[number]) for m, s in place_links),
                struck=frozenset(_folded(p, view, book, len(before)) for p in targets if not p.pronoun),
                things=frozenset(view.lemmas[p.head] for p in targets if _is_thing(view, p)),
                by_many=trigger.event_type == "ASSAULT" and any(p.plural or _is_body(view, p) for p in actors),
                fresh=_may_open(trigger) and any(_is_thing(view, p) and _is_fresh(view, p) for p in targets),
                besides=told_besides(view, trigger),
                paragraph=view.sentence.paragraph if view.sentence.field == "text" else None,
                of_known=harms and _strikes_known(view, trigger),
                plural=trigger.part == "noun" and view.sentence.tokens[trigger.token].tag in ("NNS", "NNPS"),
                apart=apart[number],
                bomb=_bomb(view, trigger),
            )

    def _attribute(self, clusters: Sequence[Cluster], views: Sequence[View], mentions: Sequence[Mention]) -> None:
        """Give the violent events those who are held to have done them in words that only point at the event."""
        if not any(cluster.types & VIOLENT for cluster in clusters):
            return
        for order, view in enumerate(views):
            told = {m.trigger.token for m in mentions if m.order == order}
            for found in find_attributions(view, order, told):
                owner = pointed_at(found, clusters)
                if owner is None:
                    continue
                phrases = participants(view, [found.head], self.actors, event=found.head, harmed=False)
                where = (view.sentence.field, view.sentence.index)
                cluster, number = owner
                mention = cluster.mentions[number]
                more = tuple(replace(p, told_in=where) for p in phrases if not p.pronoun)
                cluster.mentions[number] = replace(mention, actors=(*mention.actors, *more))

    def _lend_series(self, clusters: Sequence[Cluster], views: Sequence[View]) -> None:
        """Give the acts of a series told without their actors whoever carried it out.

        "The Front is behind a wave of kidnappings. On Monday a mayor was kidnapped."
        """
        series = [m for c in clusters for m in c.mentions if m.plural and m.actors and _is_series(views[m.order], m)]
        for cluster in clusters:
            lead = cluster.mentions[0]
            told = [m for m in series if m.order < lead.order and _is_of_series(cluster, m)]
            if not told or any(not p.pronoun for m in cluster.mentions for p in m.actors):
                continue
            where = (told[-1].field, told[-1].sentence)
            lent = tuple(replace(p, told_in=p.told_in or where) for p in told[-1].actors if not p.pronoun)
            cluster.mentions[0] = replace(lead, actors=lent)

    def _identify(self, clusters: Sequence[Cluster], views: Sequence[View]) -> None:
        """Give the events that hurt people those whom other sentences name as their victims, or as who did it."""
        if not any(cluster.types & HURTING for cluster in clusters):
            return
        for order, view in enumerate(views):
            for found in find_identities(view, order):
                owner = befell(found, clusters, views)
                if owner is None:
                    continue
                phrases = participants(view, [found.head], self.actors, event=found.head, harmed=True)
                where = (view.sentence.field, view.sentence.index)
                more = tuple(replace(p, told_in=where) for p in phrases if not p.pronoun)
                cluster, number = owner
                mention = cluster.mentions[number]
                if found.side == "actors":
                    cluster.mentions[number] = replace(mention, actors=(*mention.actors, *more))
                else:
                    cluster.mentions[number] = replace(mention, targets=(*mention.targets, *more))

    def _sides(self, phrases: Sequence[ActorPhrase]) -> frozenset[str]:
        """The countries that act: "Egyptian jets" are of one side with "Egypt"."""
        codes = [self.actors.code(p.described).split() for p in phrases if not p.pronoun and not p.person]
        return frozenset(f"side {country}" for country, sector in codes if country != NO_COUNTRY and sector in _STATE)

    def _kind(self, phrase: ActorPhrase) -> str | None:
        """What tells a victim from others whatever the words: whether named, else the sector; None for anybody."""
        if phrase.person:
            return f"person {phrase.name.casefold().split()[-1]}"
        sector = self.actors.code(phrase.described).split()[1]
        return None if sector == "UNK" or kind_of(phrase.name) == "people" else sector

    def _drafts(self, clusters: Sequence[Cluster], views: Sequence[View]) -> list[Draft]:
        counts = counts_by_cluster(clusters, views)
        claims = _claims_by_cluster(clusters, views)
        drafts = []
        typed = [cluster_type(cluster) for cluster in clusters]
        attacks = sum(event_type in HURTING for event_type, _, _ in typed)
        for number, (cluster, (event_type, mode, shown)) in enumerate(zip(clusters, typed, strict=True)):
            drafts.append(
                Draft(
                    cluster=cluster,
                    event_type=event_type,
                    event_mode=mode,
                    shown=shown,
                    counts=tuple(counts.get(number, ())),
                    claims=tuple(claims.get(number, ())),
                    crowded=_crowded(cluster, clusters),
                    aside=attacks > 1 and _is_told_late(cluster),
                )
            )
        return drafts


def _is_series(view: View, mention: Mention) -> bool:
    """Whether a plural noun tells of a series: "a wave of kidnappings"."""
    tokens = view.sentence.tokens
    link = tokens[tokens[mention.trigger.token].head]
    return link.lemma.lower() == "of" and view.lemmas[link.head] in _SERIES


def _is_of_series(cluster: Cluster, series: Mention) -> bool:
    """Whether all that is told of a happening are single acts of the mode of a series."""
    modes = {m.trigger.event_mode for m in cluster.mentions if not m.trigger.is_effect}
    return series.trigger.event_mode is not None and modes == {series.trigger.event_mode}


def _bomb(view: View, trigger: Trigger) -> Told | None:
    """Whether a verb tells of a bomb or the like as of one new to the reader, of one known, or of many."""
    if trigger.part == "noun" or trigger.event_type != "ASSAULT":
        return None
    tokens = view.sentence.tokens
    arguments = view.arguments(trigger.token) if tokens[trigger.token].pos == "VERB" else None
    heads = {*range(trigger.first, trigger.last), *(arguments.subjects + arguments.objects if arguments else ())}
    nouns = [head for head in sorted(heads) if tokens[head].pos in ("NOUN", "PROPN")]
    bombs = [head for head in nouns if view.lexicon.instruments.get(view.lemmas[head]) in _EXPLOSIVE]
    if not bombs:
        return None
    if all(tokens[head].tag in ("NNS", "NNPS") for head in bombs):
        return "many"
    known = any(tokens[c].dep == "poss" or view.words[c] in _KNOWN for head in bombs for c in tokens[head].children)
    return "known" if known else "new"


def _may_open(trigger: Trigger) -> bool:
    """Whether a trigger may bring in a new thing: no noun does, nor what tells of damage only: "a bus was wrecked"."""
    return trigger.part != "noun" and (trigger.event_mode != "destroy" or bool(trigger.actors))


def _is_body(view: View, phrase: ActorPhrase) -> bool:
    return bool(view.kinds(phrase.head) & _BODIES) and not phrase.person


def _is_thing(view: View, phrase: ActorPhrase) -> bool:
    return bool(view.kinds(phrase.head) & _THINGS) and not phrase.person


def _is_fresh(view: View, phrase: ActorPhrase) -> bool:
    """Whether the words introduce a thing: no article or pronoun says that it is known."""
    tokens = view.sentence.tokens
    return not any(tokens[c].dep == "poss" or view.words[c] in _KNOWN for c in tokens[phrase.head].children)


def _strikes_known(view: View, trigger: Trigger) -> bool:
    """Whether whoever was hit has been told of before: "he was shot", "both men died"."""
    people = [i for i in trigger.targets if view.kinds(i) & _PEOPLE or view.words[i] in _THEY]
    return bool(people) and all(_is_known(view, i, trigger) for i in people)


def _is_known(view: View, head: int, trigger: Trigger) -> bool:
    token = view.sentence.tokens[head]
    if view.words[head] in _THEY:
        return token.head in (trigger.token, trigger.anchor)
    return any(view.words[c] in _KNOWN for c in token.children)


def _is_told_late(cluster: Cluster) -> bool:
    """Whether one sentence tells it, and that below the head of the article."""
    orders = {mention.order for mention in cluster.mentions}
    return len(orders) == 1 and min(orders) > HEAD_SENTENCES


def _as_arrests(mentions: Sequence[Mention]) -> list[Mention]:
    """Read who "was seized", none says by whom, as arrested where the article tells of arrests and no abduction."""
    modes = {m.trigger.event_mode for m in mentions if not _is_seizure(m)}
    if "arrest" not in modes or "abduct" in modes:
        return list(mentions)
    return [
        replace(m, trigger=replace(m.trigger, event_type="COERCE", event_mode="arrest")) if _is_seizure(m) else m
        for m in mentions
    ]


def _is_seizure(mention: Mention) -> bool:
    trigger = mention.trigger
    return trigger.event_mode == "abduct" and trigger.rule.startswith("verb:seize:") and not trigger.actors


def _crowded(cluster: Cluster, clusters: Sequence[Cluster]) -> frozenset[int]:
    """The sentences of a cluster that tell of another attack too."""
    others = {m.order for c in clusters if c is not cluster for m in c.mentions if m.trigger.event_type == "ASSAULT"}
    return frozenset(m.order for m in cluster.mentions if m.order in others)


def _without_bands(places: Sequence[PlaceMention], book: NameBook, parse: Parse) -> list[PlaceMention]:
    """Leave out places that only the names of armed groups and gangs hold: "the Medellin drug cartel"."""
    spans = [(parse.sentences[g.order].field, g.start, g.end) for g in book.groups if g.is_band]
    for sentence in parse.sentences:
        for token in sentence.tokens:
            if token.lemma.lower() in BANDS and token.index:
                first = sentence.tokens[max(0, token.index - _BAND_WORDS)]
                spans.append((sentence.field, first.start, token.end))
    if not spans:
        return list(places)
    return [
        m
        for m in places
        if m.role not in ("location", "organisation")
        or not any(field == m.field and start <= m.start and m.end <= end for field, start, end in spans)
    ]


def _standing(mention: PlaceMention) -> tuple[bool, int]:
    """Where a mention stands in the article, the title first."""
    return mention.field != "title", mention.start


def _reading_order(row: Evidence) -> tuple[bool, int, int, str, str, str]:
    return (row.field_text != "title", row.start, row.end, row.kind, row.report_id or "", row.evidence_id)


def _by_sentence(found: Sequence[_Found]) -> defaultdict[tuple[str, int], list[_Found]]:
    grouped: defaultdict[tuple[str, int], list[_Found]] = defaultdict(list)
    for mention in found:
        grouped[mention.field, mention.sentence].append(mention)
    return grouped


def _towns(places: Sequence[PlaceMention]) -> frozenset[int]:
    """Where the names of towns and regions begin, countries apart: a country may be attacked, a town is where."""
    return frozenset(m.start for m in places if m.place is not None and m.place.kind in ("city", "admin1", "admin2"))


def _links(tree: Tree, triggers: Sequence[Trigger], found: Sequence[_Found]) -> list[tuple[_Found, list[float]]]:
    """Each date or place of the sentence with its pull on each trigger."""
    links = []
    for mention in found:
        head = tree.head_of(mention.start, mention.end)
        if head is not None:
            is_date = isinstance(mention, DateMention)
            dated = is_date and not mention.rule.startswith("clock")
            when = when_clause(tree.view.sentence, mention.end) if dated else None
            links.append((mention, attachments(tree, head, triggers, when, clause_verbs() if is_date else None)))
    return links


def _is_in_date(view: View, trigger: Trigger, dates: Sequence[DateMention]) -> bool:
    """Whether a trigger's word is a part of a date: the month of March is no march."""
    token = view.sentence.tokens[trigger.token]
    return any(date.start <= token.start and token.end <= date.end for date in dates)


def _wielded(view: View, trigger: Trigger, instruments: Mapping[str, str]) -> Trigger:
    """The trigger in the mode of what is told to have done it: "jets attacked", "warplanes bombed"."""
    if trigger.event_type != "ASSAULT" or trigger.event_mode not in (None, "explosives"):
        return trigger
    subjects = [view.lemmas[index] for index in (*trigger.actors, *_used(view, trigger))]
    modes = {instruments.get(word) or mode_hint(word) for word in subjects} - {None}
    if len(modes) != 1 or (trigger.event_mode == "explosives" and modes != {"aerial"}):
        return trigger
    return replace(trigger, event_mode=modes.pop())


def _used(view: View, trigger: Trigger) -> list[int]:
    """What somebody "used to bomb the camp"."""
    token = view.sentence.tokens[trigger.token]
    wields = token.dep == "xcomp" and view.lemmas[token.head] in WIELDING
    return view.arguments(token.head).objects if wields else []


def _without_light(triggers: Sequence[Trigger]) -> list[Trigger]:
    """Drop verbs that only lend a noun their arguments: "raids hit a base" tells of the raids once."""
    lent = {t.anchor for t in triggers if t.part != "verb" and t.anchor != t.token}
    return [t for t in triggers if t.part != "verb" or t.token not in lent or t.is_effect]


def _within(view: View, trigger: Trigger, triggers: Sequence[Trigger]) -> int | None:
    """The word that tells the same happening.

    "Shot two men in an attack on a bar", "a bomb went off, killing two", "a shooting that left one man dead".
    """
    token = view.sentence.tokens[trigger.token]
    if trigger.is_effect and (noun := _clause_of(view, token, triggers)) is not None:
        return noun
    if trigger.part == "verb":
        if not trigger.is_effect:
            return None
        if token.dep == "advcl" and token.tag == "VBG":
            return sharing_verb(view.sentence, token)
        return _when_told(view, token)
    above = view.sentence.tokens[token.head]
    if token.dep == "pobj" and view.words[above.index] in ("in", "during", "by", "with"):
        return above.head
    return None


def _clause_of(view: View, token: Token, triggers: Sequence[Trigger]) -> int | None:
    """The noun that a relative clause with this word in it tells of: the parser may hang the clause on another."""
    tokens = view.sentence.tokens
    while token.dep not in ("relcl", "ROOT") and token.head != token.index:
        token = tokens[token.head]
    if token.dep != "relcl":
        return None
    that = [c for c in token.children if tokens[c].dep in ("nsubj", "nsubjpass") and view.words[c] in _THAT]
    nouns = [t for t in triggers if that and t.part == "noun" and t.token < that[0] and not t.is_effect]
    return max(nouns, key=lambda t: t.token).anchor if nouns else None


def _when_told(view: View, verb: Token) -> int | None:
    """The verb of the clause that says how people were killed or hurt: "two were hurt when a bomb went off"."""
    tokens = view.sentence.tokens
    clauses = (tokens[child] for child in verb.children if tokens[child].dep == "advcl")
    return next((c.index for c in clauses if any(view.words[w] in _HOW for w in c.children)), None)


def _folded(phrase: ActorPhrase, view: View, book: NameBook, order: int) -> str:
    """What makes two names one: the last word of a full name, or the head noun of a description.

    Of words for anybody the count tells more than the word: "four people" are not "two people".
    """
    group = book.group_of(phrase.described, order) if phrase.generic else None
    if group is not None:
        return group.casefold()
    name = book.full(phrase.name).casefold()
    if phrase.person:
        return name.split()[-1] if name.split() else name
    if (phrase.generic and kind_of(name) not in ("people", "attackers")) or (phrase.plural and not phrase.generic):
        return view.lemmas[phrase.head]
    return name


def _claims_by_cluster(clusters: Sequence[Cluster], views: Sequence[View]) -> dict[int, list[Claim]]:
    """A claim goes to the violent event told last when it is made."""
    found: defaultdict[int, list[Claim]] = defaultdict(list)
    for order, view in enumerate(views):
        for claim in find_claims(view, order):
            for owner in _claimed(claim, clusters):
                found[owner].append(claim)
    return found


def _claimed(claim: Claim, clusters: Sequence[Cluster]) -> list[int]:
    """The events that a claim is of: the one told last before it, or as many as it counts."""
    told: dict[int, tuple[int, int]] = {}
    for number, cluster in enumerate(clusters):
        if "ASSAULT" not in cluster.types:
            continue
        for mention in cluster.mentions:
            if claim.many == 1 and mention.order == claim.position and mention.trigger.token == claim.noun:
                return [number]
            if mention.order <= claim.position:
                told[number] = max(told.get(number, (-1, 0)), (mention.order, number))
    last = sorted(told, key=lambda number: told[number])
    return last[-claim.many :]

"""The events of one article: triggers, what belongs to them, the happenings they tell of, and their evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from timeline.events.assertion.statements import demands, intended, said_on, threatened, without_promised
from timeline.events.codebook import Codebook
from timeline.events.confidence import Confidence
from timeline.events.counts.routing import counts_by_cluster
from timeline.events.dating.choice import telling_dates
from timeline.events.happenings.compose import cluster_type, compose
from timeline.events.happenings.draft import HEAD_SENTENCES, Draft, Materials
from timeline.events.happenings.mentions import Cluster, Mention
from timeline.events.parties.actors import Actors
from timeline.events.parties.arresters import lend_arresters
from timeline.events.parties.claims import Claim
from timeline.events.parties.names import NameBook, complete_names
from timeline.events.parties.other_sentences import (
    attribute,
    claims_by_cluster,
    identify,
    lend_claimants,
    lend_series,
    list_victims,
    strike,
)
from timeline.events.placing.pointing import pointed_places, without_described
from timeline.events.report_evidence import evidence_of_unused
from timeline.events.reports import write_reports
from timeline.events.sentence_mentions import read_sentence
from timeline.events.syntax.roles import WIELDING
from timeline.events.syntax.view import Trigger, View
from timeline.events.triggers.bearers import without_bearers
from timeline.events.triggers.fiction import is_of_a_work, without_plot
from timeline.events.triggers.find import find_triggers
from timeline.events.triggers.games import is_of_games, without_play
from timeline.events.words.assertion_cues import Cues
from timeline.events.words.groups import BANDS
from timeline.events.words.hints import mode_hint
from timeline.events.words.lexicon import HURTING, Lexicon
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
)
from timeline.places.modifiers import BESIDE

_BAND_WORDS = 2
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
        pointed = pointed_places(article, parse, named)
        where = tuple(sorted((*without_described(named, pointed), *pointed), key=_standing))
        mentions = without_promised(_as_arrests(self._mentions(views, told, where, book)), views)
        clusters = compose(mentions)
        attribute(clusters, views, mentions=mentions, known=self.actors)
        lend_series(clusters, views)
        list_victims(clusters, views, known=self.actors)
        identify(clusters, views, known=self.actors)
        strike(clusters, views, known=self.actors)
        claims = claims_by_cluster(clusters, views)
        lend_claimants(clusters, views, claims, known=self.actors)
        lend_arresters(clusters, views, known=self.actors)
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
        drafts = self._drafts(clusters, views, claims)
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
        leaves_out = _left_out(views)
        found: list[Mention] = []
        for order, view in enumerate(views):
            key = (view.sentence.field, view.sentence.index)
            triggers = [t for t in self._triggers(view, order) if not _is_in_date(view, t, dates_by[key])]
            for without in leaves_out:
                triggers = without(view, triggers)
            if not triggers:
                continue
            told = views[: order + 1]
            dated, placed = dates_by[key], places_by[key]
            found.extend(
                read_sentence(told, triggers, dates=dated, places=placed, book=book, known=self.actors, cues=self.cues)
            )
        return found

    def _triggers(self, view: View, order: int) -> list[Trigger]:
        """The triggers of a sentence, what actors say that they will do read as a promise or a threat."""
        reporting = self.cues.reporting
        found = [intended(view, t, reporting) or t for t in _without_light(find_triggers(view, order))]
        found = [said_on(view, t, reporting) for t in threatened(view, found)]
        found = [_wielded(view, t, self.lexicon.instruments) for t in found]
        return found + [t for t in demands(view, order, reporting) if all(t.token != o.token for o in found)]

    def _drafts(
        self, clusters: Sequence[Cluster], views: Sequence[View], claims: Mapping[int, Sequence[Claim]]
    ) -> list[Draft]:
        counts = counts_by_cluster(clusters, views)
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


def _left_out(views: Sequence[View]) -> list[Callable[[View, Sequence[Trigger]], list[Trigger]]]:
    """What is no happening in such an article: surnames, play in reports of games, the plot in reviews."""
    games, works = is_of_games(views), is_of_a_work(views)
    return [without_bearers(views), *([without_play] if games else []), *([without_plot] if works else [])]


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


def _is_in_date(view: View, trigger: Trigger, dates: Sequence[DateMention]) -> bool:
    """Whether a trigger's word is a part of a date: the month of March is no march."""
    token = view.sentence.tokens[trigger.token]
    return any(date.start <= token.start and token.end <= date.end for date in dates)


_FIRED = (None, "explosives", "firearms", "heavy-weapons")
_CHARGED = frozenset({"bomb", "explosive", "explosives", "suicide"})
_WORN = frozenset({"belt", "jacket", "vest", "waistcoat"})
# The modes of a verb that say less than who or what did it.
_LESS_TOLD: Mapping[str, tuple[str | None, ...]] = {
    "aerial": (*_FIRED, "x:arson"),
    "drone": (*_FIRED, "x:arson"),
    "heavy-weapons": (None, "firearms", "x:arson"),
    "suicide-attack": (None, "explosives", "primitive"),
}


def _wielded(view: View, trigger: Trigger, instruments: Mapping[str, str]) -> Trigger:
    """The trigger in the mode of what is told to have done it: "jets attacked", "the air force bombed".

    Who fires or bombs tells more than what is fired: "a drone fired missiles", "tanks opened fire".
    """
    if trigger.event_type != "ASSAULT":
        return trigger
    heads = (*trigger.actors, *_used(view, trigger), *_striking(view, trigger))
    modes = {_mode_of(view, index, instruments) for index in heads} - {None}
    mode = next(iter(modes)) if len(modes) == 1 else None
    if _is_worn(view) and "explosives" in (mode, trigger.event_mode):
        mode = "suicide-attack"
    if mode is None or trigger.event_mode not in _LESS_TOLD.get(mode, (None,)):
        return trigger
    return replace(trigger, event_mode=mode)


def _mode_of(view: View, head: int, instruments: Mapping[str, str]) -> str | None:
    """The mode that a head shows with the word before it, "a suicide bomber", or else alone."""
    pair = f"{view.words[head - 1]}-{view.lemmas[head]}" if head else ""
    names = (pair, view.joined(head), view.lemmas[head])
    return next((instruments[name] for name in names if name in instruments), None) or mode_hint(view.lemmas[head])


def _is_worn(view: View) -> bool:
    """Whether a sentence tells of explosives on somebody's body: "a bomber wearing an explosive vest"."""
    pairs = zip(view.words, view.lemmas[1:], strict=False)
    return any(first in _CHARGED and second in _WORN for first, second in pairs)


def _striking(view: View, trigger: Trigger) -> list[int]:
    """What a verb says struck, which is nobody: "a drone bombed the camp"; no raid or strike."""
    token = view.sentence.tokens[trigger.anchor]
    subjects = view.arguments(trigger.anchor).subjects if token.pos == "VERB" else []
    return [
        head for head in subjects if "event" not in view.kinds(head) and view.lemmas[head] not in view.lexicon.nouns
    ]


def _used(view: View, trigger: Trigger) -> list[int]:
    """What somebody "used to bomb the camp"."""
    token = view.sentence.tokens[trigger.token]
    wields = token.dep == "xcomp" and view.lemmas[token.head] in WIELDING
    return view.arguments(token.head).objects if wields else []


def _without_light(triggers: Sequence[Trigger]) -> list[Trigger]:
    """Drop verbs that only lend a noun their arguments: "raids hit a base" tells of the raids once."""
    lent = {t.anchor for t in triggers if t.part != "verb" and t.anchor != t.token}
    light = {t.token: t for t in triggers if t.part == "verb" and t.token in lent and not t.is_effect}
    return [_in_mode_of(t, light.get(t.anchor)) for t in triggers if t.part != "verb" or t.token not in light]


def _in_mode_of(trigger: Trigger, light: Trigger | None) -> Trigger:
    """A noun with the mode of the verb that lends it arguments: "flew to Lima for talks" tells of a visit."""
    if light is not None and light.event_type == "x:ACCIDENT" and trigger.event_mode == "explosives":
        return replace(trigger, event_type=light.event_type, event_mode=light.event_mode)  # "tore through a refinery"
    if light is None or trigger.event_mode is not None or light.event_type != trigger.event_type:
        return trigger
    return replace(trigger, event_mode=light.event_mode)

"""Which of an article's dates is an event's: syntax first, then the sentence, then the narrative around it.

With no date in reach the day of publication bounds the event (`../D`); it never stands in for its day.
"""

from __future__ import annotations

import bisect
import csv
import datetime
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Literal

from timeline.dates import in_dateline, resolve_relative
from timeline.events.anchor import (
    Anchor,
    Position,
    clause_of,
    follows_at_once,
    is_sequel,
    path_to_root,
    sentence_at,
    span_head,
    tree_distance,
    when_clause,
)
from timeline.events.weights import chance_of, score, weights
from timeline.model import Article, DateMention, DateValue, Parse, Publication, Sentence

CLAUSE_VERBS = "clause_verbs.csv"
LONG_BEFORE_DAYS = 45
MAX_ARCS = 5
MAX_NEIGHBOUR = 2
MAX_OCCURRENCE_NEIGHBOUR = 6
STAMP_REACH_TOKENS = 4
YEAR_DIGITS = 4
RECENT_DAYS = 14
SPAN_PRECISIONS = (2, 3, 4)
OWN_PULL = 0.3
LAG_DAYS = (1, 2, 3)
PART_OF_DAY = re.compile(r"night|evening|morning|afternoon|midnight|noon|dawn|\b[ap]\.?m\b", re.IGNORECASE)
CLOCK = re.compile(r"\d\s?[:.]\s?\d\d|\b[ap]\.?m\b", re.IGNORECASE)
HEADER = re.compile(
    r"[^\W\d]+\.? \d{1,2},? \d{4},? (?:at )?\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.IGNORECASE
)
ADDRESS = re.compile(r"://|www\.|/\S*/")
MAX_GIVEN = 3
MAX_REFINED = 4
REFINING_LOSS = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DateChoice:
    """The date of an event: the mention that gives it (None: only the publication bounds it), value and score.

    `share` is the ranker's chance, 0 to 1, of these days among all that the article gives and none. `given` holds the
    other mentions in reach of the event, best first: the losers, kept as evidence.
    """

    value: DateValue | None
    mention: DateMention | None
    score: float
    rule: str
    share: float = 0.0
    given: tuple[DateMention, ...] = ()


Part = Literal["date", "words_date"]
Pull = Mapping[str, float]
Pulls = Mapping[tuple[str, int], Pull]
NO_PULLS: Pulls = {}
_AHEAD: Pull = {"after_publication": 0.0}


def choose_date(
    anchor: Anchor,
    dates: Sequence[DateMention],
    parse: Parse,
    publication: Publication,
    pulls: Pulls = NO_PULLS,
    *,
    part: Part = "date",
    lies_ahead: bool = False,
) -> DateChoice:
    """Return the date of the event told at `anchor`. Ties go to the mention that comes first in the article.

    `part` names the weights: `date` of attacks and the like, `words_date` of talks, deals and what is said.
    `pulls` tells by field and start of a date how closely it stands to the event's words and to those of others. Of
    what `lies_ahead` a day after the publication is as good as another, and one before it is none.
    """
    if lies_ahead:
        dates = [m for m in dates if m.value is not None and not _is_past(m.value, publication)]
        pulls = {(m.field, m.start): {**pulls.get((m.field, m.start), {}), **_AHEAD} for m in dates}
    scored = [
        (best, mention)
        for mention in dates
        if mention.value is not None
        and (best := _score(part, anchor, mention, dates, parse, publication, pulls)) is not None
    ]
    least = weights(part)["threshold"]
    shared = _shared_scores(scored)
    scored.sort(key=lambda pair: (-shared[_days(pair[1])], -pair[0], pair[1].field == "text", pair[1].start))
    if scored and shared[_days(scored[0][1])] >= least:
        best, mention = _finest(scored)
        given = tuple(other for _, other in scored[1 : 1 + MAX_GIVEN])
        share = chance_of(shared[_days(mention)], shared.values(), least)
        return DateChoice(
            value=mention.value, mention=mention, score=best, rule="date-ranked", share=share, given=given
        )
    given = tuple(other for _, other in scored[:MAX_GIVEN])
    return DateChoice(
        value=publication_bound(publication), mention=None, score=0.0, rule="date-publication", given=given
    )


def _is_past(value: DateValue, publication: Publication) -> bool:
    return publication.day is not None and value.end is not None and value.end < publication.day


def _shared_scores(scored: Sequence[tuple[float, DateMention]]) -> Mapping[tuple[object, object], float]:
    """The score of each interval of days: the mentions that give it count together, as their odds add up."""
    odds: defaultdict[tuple[object, object], float] = defaultdict(float)
    for value, mention in scored:
        odds[_days(mention)] += math.exp(value)
    return {days: math.log(total) for days, total in odds.items()}


def _days(mention: DateMention) -> tuple[object, object]:
    return (mention.value.start, mention.value.end) if mention.value is not None else (None, None)


def _finest(scored: Sequence[tuple[float, DateMention]]) -> tuple[float, DateMention]:
    """The best date, or the best of the finer ones inside it: "over the weekend ... late on Saturday morning"."""
    best = scored[0]
    wide = best[1].value
    if wide is None or wide.precision == 1 or wide.precision > MAX_REFINED:
        return best
    inner = [
        pair for pair in scored
        if pair[0] >= best[0] - REFINING_LOSS and is_finer(pair[1].value, wide)
    ]  # fmt: skip
    return inner[0] if inner else best


def is_finer(value: DateValue | None, wide: DateValue) -> bool:
    """Whether a date tells more exactly what a wider one tells: "on Palm Sunday ... the April bombings"."""
    if value is None or value.precision >= wide.precision or value.start is None or value.end is None:
        return False
    return (wide.start or value.start) <= value.start and value.end <= (wide.end or value.end)


def telling_dates(
    article: Article, parse: Parse, dates: Sequence[DateMention], publication: Publication
) -> tuple[DateMention, ...]:
    """Return the dates that can be an event's: no page's stamps ("Posted: ..."), parts of addresses and datelines."""
    return tuple(
        m
        for m in dates
        if not _is_in_address(article, m)
        and not _is_stamp(article, parse, m)
        and not _is_dateline(article, m, publication)
    )


def _is_dateline(article: Article, mention: DateMention, publication: Publication) -> bool:
    """Whether the words are those of a dateline, which tell when the article was written."""
    proof = publication.mention if publication.basis == "dateline" else None
    if proof is not None and (proof.field, proof.start) == (mention.field, mention.start):
        return True
    return mention.field == "text" and in_dateline(article.text, mention.start, mention.end)


def _is_stamp(article: Article, parse: Parse, mention: DateMention) -> bool:
    sentence = sentence_at(parse, Position(field=mention.field, sentence=mention.sentence, head=0))
    return _is_stamped(sentence, mention.start) or _is_header(article, mention)


def _is_header(article: Article, mention: DateMention) -> bool:
    """Whether a line opens with a full date and then an hour, as a page heads what it shows: "May 2, 2016 2:44 PM"."""
    line = article.text[article.text.rfind("\n", 0, mention.start) + 1 : mention.start]
    return mention.field == "text" and not line.strip() and bool(HEADER.fullmatch(mention.quote))


def _is_stamped(sentence: Sentence, start: int) -> bool:
    """Whether words of a page's own making stand right before: "Posted:", "Updated on"."""
    end = bisect.bisect_right(sentence.tokens, start, key=lambda token: token.end)
    before = sentence.tokens[max(0, end - STAMP_REACH_TOKENS) : end]
    return any(clause_verbs().get(token.lemma.lower()) == "stamp" for token in before)


def _is_in_address(article: Article, mention: DateMention) -> bool:
    text = article.title or "" if mention.field == "title" else article.text
    start = max(text.rfind(space, 0, mention.start) for space in " \n\t") + 1
    return bool(ADDRESS.search(text, start, mention.start))


def publication_bound(publication: Publication) -> DateValue | None:
    """Return `../D` for the day of publication, or None where that is not known."""
    if publication.day is None:
        return None
    return DateValue(
        edtf=f"../{publication.day.isoformat()}", start=None, end=publication.day, precision=6, basis="publication"
    )


def related_date(
    anchor: Anchor, other: Anchor, known: DateValue, dates: Sequence[DateMention], parse: Parse
) -> tuple[DateMention, DateValue] | None:
    """Date an event by another whose date is known: "the strikes came hours after gunmen shot 29 pilgrims".

    Looks for words of relation between the two triggers in one sentence. None where there are none.
    """
    for mine in anchor.positions:
        for theirs in other.positions:
            if (mine.field, mine.sentence) != (theirs.field, theirs.sentence) or mine.head == theirs.head:
                continue
            found = _relation_between(mine, theirs, known, dates, parse)
            if found is not None:
                return found
    return None


def preceding_bound(
    anchor: Anchor, other: Anchor, known: DateChoice, parse: Parse, publication: Publication
) -> DateChoice | None:
    """Bound an event by one that came after it: "in March they bombed the town after nine men were shot there".

    The bound is the other's last day, and is worth telling only where that is before the publication.
    """
    end = None if known.value is None else known.value.end
    if end is None or publication.day is None or end >= publication.day:
        return None
    for mine in anchor.positions:
        for theirs in other.positions:
            same = (mine.field, mine.sentence) == (theirs.field, theirs.sentence)
            if same and _is_preceding(sentence_at(parse, mine), mine.head, theirs.head):
                value = DateValue(
                    edtf=f"../{end.isoformat()}", start=None, end=end, precision=6, basis="relative_to_event"
                )
                return replace(known, value=value, score=0.5, rule="date-after", given=())
    return None


def _is_preceding(sentence: Sentence, mine: int, theirs: int) -> bool:
    """Whether "after" stands between the other's verb and this event's, and no other verb does."""
    between = sentence.tokens[theirs + 1 : mine]
    after = [token.index for token in between if token.cased.lower() == "after"]
    return bool(after) and all(t.pos != "VERB" or t.index < after[-1] for t in between)


def _relation_between(
    mine: Position, theirs: Position, known: DateValue, dates: Sequence[DateMention], parse: Parse
) -> tuple[DateMention, DateValue] | None:
    sentence = sentence_at(parse, mine)
    first, second = sorted((mine.head, theirs.head))
    for mention in dates:
        if (mention.field, mention.sentence) != (mine.field, mine.sentence) or not _is_relation(mention):
            continue
        own = _is_own_adverb(sentence, mention, mine.head)
        if not own and not sentence.tokens[first].start <= mention.start <= sentence.tokens[second].end:
            continue
        solve = "reference" if mine.head == second and not own else "event"
        value = resolve_relative(mention, known, solve=solve)  # type: ignore[arg-type]
        if value is not None:
            return mention, value
    return None


def _is_own_adverb(sentence: Sentence, mention: DateMention, verb: int) -> bool:
    """Whether words of relation end the clause of `verb`: "which they had signed a day before"."""
    head = span_head(sentence, mention.start, mention.end)
    if head is None or sentence.tokens[head].head != verb or sentence.tokens[head].dep not in ("advmod", "prep"):
        return False
    return all(sentence.tokens[child].start < mention.end for child in sentence.tokens[head].children)


def _is_relation(mention: DateMention) -> bool:
    return mention.value is None or mention.value.basis == "relative_to_event"


def _score(
    part: Part,
    anchor: Anchor,
    mention: DateMention,
    dates: Sequence[DateMention],
    parse: Parse,
    publication: Publication,
    pulls: Pulls,
) -> float | None:
    """Return the best score over the event's positions, or None where the mention is out of reach of them all."""
    sets = candidate_features(anchor, mention, dates, parse, publication, pulls)
    return max((score(part, features) for features in sets), default=None)


def candidate_features(
    anchor: Anchor,
    mention: DateMention,
    dates: Sequence[DateMention],
    parse: Parse,
    publication: Publication,
    pulls: Pulls = NO_PULLS,
) -> Iterator[dict[str, float]]:
    """Yield the features of a date for each position of the event that it is in reach of."""
    own: dict[str, float] | None = None
    for rank, position in enumerate(anchor.positions):
        reach = reach_features(position, mention.field, mention.sentence, mention.start, mention.end, parse)
        if reach is None:
            continue
        if own is None:
            own = _own_features(mention, dates, publication, pulls)
        mine = reach.get("under_trigger") or reach.get("same_clause")
        yield {**reach, **own, "main_position": float(rank == 0),
               "own_relation": float(bool(mine and own["relation_words"]))}  # fmt: skip
    if own is None and mention.field == "text":
        there = sentence_at(parse, Position(field="text", sentence=mention.sentence, head=0))
        clause = _clause_features(there, span_head(there, mention.start, mention.end), mention.start)
        yield {**clause, **_own_features(mention, dates, publication, pulls), "far": 1.0}


def _own_features(
    mention: DateMention, dates: Sequence[DateMention], publication: Publication, pulls: Pulls
) -> dict[str, float]:
    """What a date is by itself and among the article's others."""
    fine = [m for m in dates if m.field == "text" and m.value is not None and m.value.precision <= 2]
    return {
        **_value_features(mention, publication),
        **_among_the_recent(mention, dates, publication, pulls),
        **_against_spans(mention, dates, pulls),
        **(_clock_features(mention, dates, publication, pulls) if mention.rule == "clock" else {}),
        f"rule_{mention.rule}": 1.0,
        "part_of_day": float(bool(PART_OF_DAY.search(mention.quote))),
        "repeated": float(_is_repeated(mention, dates)),
        "timed": float(bool(CLOCK.search(mention.quote))),
        "early": 1.0 / (1.0 + mention.sentence) if mention.field == "text" else 1.0,
        "first": float(bool(fine) and fine[0] is mention),
        **pulls.get((mention.field, mention.start), {}),
    }


def _clock_features(
    mention: DateMention, dates: Sequence[DateMention], publication: Publication, pulls: Pulls
) -> dict[str, float]:
    """What speaks against the day of a bare hour, which is only that of the date before it.

    An hour that stands by the event's own words ("the shooting occurred at 8:45 p.m.") says nothing of the day where
    those words give one elsewhere ("a shooting Tuesday night ... he was arrested Sunday").
    """
    day = _single_day(mention)
    days = [(m, d) for m in dates if m.rule != "clock" and (d := _single_day(m)) is not None]
    return {
        "clock_publication": float(day is not None and day == publication.day),
        "clock_against_own": float(
            any(d != day and _is_own(pulls.get((m.field, m.start), {})) for m, d in days)
            and not any(d == day and _is_own(pulls.get((m.field, m.start), {})) for m, d in days)
        ),
    }


def _among_the_recent(
    mention: DateMention, dates: Sequence[DateMention], publication: Publication, pulls: Pulls
) -> dict[str, float]:
    """Whether a day is the first or the last of several in the two weeks before the day of publication.

    Days that stand closer to the words of another event are left out.
    """
    rest = [m for m in dates if not _is_of_another(pulls.get((m.field, m.start), {}))]
    recent = {d for m in rest if (d := _single_day(m)) is not None and _is_recent(d, publication)}
    day = _single_day(mention)
    if day is None or day not in recent or mention not in rest:
        return {}
    return {
        "earliest_recent": float(day == min(recent) and len(recent) > 1),
        "latest_recent": float(day == max(recent) and len(recent) > 1),
    }


def _against_spans(mention: DateMention, dates: Sequence[DateMention], pulls: Pulls) -> dict[str, float]:
    """Whether a day lies within the days that the event's own words give: "last week's attack ... on Friday"."""
    day = _single_day(mention)
    spans = [
        (value.start, value.end)
        for m in dates
        if (value := m.value) is not None
        and value.precision in SPAN_PRECISIONS
        and value.start is not None
        and value.end is not None
        and not _is_relation(m)
        and _is_own(pulls.get((m.field, m.start), {}))
    ]
    if day is None or not spans:
        return {}
    inside = any(start <= day <= end for start, end in spans)
    return {"inside_own_span": float(inside), "outside_own_span": float(not inside)}


def _is_own(pull: Pull) -> bool:
    return pull.get("own_pull", 0.0) >= OWN_PULL and not _is_of_another(pull)


def _is_of_another(pull: Pull) -> bool:
    return pull.get("attacks_pull", 0.0) > 0.0 or pull.get("others_pull", 0.0) > 0.0


def _single_day(mention: DateMention) -> datetime.date | None:
    value = mention.value
    return value.start if value is not None and value.start == value.end else None


def _is_recent(day: datetime.date, publication: Publication) -> bool:
    return publication.day is not None and 0 <= (publication.day - day).days <= RECENT_DAYS


def reach_features(
    position: Position, field: str, sentence: int, start: int, end: int, parse: Parse
) -> dict[str, float] | None:
    """Return how a span stands to a trigger; None where it is in another field or out of reach.

    Two sentences away is in reach; six, where the span's own clause says that something happened ("it happened
    shortly after noon on ...").
    """
    if field != position.field or abs(sentence - position.sentence) > MAX_OCCURRENCE_NEIGHBOUR:
        return None
    there = sentence_at(parse, Position(field=position.field, sentence=sentence, head=0))
    head = span_head(there, start, end)
    clause = _clause_features(there, head, start)
    gap = sentence - position.sentence
    if gap != 0:
        near = _neighbour_features(gap, sentence_at(parse, position), there, clause)
        return None if near is None else {**near, **clause}
    if head is None:
        return {"same_sentence": 1.0, **clause}
    features = {"arcs": float(min(MAX_ARCS, tree_distance(there, head, position.head))), **clause}
    features["title_position"] = float(field == "title")
    sequel = is_sequel(there, head, position.head, clause_verbs())
    own_clause = clause_of(there, head) in (position.head, clause_of(there, position.head))
    if own_clause and not sequel:
        for name in ("report", "aftermath", "response"):
            features.pop(name, None)
    when = when_clause(there, end)
    if when is not None and when in path_to_root(there, position.head):
        features["arcs"] = float(min(MAX_ARCS, 1 + tree_distance(there, when, position.head)))
        features["same_clause"] = 1.0
    elif position.head in path_to_root(there, head) and not sequel:
        features["under_trigger"] = 1.0
    elif follows_at_once(there, head, position.head):
        features |= {"arcs": 1.0, "under_trigger": 1.0}
    elif clause_of(there, head) == clause_of(there, position.head):
        features["same_clause"] = 1.0
    else:
        features["same_sentence"] = 1.0
    return features


def _neighbour_features(
    gap: int, home: Sentence, there: Sentence, clause: Mapping[str, float]
) -> dict[str, float] | None:
    reach = MAX_OCCURRENCE_NEIGHBOUR if "occurrence" in clause or "response" in clause else MAX_NEIGHBOUR
    if abs(gap) > reach:
        return None
    name = "next_sentence" if gap > 0 else "previous_sentence"
    return {name: 1.0 / abs(gap), "same_paragraph": float(home.paragraph == there.paragraph)}


def _clause_features(sentence: Sentence, head: int | None, start: int) -> dict[str, float]:
    """Return what kind of clause a span stands in: of telling, of happening, of what came after, a page's stamp."""
    features: dict[str, float] = {}
    if head is not None:
        verb = sentence.tokens[clause_of(sentence, head)].lemma.lower()
        if verb in clause_verbs():
            features[clause_verbs()[verb]] = 1.0
    if _is_stamped(sentence, start):
        features["stamp"] = 1.0
    end = bisect.bisect_right(sentence.tokens, start, key=lambda token: token.end)
    if [token.lemma.lower() for token in sentence.tokens[max(0, end - 2) : end]] == ["as", "of"]:
        features |= {"report": 1.0, "aftermath": 1.0}
    return features


@cache
def clause_verbs() -> Mapping[str, str]:
    """The kind of clause that a verb's lemma makes: a `report`, an `occurrence`, an `aftermath`..."""
    text = resources.files("timeline.reference").joinpath(CLAUSE_VERBS).read_text(encoding="utf-8")
    return {row["lemma"]: row["kind"] for row in csv.DictReader(text.splitlines())}


def _value_features(mention: DateMention, publication: Publication) -> dict[str, float]:
    value = mention.value
    assert value is not None
    has_year = any(len(digits) == YEAR_DIGITS for digits in re.findall(r"\d+", mention.quote))
    features = {
        "full_with_time": float(has_year and bool(CLOCK.search(mention.quote))),
        "day": float(value.precision == 1),
        "few_days": float(value.precision == 2),
        "month": float(value.precision == 4),
        "year": float(value.precision == 5),
        "longer": float(value.precision == 6),
        "clock": float(mention.rule == "clock"),
        "relation_words": float(value.basis == "relative_to_event" and mention.rule != "clock"),
        "found_surely": mention.score,
    }
    if publication.day is not None:
        start, end = value.start or datetime.date.min, value.end or datetime.date.max
        features["publication_day"] = float(start == end == publication.day)
        if start == end:
            lag = (publication.day - start).days
            features |= {f"lag_{days}": 1.0 for days in LAG_DAYS if lag == days}
        features["after_publication"] = float(start > publication.day)
        features["long_before_publication"] = float(
            (publication.day - min(end, publication.day)).days > LONG_BEFORE_DAYS
        )
    return features


def _is_repeated(mention: DateMention, dates: Sequence[DateMention]) -> bool:
    return any(
        other is not mention and other.value is not None and mention.value is not None
        and (other.value.start, other.value.end) == (mention.value.start, mention.value.end)
        and other.rule != "clock"
        for other in dates
    )  # fmt: skip

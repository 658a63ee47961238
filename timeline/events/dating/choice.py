"""Which of an article's dates is an event's: syntax first, then the sentence, then the narrative around it.

With no date in reach the day of publication bounds the event (`../D`); it never stands in for its day.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from timeline.dates import heads_text, in_dateline, resolve_relative
from timeline.events.dating.date_features import NO_PULLS, DateFeatures, Pull, Pulls, in_one_sentence, is_relation
from timeline.events.syntax.anchor import (
    Anchor,
    Position,
    sentence_at,
    span_head,
    told_clause,
)
from timeline.events.syntax.overlap import disjoint
from timeline.events.syntax.reach import clause_features, is_stamped
from timeline.events.weights import chance_of, score, weights
from timeline.model import Article, DateMention, DateValue, Parse, Publication, Sentence

HEADER = re.compile(
    r"[^\W\d]+\.? \d{1,2},? \d{4},? (?:at )?\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.IGNORECASE
)
FULL_YEAR = re.compile(r"\b\d{4}\b")
CREDIT = re.compile(r"\.? \([A-Z][^()\n]{1,80}\)")
ADDRESS = re.compile(r"://|www\.|/\S*/")
LAST_TIME = re.compile(
    r"\b(?:first|second|third|fourth|fifth|\d+th|worst|deadliest|bloodiest|biggest|largest|highest|most\s+\w+)\b"
    r"(?:\s+[\w'’-]+){0,8}\s+since\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
LAST_TIME_REACH = 120
WORLD_HOUR = re.compile(r"\b(?:GMT|UTC)\b")
MAX_GIVEN = 3
MAX_REFINED = 4
REFINING_LOSS = 9.0
CLAUSE_PULL = 0.7
CLAUSE_LEAD = 2.0
FAINT_PULL = 0.35
MAX_DEED_PRECISION = 3
STRETCHES = ("-since", "-to")  # rules of "between Friday and Sunday", "since Friday"
_CLAIMING = frozenset({"admit", "claim"})


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
    features = DateFeatures(dates, publication, pulls)
    scored = [
        (max(score(part, found) for found in sets), mention)
        for mention in dates
        if mention.value is not None and (sets := features.of(mention, anchor, parse))
    ]
    least = weights(part)["threshold"]
    shared = _shared_scores(scored)
    scored.sort(key=lambda pair: (-shared[_days(pair[1])], -pair[0], pair[1].field == "text", pair[1].start))
    if scored and shared[_days(scored[0][1])] >= least:
        ranked = _before_claims(_nights_first(scored, pulls), parse, pulls)
        best, mention = _finest(_told_by_itself(ranked, anchor, parse, pulls), pulls)
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


def _nights_first(scored: Sequence[tuple[float, DateMention]], pulls: Pulls) -> Sequence[tuple[float, DateMention]]:
    """The night of the event before the day that it was told: "shot dead overnight, police said on Monday"."""
    best = scored[0]
    night = next(
        (
            pair for pair in scored
            if pair[1].rule == "overnight"
            and pair[1].value is not None
            and is_finer(best[1].value, pair[1].value)
            and in_one_sentence(pair[1], best[1])
            and _own_pull(pair[1], pulls) > _own_pull(best[1], pulls)
        ),
        None,
    )  # fmt: skip
    return _headed_by(night, scored)


def _headed_by(
    best: tuple[float, DateMention] | None, scored: Sequence[tuple[float, DateMention]]
) -> Sequence[tuple[float, DateMention]]:
    """The dates with one of them, where there is one, before the rest."""
    return scored if best is None else [best, *(pair for pair in scored if pair is not best)]


def _before_claims(
    scored: Sequence[tuple[float, DateMention]], parse: Parse, pulls: Pulls
) -> Sequence[tuple[float, DateMention]]:
    """The days in the clause of the deed before the day of a claim: "struck overnight on Sunday ... claimed it"."""
    best = scored[0][1]
    if best.value is None or best.value.start is None or not _is_claims(best, parse):
        return scored
    own = next(
        (
            pair for pair in scored
            if pair[1].value is not None
            and pair[1].value.precision <= MAX_DEED_PRECISION
            and pair[1].value.end is not None
            and pair[1].value.end < best.value.start
            and _own_pull(pair[1], pulls) >= CLAUSE_PULL
            and not _is_claims(pair[1], parse)
        ),
        None,
    )  # fmt: skip
    return _headed_by(own, scored)


def _is_claims(mention: DateMention, parse: Parse) -> bool:
    """Whether a day hangs on a verb of claiming: "a group claimed the raid on Tuesday"."""
    there = sentence_at(parse, Position(field=mention.field, sentence=mention.sentence, head=0))
    head = span_head(there, mention.start, mention.end)
    return head is not None and there.tokens[told_clause(there, head)].lemma.lower() in _CLAIMING


def _told_by_itself(
    scored: Sequence[tuple[float, DateMention]], anchor: Anchor, parse: Parse, pulls: Pulls
) -> Sequence[tuple[float, DateMention]]:
    """The day in the clause of an event that one sentence tells, before a day of another sentence hardly likelier.

    "Troops reached the town on Thursday. Rebels attacked it on Saturday." Weeks, months and years of its own clause
    stand before any day outside them: "A week earlier, two men robbed a mill"; stretches from a day to a day stand
    before all.
    """
    best = scored[0]
    told_in = {(p.field, p.sentence) for p in anchor.positions}
    if _own_pull(best[1], pulls) >= FAINT_PULL:
        return scored
    if len(told_in) > 1:
        return scored if (best[1].field, best[1].sentence) in told_in else _told_where_it_was(scored, parse, pulls)
    own = next((pair for pair in scored if _is_own_day(pair, best, pulls)), None)
    return _headed_by(own, scored)


def _told_where_it_was(
    scored: Sequence[tuple[float, DateMention]], parse: Parse, pulls: Pulls
) -> Sequence[tuple[float, DateMention]]:
    """The one day in the clauses of an event before a day of a sentence that tells nothing of it.

    "The road was shut on Monday. A dam burst this morning. At least nine are dead." Not before a sentence that says
    when it happened, nor the day on which somebody died of it.
    """
    if _kinds(scored[0][1], parse) & {"occurrence"}:
        return scored
    own = [
        pair
        for pair in scored
        if pair[1].value is not None
        and pair[1].value.precision == 1
        and pair[1].rule != "clock"
        and _own_pull(pair[1], pulls) >= CLAUSE_PULL
        and not _kinds(pair[1], parse)
    ]
    return _headed_by(own[0], scored) if len({_days(mention) for _, mention in own}) == 1 else scored


def _kinds(mention: DateMention, parse: Parse) -> Set[str]:
    """What kinds of clause a day stands in: of telling, of happening, of what came after."""
    there = sentence_at(parse, Position(field=mention.field, sentence=mention.sentence, head=0))
    return clause_features(there, span_head(there, mention.start, mention.end), mention.start).keys()


def _is_own_day(own: tuple[float, DateMention], best: tuple[float, DateMention], pulls: Pulls) -> bool:
    value, other = own[1].value, best[1].value
    if value is None or other is None or _own_pull(own[1], pulls) < CLAUSE_PULL:
        return False
    if own[1].rule.endswith(STRETCHES):
        return True
    if value.precision == 1:
        return own[0] >= best[0] - CLAUSE_LEAD
    return value.start is not None and value.end is not None and disjoint(value, other)


def _finest(scored: Sequence[tuple[float, DateMention]], pulls: Pulls) -> tuple[float, DateMention]:
    """The best date, or the best of the finer ones inside it: "over the weekend ... late on Saturday morning".

    In one sentence none that stands farther from the event: "shot overnight, police said on Monday".
    """
    best = scored[0]
    wide = best[1].value
    own_stretch = best[1].rule.endswith(STRETCHES) and _own_pull(best[1], pulls) >= CLAUSE_PULL
    if wide is None or wide.precision == 1 or wide.precision > MAX_REFINED or own_stretch:
        return best
    inner = [
        pair for pair in scored
        if pair[0] >= best[0] - REFINING_LOSS
        and is_finer(pair[1].value, wide)
        and not (in_one_sentence(pair[1], best[1]) and _own_pull(pair[1], pulls) < _own_pull(best[1], pulls))
    ]  # fmt: skip
    return inner[0] if inner else best


def _own_pull(mention: DateMention, pulls: Pulls) -> float:
    return pulls.get((mention.field, mention.start), {}).get("own_pull", 0.0)


def is_finer(value: DateValue | None, wide: DateValue) -> bool:
    """Whether a date tells more exactly what a wider one tells: "on Palm Sunday ... the April bombings"."""
    if value is None or value.precision >= wide.precision or value.start is None or value.end is None:
        return False
    return (wide.start or value.start) <= value.start and value.end <= (wide.end or value.end)


def telling_dates(article: Article, parse: Parse, dates: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """Return the dates that can be an event's.

    No page's stamps, parts of addresses, datelines, lines above the text, ends of captions, nor hours of the world
    beside those of the place, nor when a thing was before that is the first or the worst since.
    """
    return tuple(
        m
        for m in dates
        if not _is_in_address(article, m)
        and not _is_stamp(article, parse, m)
        and not _is_dateline(article, m)
        and not _is_captions(article, m)
        and not _is_world_hour(article, m)
        and not _is_last_time(article, m)
    )


def _is_last_time(article: Article, mention: DateMention) -> bool:
    """Whether a date only tells when such a thing was before: "the third raid since Friday", "the worst since May"."""
    text = article.title or "" if mention.field == "title" else article.text
    return bool(LAST_TIME.search(text, max(0, mention.start - LAST_TIME_REACH), mention.start))


def _is_world_hour(article: Article, mention: DateMention) -> bool:
    """Whether brackets tell the hour elsewhere, where it may be another day: "at 22:30 (0330 GMT on Tuesday)"."""
    if mention.field != "text" or article.text[max(0, mention.start - 1) : mention.start] not in ("(", "["):
        return False
    return bool(WORLD_HOUR.search(article.text, mention.start, mention.end))


def _is_dateline(article: Article, mention: DateMention) -> bool:
    """Whether a dateline has it, or a line above the text: it tells when the article was written."""
    if mention.field != "text":
        return False
    if in_dateline(article.text, mention.start, mention.end):
        return True
    return heads_text(article.text, mention.start, mention.end)


def _is_stamp(article: Article, parse: Parse, mention: DateMention) -> bool:
    sentence = sentence_at(parse, Position(field=mention.field, sentence=mention.sentence, head=0))
    return is_stamped(sentence, mention.start) or _is_header(article, mention) or _opens_text(article, mention)


def _opens_text(article: Article, mention: DateMention) -> bool:
    """Whether a text opens with the full date of its publication, as a page does: "May 2, 2016 A mill burned"."""
    value = mention.value
    opens = mention.field == "text" and not article.text[: mention.start].strip()
    if not opens or value is None or value.precision > 1 or not FULL_YEAR.search(mention.quote):
        return False
    after = article.text[mention.end : mention.end + 2]
    published = (article.published or "")[:10]
    return after[:1].isspace() and after[1:].isupper() and str(value.start) == published


def _is_captions(article: Article, mention: DateMention) -> bool:
    """Whether a full date ends a caption, before who took the picture: "The hall, May 2, 2016 (Jo Doe/Wirepost)"."""
    before = article.text[max(0, mention.start - 2) : mention.start]
    return (
        mention.field == "text"
        and before == ", "
        and bool(FULL_YEAR.search(mention.quote))
        and bool(CREDIT.match(article.text, mention.end))
    )


def _is_header(article: Article, mention: DateMention) -> bool:
    """Whether a line opens with a full date and then an hour, as a page heads what it shows: "May 2, 2016 2:44 PM"."""
    line = article.text[article.text.rfind("\n", 0, mention.start) + 1 : mention.start]
    return mention.field == "text" and not line.strip() and bool(HEADER.fullmatch(mention.quote))


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


def undated(publication: Publication) -> DateChoice:
    """The choice of no date: only the publication bounds it."""
    return DateChoice(value=publication_bound(publication), mention=None, score=0.0, rule="date-publication")


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
        if (mention.field, mention.sentence) != (mine.field, mine.sentence) or not is_relation(mention):
            continue
        own = _is_own_adverb(sentence, mention, mine.head)
        if own and mention.value is not None and _named_before(sentence, mention, dates):
            return mention, mention.value
        fronted = not own and _is_fronted(sentence, mention, first)
        if not own and not fronted and not sentence.tokens[first].start <= mention.start <= sentence.tokens[second].end:
            continue
        told_of = first if fronted else second  # what the other came after, or before
        solve = "reference" if mine.head == told_of and not own else "event"
        value = resolve_relative(mention, known, solve=solve)  # type: ignore[arg-type]
        if value is not None:
            return mention, value
    return None


def _named_before(sentence: Sentence, mention: DateMention, dates: Sequence[DateMention]) -> bool:
    """Whether a day stands before words that end a clause: "said on Tuesday that they were held the night before"."""
    return any(
        sentence.start <= other.start < mention.start
        and other.field == mention.field
        and other.value is not None
        and other.value.precision == 1
        and not is_relation(other)
        for other in dates
    )


def _is_fronted(sentence: Sentence, mention: DateMention, first: int) -> bool:
    """Whether words of relation open the sentence before the first event: "two years after the raid, they left"."""
    between = [t for t in sentence.tokens[:first] if t.start >= mention.end]
    before = [t for t in sentence.tokens if t.end <= mention.start and t.pos != "PUNCT"]
    return not before and mention.end <= sentence.tokens[first].start and all(t.pos != "VERB" for t in between)


def _is_own_adverb(sentence: Sentence, mention: DateMention, verb: int) -> bool:
    """Whether words of relation end the clause of `verb`: "which they had signed a day before"."""
    head = span_head(sentence, mention.start, mention.end)
    if head is None or sentence.tokens[head].head != verb or sentence.tokens[head].dep not in ("advmod", "prep"):
        return False
    return all(sentence.tokens[child].start < mention.end for child in sentence.tokens[head].children)

"""What speaks for a date of an article as an event's: how it stands to the event's words, and among the other dates."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from timeline.events.syntax.anchor import Anchor, Position, path_to_root, sentence_at, span_head
from timeline.events.syntax.reach import clause_features, reach_features
from timeline.model import DateMention, DateValue, Parse, Publication

LONG_BEFORE_DAYS = 45
YEAR_DIGITS = 4
RECENT_DAYS = 14
SPAN_PRECISIONS = (2, 3, 4)
WEEK_PRECISION = 3
OWN_PULL = 0.3
LAG_DAYS = (1, 2, 3)
PART_OF_DAY = re.compile(r"night|evening|morning|afternoon|midnight|noon|dawn|\b[ap]\.?m\b", re.IGNORECASE)
CLOCK = re.compile(r"\d\s?[:.]\s?\d\d|\b[ap]\.?m\b", re.IGNORECASE)

Pull = Mapping[str, float]
Pulls = Mapping[tuple[str, int], Pull]
NO_PULLS: Pulls = {}


class DateFeatures:
    """The features of an article's dates for one event; what the dates say of each other is worked out once.

    `pulls` tells by field and start of a date how closely it stands to the event's words and to those of others.
    """

    def __init__(self, dates: Sequence[DateMention], publication: Publication, pulls: Pulls = NO_PULLS) -> None:
        self.publication = publication
        self.pulls = pulls
        told = [m for m in dates if m.rule != "clock" and m.value is not None]
        self._days_told = Counter(_days(m.value) for m in told if m.value is not None)
        self._first = next((m for m in dates if m.field == "text" and m.value and m.value.precision <= 2), None)
        rest = [d for m in dates if not self._is_of_another(m) and (d := _single_day(m)) is not None]
        self._recent = frozenset(day for day in rest if self._is_recent(day))
        self._relations = tuple(m for m in dates if is_relation(m) and m.rule != "clock")
        self._own_days = frozenset(d for m in told if self._is_own(m) and (d := _single_day(m)) is not None)
        self._own_spans = tuple(
            (m.value.start, m.value.end)
            for m in dates
            if m.value is not None
            and m.value.precision in SPAN_PRECISIONS
            and m.value.start is not None
            and m.value.end is not None
            and not is_relation(m)
            and self._is_own(m)
        )

    def of(self, mention: DateMention, anchor: Anchor, parse: Parse) -> list[dict[str, float]]:
        """The features of a date that has a value, for each position of the event that it is in reach of."""
        counted = [m for m in self._counted(anchor, parse) if in_one_sentence(m, mention)]
        if counted and (mention in counted or mention.rule == "clock"):
            return []
        sets: list[dict[str, float]] = []
        own: dict[str, float] | None = None
        for rank, position in enumerate(anchor.positions):
            reach = reach_features(position, mention.field, mention.sentence, mention.start, mention.end, parse)
            if reach is None:
                continue
            if own is None:
                own = self._alone(mention)
            mine = reach.get("under_trigger") or reach.get("same_clause")
            relation = float(bool(mine and own["relation_words"]))
            sets.append({**reach, **own, "main_position": float(rank == 0), "own_relation": relation})
        if own is None and mention.field == "text":
            there = sentence_at(parse, Position(field="text", sentence=mention.sentence, head=0))
            clause = clause_features(there, span_head(there, mention.start, mention.end), mention.start)
            sets.append({**clause, **self._alone(mention), "far": 1.0})
        return sets

    def _counted(self, anchor: Anchor, parse: Parse) -> list[DateMention]:
        """The words that count from the event itself, whose day and hour are never its own: "the night before it"."""
        return [m for m in self._relations if any(_counts_from(m, position, parse) for position in anchor.positions)]

    def _alone(self, mention: DateMention) -> dict[str, float]:
        """What a date is by itself and among the article's others."""
        assert mention.value is not None
        others = self._days_told[_days(mention.value)] - (mention.rule != "clock")
        return {
            **_value_features(mention, mention.value, self.publication),
            **self._among_the_recent(mention),
            **self._against_spans(mention),
            "held_by_another": self._held_by_another(mention),
            **(self._clock(mention) if mention.rule == "clock" else {}),
            f"rule_{mention.rule}": 1.0,
            "part_of_day": float(bool(PART_OF_DAY.search(mention.quote))),
            "repeated": float(others > 0),
            "timed": float(bool(CLOCK.search(mention.quote))),
            "early": 1.0 / (1.0 + mention.sentence) if mention.field == "text" else 1.0,
            "first": float(mention is self._first),
            **self._pull(mention),
        }

    def _clock(self, mention: DateMention) -> dict[str, float]:
        """What speaks against the day of a bare hour, which is only that of the date before it.

        An hour that stands by the event's own words ("the shooting occurred at 8:45 p.m.") says nothing of the day
        where those words give one elsewhere ("a shooting Tuesday night ... he was arrested Sunday").
        """
        day = _single_day(mention)
        return {
            "clock_publication": float(day is not None and day == self.publication.day),
            "clock_against_own": float(bool(self._own_days) and day not in self._own_days),
        }

    def _among_the_recent(self, mention: DateMention) -> dict[str, float]:
        """Whether a day is the first or the last of several in the two weeks before the day of publication.

        Days that stand closer to the words of another event are left out.
        """
        day = _single_day(mention)
        if day is None or day not in self._recent or self._is_of_another(mention):
            return {}
        several = len(self._recent) > 1
        return {
            "earliest_recent": float(several and day == min(self._recent)),
            "latest_recent": float(several and day == max(self._recent)),
        }

    def _against_spans(self, mention: DateMention) -> dict[str, float]:
        """Whether a day lies within the days that the event's own words give: "last week's attack ... on Friday"."""
        day = _single_day(mention)
        if day is None or not self._own_spans:
            return {}
        inside = any(start <= day <= end for start, end in self._own_spans)
        return {"inside_own_span": float(inside), "outside_own_span": float(not inside)}

    def _held_by_another(self, mention: DateMention) -> float:
        """1 for a day that another attack's words hold, where the event's own words give it another day."""
        day = _single_day(mention)
        if day is None or not self._own_days or day in self._own_days:
            return 0.0
        pull = self._pull(mention)
        return float(pull.get("attacks_pull", 0.0) >= OWN_PULL > pull.get("own_pull", 0.0))

    def _pull(self, mention: DateMention) -> Pull:
        return self.pulls.get((mention.field, mention.start), {})

    def _is_own(self, mention: DateMention) -> bool:
        return self._pull(mention).get("own_pull", 0.0) >= OWN_PULL and not self._is_of_another(mention)

    def _is_of_another(self, mention: DateMention) -> bool:
        pull = self._pull(mention)
        return pull.get("attacks_pull", 0.0) > 0.0 or pull.get("others_pull", 0.0) > 0.0

    def _is_recent(self, day: datetime.date) -> bool:
        return self.publication.day is not None and 0 <= (self.publication.day - day).days <= RECENT_DAYS


def is_relation(mention: DateMention) -> bool:
    """Whether a date tells only how long before or after something else it was."""
    return mention.value is None or mention.value.basis == "relative_to_event"


def _counts_from(mention: DateMention, position: Position, parse: Parse) -> bool:
    """Whether words of relation count from the event itself: "the night before the attack", "hours after they struck".

    Years are counted up to the day of the article instead: "ten years after a bomb killed them".
    """
    if (mention.field, mention.sentence) != (position.field, position.sentence):
        return False
    sentence = sentence_at(parse, position)
    path = path_to_root(sentence, position.head)
    links = [t for t in sentence.tokens if mention.start <= t.start < mention.end and t.dep in ("prep", "mark")]
    short = mention.value is not None and mention.value.precision <= WEEK_PRECISION
    marked = short and any(link.dep == "mark" and link.head in path[:2] for link in links)
    return marked or any(link.index in path[:3] for link in links)


def in_one_sentence(first: DateMention, second: DateMention) -> bool:
    """Whether two dates stand in one sentence."""
    return (first.field, first.sentence) == (second.field, second.sentence)


def _days(value: DateValue) -> tuple[datetime.date | None, datetime.date | None]:
    return value.start, value.end


def _single_day(mention: DateMention) -> datetime.date | None:
    value = mention.value
    return value.start if value is not None and value.start == value.end else None


def _value_features(mention: DateMention, value: DateValue, publication: Publication) -> dict[str, float]:
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

"""Why two reports are, or are not, one event, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from timeline.merging.columns import build_columns, code_countries, is_single_day
from timeline.merging.score import load_weights, probability, score_pairs, veto_names
from timeline.merging.tokens import name_words, report_words
from timeline.merging.values import dates_allow, kilometres, places_allow
from timeline.model import ArticleFacts, CopyKind, Report

MAX_WORDS_SHOWN = 6
KINSHIPS: Mapping[CopyKind, str] = {
    "exact": "copies of one text",
    "near": "near copies of one text",
    "update": "one an update of the other",
    "excerpt": "one an excerpt of the other",
    "translation": "one a translation of the other",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PairExplanation:
    """`score` is the chance that the two are one event by themselves, before clustering; `vetoes` forbid it.

    `reasons` speak for it, `doubts` against.
    """

    score: float
    vetoes: tuple[str, ...]
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]


def explain_pair(
    a: Report, b: Report, articles: Sequence[ArticleFacts] = (), *, beside: Sequence[Report] = ()
) -> PairExplanation:
    """The pair's score, and what speaks for and against it.

    `beside` are the other reports of their articles: some rules ask what an article tells beside the event.
    The score weighs words by the two reports alone; in a build the whole corpus says how rare a word is, so the score
    in `merges` may differ a little.
    """
    weights = load_weights()
    facts = {article.article_id: article for article in articles}
    columns = build_columns([a, b, *beside], facts, families_of=weights.families_of)
    first, second = np.array([0], dtype=np.int64), np.array([1], dtype=np.int64)
    scores = score_pairs(columns, first, second, weights=weights)
    same_text = bool(columns.group[0] == columns.group[1])
    return PairExplanation(
        score=round(probability(float(scores.log_odds[0])), 4),
        vetoes=veto_names(int(scores.vetoes[0])),
        reasons=pair_reasons(a, b, texts=kinship(a, b, facts=facts, same_text=same_text)),
        doubts=pair_doubts(a, b),
    )


def kinship(a: Report, b: Report, *, facts: Mapping[str, ArticleFacts], same_text: bool) -> str | None:
    """How the text of one report's article was made from the other's, in words; None where it was not."""
    if a.article_id == b.article_id:
        return None
    here, there = facts.get(a.article_id), facts.get(b.article_id)
    for made, source in ((here, there), (there, here)):
        if made is not None and source is not None and made.copy_of == source.article_id and made.copy_kind:
            return KINSHIPS[made.copy_kind]
    return "copies of one text" if same_text else None


def pair_reasons(a: Report, b: Report, *, texts: str | None) -> tuple[str, ...]:
    """What the two agree on, most telling first; `texts` says how the text of one was made from the other's."""
    reasons = [texts] if texts is not None else []
    if is_single_day(a) and is_single_day(b) and a.date_start == b.date_start:
        reasons.append(f"same day {a.date_edtf}")
    elif a.date_edtf and b.date_edtf and dates_allow(a, b):
        reasons.append(f"dates allow each other: {a.date_edtf}, {b.date_edtf}")
    if a.place_id is not None and a.place_id == b.place_id:
        reasons.append(f"same place {a.place_name}")
    elif a.country is not None and a.country == b.country and places_allow(a, b):
        reasons.append(f"places allow each other: {_place(a)}, {_place(b)}")
    if a.event_type == b.event_type:
        reasons.append(f"same type {a.event_type}")
    if a.event_mode is not None and a.event_mode == b.event_mode:
        reasons.append(f"same mode {a.event_mode}")
    names = name_words(a) & name_words(b)
    if names:
        reasons.append(f"shared names: {_some(names)}")
    words = (report_words(a) & report_words(b)) - names
    if words:
        reasons.append(f"shared words: {_some(words)}")
    for kind, here, there in _counts(a, b):
        if here is not None and here == there:
            reasons.append(f"same {kind}: {here}")
    return tuple(reasons)


def pair_doubts(a: Report, b: Report) -> tuple[str, ...]:
    """What the two differ on."""
    doubts = []
    if not dates_allow(a, b):
        doubts.append(f"dates differ: {a.date_edtf}, {b.date_edtf}")
    if not places_allow(a, b):
        far = "" if None in (a.lat, a.lon, b.lat, b.lon) else f", {kilometres(a, b):.0f} km apart"
        doubts.append(f"places differ: {_place(a)}, {_place(b)}{far}")
    if a.event_type != b.event_type:
        doubts.append(f"types differ: {a.event_type}, {b.event_type}")
    if a.event_mode and b.event_mode and a.event_mode != b.event_mode:
        doubts.append(f"modes differ: {a.event_mode}, {b.event_mode}")
    for side, ours, theirs in (
        ("actors", code_countries(a.actor_codes), code_countries(b.actor_codes)),
        ("targets", code_countries(a.target_codes), code_countries(b.target_codes)),
    ):
        if ours and theirs and not ours & theirs:
            doubts.append(f"{side} of {' '.join(sorted(ours))} and of {' '.join(sorted(theirs))}")
    if a.assertion != b.assertion:
        doubts.append(f"told as {a.assertion} and as {b.assertion}")
    for kind, here, there in _counts(a, b):
        if here is not None and there is not None and here != there:
            doubts.append(f"{kind} differ: {here}, {there}")
    return tuple(doubts)


def _counts(a: Report, b: Report) -> tuple[tuple[str, int | None, int | None], ...]:
    return ("deaths", a.deaths_best, b.deaths_best), ("injured", a.injured_best, b.injured_best)


def _place(report: Report) -> str:
    return report.place_name or report.country or "unknown"


def _some(words: frozenset[str]) -> str:
    """A few of the words, longest first: long words tell most."""
    return " ".join(sorted(words, key=lambda word: (-len(word), word))[:MAX_WORDS_SHOWN])

"""One event told in full: its values, its reports, and the words that prove each value, marked in their sentence."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from rich.text import Text

from timeline.dataset import Dataset
from timeline.errors import DatasetError
from timeline.merging import PairExplanation, explain_pair
from timeline.model import ArticleFacts, EventValues, Place, Report
from timeline.places import Gazetteer

CONTEXT_CHARACTERS = 110
MOST_CANDIDATES = 30
MOST_PAIRS = 8
LEAST_LETTERS = 3
_UNKNOWN = "unknown"
DATE_PRECISIONS = {
    1: "a day",
    2: "two to six days",
    3: "a week",
    4: "a month",
    5: "up to a year",
    6: "longer, or unknown",
}
GEO_PRECISIONS = {
    1: "exact place",
    2: "within about 25 km",
    3: "second-level division",
    4: "first-level division",
    5: "region, sea, river or line",
    6: "country only",
    7: "more than one country, or unknown",
}
KIND_ORDER = ("event", "date", "place", "actor", "target", "deaths", "injured", "claim")


def event_lines(dataset: Dataset, event_id: str) -> Iterator[Text]:
    """Yield the lines that tell an event. Raises DatasetError where there is no such event."""
    found = dataset.events[dataset.events["event_id"] == event_id]
    if found.empty:
        retired = dataset.merges[dataset.merges["event_id_retired"] == event_id]
        hint = f"; it was merged into {retired.iloc[0]['event_id']}" if len(retired) else ""
        raise DatasetError(f"no event {event_id} in {dataset.folder}{hint}: events.csv lists the ids")
    event = found.iloc[0]
    yield Text(str(event["title"]), style="bold")
    yield Text(event_id, style="dim")
    yield from _value_lines(event)
    yield from _linked_lines(event)
    reports = dataset.reports[dataset.reports["event_id"] == event_id]
    for report in reports.to_dict("records"):
        yield Text("")
        yield from _report_lines(dataset, report)


def merge_lines(dataset: Dataset, event_id: str) -> Iterator[Text]:
    """Yield the lines that say why an event's reports are one."""
    rows = dataset.merges[dataset.merges["event_id"] == event_id].to_dict("records")
    yield Text("")
    if not rows:
        yield Text("one report, nothing was merged")
    for row in rows:
        ended = f"; ended {row['event_id_retired']}" if _known(row["event_id_retired"]) else ""
        yield Text.assemble(
            (f"  {row['report_id_a']} = {row['report_id_b']}", "cyan"),
            f" {row['score']:.2f} by {row['decided_by']}: {', '.join(row['reasons'])}{ended}",
        )


def comparison_lines(dataset: Dataset, first: str, second: str) -> Iterator[Text]:
    """Yield why two events are one or are not: each pair of their reports, the likeliest first, and the means.

    Raises DatasetError where there is no such event. Words are those of the quoted sentences; a build weighs lemmas by
    how rare the corpus has them, so that its scores may differ a little.
    """
    ids = [_current(dataset, event_id) for event_id in (first, second)]
    if ids[0] == ids[1]:
        yield Text(f"{first} and {second} are one event, {ids[0]}", style="bold")
        yield from merge_lines(dataset, ids[0])
        return
    mine, theirs = (_reports_of(dataset, event_id) for event_id in ids)
    facts = _facts(dataset, {report.article_id for report in (*mine, *theirs)})
    told = _reports_where(dataset, dataset.reports["article_id"].isin([article.article_id for article in facts]))
    pairs = [(_explained(a, b, facts, told), a, b) for a in mine for b in theirs]
    pairs.sort(key=lambda pair: (-pair[0].score, pair[1].report_id, pair[2].report_id))
    vetoed = sum(bool(explained.vetoes) for explained, _, _ in pairs)
    mean = sum(explained.score for explained, _, _ in pairs) / len(pairs)
    yield Text(f"{ids[0]} and {ids[1]} are two events", style="bold")
    yield Text(f"  {len(pairs)} pairs of reports: mean score {mean:.2f}, {vetoed} that a rule forbids")
    for explained, a, b in pairs[:MOST_PAIRS]:
        yield Text("")
        yield Text.assemble((f"  {a.report_id} and {b.report_id}", "cyan"), f" {explained.score:.2f}")
        for name, found in (("for", explained.reasons), ("against", explained.doubts), ("rules", explained.vetoes)):
            if found:
                yield Text.assemble((f"    {name:<8}", "cyan"), "; ".join(found))
    if len(pairs) > MOST_PAIRS:
        yield Text(f"  and {len(pairs) - MOST_PAIRS} less likely pairs", style="dim")


def _current(dataset: Dataset, event_id: str) -> str:
    """The event that an id now stands for."""
    if (dataset.events["event_id"] == event_id).any():
        return event_id
    retired = dataset.merges[dataset.merges["event_id_retired"] == event_id]
    if retired.empty:
        raise DatasetError(f"no event {event_id} in {dataset.folder}: events.csv lists the ids")
    return str(retired.iloc[0]["event_id"])


def _reports_of(dataset: Dataset, event_id: str) -> list[Report]:
    """The reports of an event as the merger takes them."""
    return _reports_where(dataset, dataset.reports["event_id"] == event_id)


def _reports_where(dataset: Dataset, chosen: pd.Series) -> list[Report]:
    return [_report(dataset, row) for row in dataset.reports[chosen].to_dict("records")]


def _explained(a: Report, b: Report, facts: Sequence[ArticleFacts], told: Sequence[Report]) -> PairExplanation:
    """The pair with what its articles tell beside it."""
    articles, pair = {a.article_id, b.article_id}, {a.report_id, b.report_id}
    beside = [r for r in told if r.article_id in articles and r.report_id not in pair]
    return explain_pair(a, b, facts, beside=beside)


def _report(dataset: Dataset, row: Mapping[Hashable, Any]) -> Report:
    plain = {name: _plain(row[name]) for name in EventValues.__dataclass_fields__}
    return Report(
        **plain,
        report_id=str(row["report_id"]),
        article_id=str(row["article_id"]),
        rank=int(row["rank"]),
        salience=float(row["salience"]),
        title="",
        confidence=float(row["confidence"]),
        keywords=_quoted_words(dataset, row),
    )


def _facts(dataset: Dataset, article_ids: set[str]) -> list[ArticleFacts]:
    """What the merger knew of the articles."""
    rows = dataset.articles[dataset.articles["article_id"].isin(article_ids)].to_dict("records")
    return [ArticleFacts(**{name: _plain(row[name]) for name in ArticleFacts.__dataclass_fields__}) for row in rows]


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell of any column
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, np.ndarray):
        return tuple(value.tolist())
    if not _known(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value.item() if isinstance(value, np.generic) else value


def _quoted_words(dataset: Dataset, report: Mapping[Hashable, Any]) -> tuple[str, ...]:
    """The longer words around what tells of the event."""
    article = dataset.articles[dataset.articles["article_id"] == report["article_id"]].iloc[0]
    evidence = dataset.evidence[(dataset.evidence["report_id"] == report["report_id"]) & dataset.evidence["chosen"]]
    found: set[str] = set()
    for row in evidence.to_dict("records"):
        text = str(_or_empty(article[str(row["field_text"])]))
        around = text[max(0, int(row["start"]) - CONTEXT_CHARACTERS) : int(row["end"]) + CONTEXT_CHARACTERS]
        found |= {word.lower() for word in around.split() if word.isalpha() and len(word) > LEAST_LETTERS}
    return tuple(sorted(found))


def candidate_lines(dataset: Dataset, event_id: str) -> Iterator[Text]:
    """Yield, for each place name that its reports took, every place that the gazetteer has of that name.

    The likeliest before any context come first, at most 30 of a name; the one taken is marked.
    """
    reports = dataset.reports[dataset.reports["event_id"] == event_id]
    evidence = dataset.evidence[dataset.evidence["report_id"].isin(reports["report_id"])]
    rows = evidence[(evidence["kind"] == "place") & evidence["value"].notna()].to_dict("records")
    gazetteer = Gazetteer.open()
    shown: set[tuple[str, str]] = set()
    for row in rows:
        quote, taken = _flat(str(row["quote"])), str(row["value"])
        if (quote, taken) in shown:
            continue
        shown.add((quote, taken))
        yield Text.assemble(("  place   ", "cyan"), f"{quote} = {taken} ({row['rule']}, score {row['score']})")
        for place in _candidates(gazetteer, quote):
            mark = "bold" if taken.endswith(place.place_id) else "dim"
            where = ", ".join(part for part in (place.admin2, place.admin1, place.country) if part)
            yield Text(
                f"    {place.place_id}  {place.name}, {where}: {place.kind}, {place.population:,} people", style=mark
            )


def _candidates(gazetteer: Gazetteer, quote: str) -> tuple[Place, ...]:
    """Return the places of a quote, or, where words around it were taken along, of the last name in it."""
    whole = gazetteer.candidates(quote)
    if whole:
        return whole[:MOST_CANDIDATES]
    names = [quote[match.start : match.end] for match in gazetteer.find_names(quote)]
    return gazetteer.candidates(names[-1])[:MOST_CANDIDATES] if names else ()


def _value_lines(values: pd.Series) -> Iterator[Text]:
    mode = f" / {values['event_mode']}" if _known(values["event_mode"]) else ""
    yield _line("type", f"{values['event_type']}{mode}, {values['assertion']}")
    yield _line("date", _date_words(values))
    yield _line("place", _place_words(values))
    yield _line("actors", _names(values["actors"], values["actor_codes"]))
    yield _line("targets", _names(values["targets"], values["target_codes"]))
    yield _line("killed", _range_words(values, "deaths"))
    yield _line("injured", _range_words(values, "injured"))
    if _known(values["claimed_by"]):
        yield _line("claimed by", str(values["claimed_by"]))


def _linked_lines(event: pd.Series) -> Iterator[Text]:
    yield _line("reported", f"{event['n_articles']} articles, {event['n_sources']} outlets")
    if len(event["disagreement"]):
        yield _line("disagree", ", ".join(event["disagreement"]))
    if _known(event["follows"]):
        yield _line("follows", str(event["follows"]))
    yield _line("confidence", f"{event['confidence']:.2f} ({event['review_state']})")


def _line(name: str, words: str) -> Text:
    return Text.assemble((f"  {name:<11}", "cyan"), words)


def _known(value: object) -> bool:
    return value is not None and value is not pd.NA and value == value


def _date_words(values: pd.Series) -> str:
    if not _known(values["date_edtf"]):
        return _UNKNOWN
    return f"{values['date_edtf']} ({DATE_PRECISIONS[int(values['date_precision'])]}; {values['date_basis']})"


def _place_words(values: pd.Series) -> str:
    if not _known(values["place_name"]):
        return _UNKNOWN
    where = [str(values[name]) for name in ("place_name", "admin1", "country") if _known(values[name])]
    precision = GEO_PRECISIONS[int(values["geo_precision"])]
    point = f"; {values['lat']:.3f}, {values['lon']:.3f}" if _known(values["lat"]) else "; no point"
    return f"{', '.join(dict.fromkeys(where))} ({precision}{point}; {values['geo_basis']})"


def _names(names: list[str], codes: list[str]) -> str:
    if not len(names):
        return _UNKNOWN
    padded = [*codes, *[""] * len(names)]
    return "; ".join(f"{name} [{code}]" if code else name for name, code in zip(names, padded, strict=False))


def _range_words(values: pd.Series, kind: str) -> str:
    low, best, high = (_number(values[f"{kind}_{part}"]) for part in ("low", "best", "high"))
    if low == best == high:
        return "not said" if best == _UNKNOWN else best
    return f"{best} (low {low}, high {high})"


def _number(value: object) -> str:
    return str(value) if _known(value) else _UNKNOWN


def _report_lines(dataset: Dataset, report: Mapping[Hashable, Any]) -> Iterator[Text]:
    article = dataset.articles[dataset.articles["article_id"] == report["article_id"]].iloc[0]
    outlet = article["source"] if _known(article["source"]) else article["path"]
    published = article["published"] if _known(article["published"]) else "no date"
    yield Text.assemble((f"{outlet}", "bold"), f", {published}: ", str(_or_empty(article["title"])))
    yield Text(f"  article {article['article_id']}, report {report['report_id']}, rank {report['rank']}", style="dim")
    if _known(article["copy_of"]):
        noun = " copy" if article["copy_kind"] in ("exact", "near") else ""
        yield Text(f"  its text: {article['copy_kind']}{noun} of {article['copy_of']}", style="dim")
    evidence = dataset.evidence[dataset.evidence["report_id"] == report["report_id"]]
    rows = sorted(evidence.to_dict("records"), key=lambda row: (KIND_ORDER.index(row["kind"]), not row["chosen"]))
    for row in rows:
        yield _evidence_line(row, article)


def _or_empty(value: object) -> object:
    return value if _known(value) else ""


def _evidence_line(row: Mapping[Hashable, Any], article: pd.Series) -> Text:
    text = str(_or_empty(article[str(row["field_text"])]))
    start, end = int(str(row["start"])), int(str(row["end"]))
    before = _flat(f"{text[max(0, start - CONTEXT_CHARACTERS) : start]}|")[:-1]
    after = _flat(f"|{text[end : end + CONTEXT_CHARACTERS]}")[1:]
    mark = "bold reverse" if row["chosen"] else "underline"
    value = f" = {row['value']}" if _known(row["value"]) else ""
    note = "" if row["chosen"] else ", not taken"
    return Text.assemble(
        (f"  {row['kind']:<8}", "cyan"),
        f"…{before}",
        (f"[{_flat(text[start:end])}]", mark),
        f"{after}…",
        (f"{value} ({row['rule']}{note})", "dim"),
    )


def _flat(text: str) -> str:
    return " ".join(text.split()) if text.strip() else text[:1].strip()

"""A dataset scored against a coded sheet: fields with intervals, calibration, merging, and the cases that were lost."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.evaluation.gold import Gold, Sheet
from timeline.evaluation.judging import FIELDS, Report, Verdict, judge, known

if TYPE_CHECKING:
    from timeline.dataset import Dataset

Z_95 = 1.959963984540054
BINS = 5
WEIGHTS = {"type": 2.0, "date": 1.0, "point": 1.0, "place": 1.0, "country": 0.5, "deaths": 0.75, "injured": 0.75}
KIND_FIELDS = {"date": "date", "place": "place", "point": "place", "country": "place", "deaths": "deaths",
               "injured": "injured", "type": "event", "mode": "event", "assertion": "event"}  # fmt: skip
SHOWN = {"type": "event_type", "mode": "event_mode", "assertion": "assertion", "date": "date_edtf",
         "country": "country", "place": "place_name", "point": "lat", "deaths": "deaths_best",
         "injured": "injured_best"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldScore:
    """How often one field was right, wrong or left out. `low` and `high` bound the share right (Wilson, 95%)."""

    field: str
    right: int
    wrong: int
    abstained: int
    low: float
    high: float

    @property
    def coded(self) -> int:
        """Rows in which the coder filled the field."""
        return self.right + self.wrong + self.abstained


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Reports whose confidence lies from `low` up to `high`: mean confidence and share right; None where none lie."""

    low: float
    high: float
    reports: int
    confidence: float | None
    right: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """A coded row that was not got right throughout: what was coded and said, with the words that the tool went by."""

    article: str
    line: int
    field: str
    verdict: Verdict
    coded: str
    said: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What `evaluate` finds. `merging` holds pairwise and B-cubed precision and recall where rows have labels.

    `brier` is the mean squared difference of confidence and being right; `brier_base` what always saying the share
    right would give.
    """

    rows: int
    found: int
    no_event_right: int
    no_event: int
    others: int
    absent: tuple[str, ...]
    fields: tuple[FieldScore, ...]
    bins: tuple[Bin, ...]
    brier: float | None
    brier_base: float | None
    merging: Mapping[str, float]
    losses: tuple[Loss, ...]


def evaluate(dataset: Dataset, sheet: Sheet, *, within_km: float = 25.0) -> Evaluation:
    """Score the reports of the sheet's articles. Rows of articles that the dataset lacks are left out and named."""
    articles = _article_ids(dataset)
    absent = tuple(dict.fromkeys(g.article for g in sheet.rows if g.article not in articles))
    rows = [g for g in sheet.rows if g.article in articles]
    reports = _reports(dataset, {articles[g.article] for g in rows})
    paired = pair([g for g in rows if not g.none], reports, articles, within_km)
    judged = [(gold, report, judge(gold, report, within_km=within_km)) for gold, report in paired]
    nothing = [g for g in rows if g.none]
    bins, brier, base = _calibration(judged)
    taken = sum(report is not None for _, report, _ in judged)
    return Evaluation(
        rows=len(rows),
        found=taken,
        no_event=len(nothing),
        no_event_right=sum(not reports[articles[g.article]] for g in nothing),
        others=sum(len(reports[a]) for a in {articles[g.article] for g in rows}) - taken,
        absent=absent,
        fields=_field_scores(judged),
        bins=bins,
        brier=brier,
        brier_base=base,
        merging=_merging([(g.event, str(r["event_id"])) for g, r, _ in judged if g.event and r is not None]),
        losses=tuple(_losses(dataset, judged)),
    )


def wilson(right: int, coded: int) -> tuple[float, float]:
    """The 95% interval of a share (Wilson 1927); 0 to 1 where nothing was coded."""
    if coded == 0:
        return 0.0, 1.0
    share, square = right / coded, Z_95**2
    middle = share + square / (2 * coded)
    spread = Z_95 * math.sqrt(share * (1 - share) / coded + square / (4 * coded**2))
    low, high = ((middle + sign * spread) / (1 + square / coded) for sign in (-1, 1))
    return max(0.0, low), min(1.0, high)


def _article_ids(dataset: Dataset) -> dict[str, str]:
    """What a coder may write for an article (id, path, address, file name without ending): the id."""
    found: dict[str, str] = {}
    for row in dataset.articles.to_dict("records"):
        article_id, path = str(row["article_id"]), str(row["path"])
        stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        for name in (path, str(row["url"]), stem):
            found.setdefault(name, article_id)
    return {**found, **{str(a): str(a) for a in dataset.articles["article_id"]}}


def _reports(dataset: Dataset, wanted: set[str]) -> dict[str, list[Report]]:
    """The reports of each article by rank; those of the first copy where an article has none."""
    found: dict[str, list[Report]] = {article: [] for article in wanted}
    copies = {str(row["article_id"]): str(row["duplicate_of"]) for row in dataset.articles.to_dict("records")}
    everything: defaultdict[str, list[Report]] = defaultdict(list)
    for row in dataset.reports.sort_values("rank", kind="stable").to_dict("records"):
        everything[str(row["article_id"])].append({str(name): value for name, value in row.items()})
    for article in found:
        found[article] = everything[article] or everything[copies.get(article, "")]
    return found


def pair(
    rows: Sequence[Gold], reports: Mapping[str, Sequence[Report]], articles: Mapping[str, str], within_km: float
) -> list[tuple[Gold, Report | None]]:
    """Each row with the report of its article that agrees most, no report twice; the higher rank on a tie.

    A row that says its type or date takes no report that agrees in neither.
    """
    chances = []
    for number, gold in enumerate(rows):
        for report in reports[articles[gold.article]]:
            verdicts = judge(gold, report, within_km=within_km)
            agreed = sum(WEIGHTS.get(name, 0.25) for name, verdict in verdicts.items() if verdict == "right")
            told = [verdicts[name] for name in ("type", "date") if name in verdicts]
            if not told or "right" in told:
                chances.append((-agreed, int(str(report["rank"])), number, str(report["report_id"]), report))
    chances.sort(key=lambda chance: chance[:4])
    taken: dict[int, Report] = {}
    used: set[str] = set()
    for _, _, number, report_id, report in chances:
        if number not in taken and report_id not in used:
            taken[number] = report
            used.add(report_id)
    return [(gold, taken.get(number)) for number, gold in enumerate(rows)]


_Judged = Sequence[tuple[Gold, Report | None, dict[str, Verdict]]]


def _field_scores(judged: _Judged) -> tuple[FieldScore, ...]:
    counts: dict[str, Counter[Verdict]] = {name: Counter() for name in FIELDS}
    for _, _, verdicts in judged:
        for name, verdict in verdicts.items():
            counts[name][verdict] += 1
    found = []
    for name, count in counts.items():
        if count:
            low, high = wilson(count["right"], count.total())
            found.append(FieldScore(field=name, right=count["right"], wrong=count["wrong"],
                                    abstained=count["abstained"], low=low, high=high))  # fmt: skip
    return tuple(found)


def _calibration(judged: _Judged) -> tuple[tuple[Bin, ...], float | None, float | None]:
    """Confidence against being right: no coded field wrong, and one right."""
    pairs = [
        (float(str(report["confidence"])), "wrong" not in verdicts.values() and "right" in verdicts.values())
        for _, report, verdicts in judged
        if report is not None and known(report["confidence"]) and verdicts
    ]
    bins = []
    for number in range(BINS):
        inside = [pair for pair in pairs if min(BINS - 1, int(pair[0] * BINS)) == number]
        bins.append(
            Bin(
                low=number / BINS,
                high=(number + 1) / BINS,
                reports=len(inside),
                confidence=sum(said for said, _ in inside) / len(inside) if inside else None,
                right=sum(right for _, right in inside) / len(inside) if inside else None,
            )
        )
    if not pairs:
        return tuple(bins), None, None
    base = sum(right for _, right in pairs) / len(pairs)
    return tuple(bins), sum((said - right) ** 2 for said, right in pairs) / len(pairs), base * (1 - base)


def _merging(labelled: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Pairs and B-cubed (Bagga and Baldwin 1998) of event_id against the coder's labels, over the rows found."""
    if len(labelled) < 2:
        return {}
    both, events, labels = Counter(labelled), Counter(e for _, e in labelled), Counter(g for g, _ in labelled)
    same = sum(n * (n - 1) // 2 for n in both.values())
    ours = sum(n * (n - 1) // 2 for n in events.values())
    theirs = sum(n * (n - 1) // 2 for n in labels.values())
    count = len(labelled)
    return {
        "pairs precision": same / ours if ours else 1.0,
        "pairs recall": same / theirs if theirs else 1.0,
        "B-cubed precision": sum(n * n / events[pair[1]] for pair, n in both.items()) / count,
        "B-cubed recall": sum(n * n / labels[pair[0]] for pair, n in both.items()) / count,
    }


def _losses(dataset: Dataset, judged: _Judged) -> list[Loss]:
    quotes: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    chosen = dataset.evidence[dataset.evidence["chosen"].fillna(False).astype(bool)]
    for row in chosen.to_dict("records"):
        if known(row["report_id"]):
            quotes[str(row["report_id"]), str(row["kind"])].append(f"{row['quote']} ({row['rule']})")
    found = []
    for gold, report, verdicts in judged:
        missed = {name: verdict for name, verdict in verdicts.items() if verdict != "right"}
        if report is None:
            found.append(Loss(article=gold.article, line=gold.line, field="event", verdict="abstained",
                              coded=_label(gold), said="", evidence=()))  # fmt: skip
            continue
        for name, verdict in missed.items():
            found.append(
                Loss(
                    article=gold.article,
                    line=gold.line,
                    field=name,
                    verdict=verdict,
                    coded=_coded(gold, name),
                    said=_said(report, name),
                    evidence=tuple(quotes[str(report["report_id"]), KIND_FIELDS[name]][:3]),
                )
            )
    return found


def _label(gold: Gold) -> str:
    parts = (gold.event, gold.event_type, _coded(gold, "date"), gold.place)
    return " ".join(part for part in parts if part)


def _coded(gold: Gold, name: str) -> str:
    if name == "date":
        days = [day.isoformat() for day in (gold.first, gold.last) if day is not None]
        return "/".join(dict.fromkeys(days))
    if name == "point":
        return f"{gold.lat} {gold.lon}"
    value = getattr(gold, {"type": "event_type", "mode": "event_mode"}.get(name, name))
    return "" if value is None else str(value)


def _said(report: Report, name: str) -> str:
    value = report[SHOWN[name]]
    if not known(value):
        return ""
    return f"{report['lat']} {report['lon']}" if name == "point" else str(value)

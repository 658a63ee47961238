"""Whether a report says what a coder says, field by field: right, wrong, or abstained where it says less."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Literal

from geopy.distance import great_circle

from timeline.evaluation.gold import Gold
from timeline.model import COUNTRY_PRECISION
from timeline.places.folding import fold

Verdict = Literal["right", "wrong", "abstained"]
Report = Mapping[str, object]
FIELDS = ("type", "mode", "assertion", "date", "country", "place", "point", "deaths", "injured")
_BY = re.compile(r"^(?:the )?(?:outskirts of|suburbs of|outside|near) ", re.IGNORECASE)


def judge(gold: Gold, report: Report | None, *, within_km: float) -> dict[str, Verdict]:
    """The verdict on each field that the coder filled, in the order of FIELDS; all abstained where no report is.

    A date is right when its days lie inside the coded ones, wrong when they share none, and abstained when it is
    wider, or only a bound; where the coder too left one end open, a bound there is right. A point is right within
    `within_km` kilometres. A place is right when its name, or that of the division around it, is the coded one, or
    what it lies by ("outside Bern"), and abstained when no more than the country is said. Of counts only the best
    figure is judged; none said is abstained.
    """
    verdicts: dict[str, Verdict | None] = {
        "type": _same(gold.event_type, report, "event_type"),
        "mode": _same(gold.event_mode, report, "event_mode"),
        "assertion": _same(gold.assertion, report, "assertion"),
        "date": _date(gold, report),
        "country": _same(gold.country, report, "country"),
        "place": _place(gold, report),
        "point": _point(gold, report, within_km),
        "deaths": _same(gold.deaths, report, "deaths_best"),
        "injured": _same(gold.injured, report, "injured_best"),
    }
    return {name: verdict for name, verdict in verdicts.items() if verdict is not None}


def known(value: object) -> bool:
    """Whether a cell of a table says anything."""
    return value is not None and value == value and str(value) not in ("", "<NA>", "NaT")


def _same(coded: object, report: Report | None, column: str) -> Verdict | None:
    if coded is None:
        return None
    if report is None or not known(report[column]):
        return "abstained"
    return "right" if report[column] == coded else "wrong"


def _date(gold: Gold, report: Report | None) -> Verdict | None:
    if gold.first is None and gold.last is None:
        return None
    if report is None or (report["date_basis"] == "publication" and gold.first is not None):
        return "abstained"
    start, end = _day(report["date_start"]), _day(report["date_end"])
    if start is None and end is None:
        return "abstained"
    first, last = gold.first or datetime.date.min, gold.last or datetime.date.max
    start, end = start or datetime.date.min, end or datetime.date.max
    if end < first or start > last:
        return "wrong"
    return "right" if first <= start and end <= last else "abstained"


def _day(value: object) -> datetime.date | None:
    return datetime.date.fromisoformat(str(value)[:10]) if known(value) else None


def _place(gold: Gold, report: Report | None) -> Verdict | None:
    if gold.place is None:
        return None
    if report is None or not known(report["place_name"]):
        return "abstained"
    sought = {fold(part) for part in (gold.place, gold.place.split(",")[0])}
    said = [str(report[name]) for name in ("place_name", "admin1") if known(report[name])]
    named = {fold(part) for name in said for part in (name, name.split(",")[0], _BY.sub("", name))}
    if sought & named:
        return "right"
    in_country = gold.country is None or report["country"] == gold.country
    return "abstained" if in_country and int(str(report["geo_precision"])) >= COUNTRY_PRECISION else "wrong"


def _point(gold: Gold, report: Report | None, within_km: float) -> Verdict | None:
    if gold.lat is None or gold.lon is None:
        return None
    if report is None or not known(report["lat"]):
        return "abstained"
    said = (float(str(report["lat"])), float(str(report["lon"])))
    return "right" if great_circle((gold.lat, gold.lon), said).km <= within_km else "wrong"

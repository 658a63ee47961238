"""Invented tables in the columns of the dataset contract, with hostile texts among the plain ones."""

# ruff: noqa: E501 - a table of events reads best with one event a line
from __future__ import annotations

import datetime
from typing import Any

import pandas

HOSTILE_TITLE = (
    '</script><script>window.hacked = 1</script> ${7*7} {{7*7}} \u2028 "quoted" <img src=x onerror=hacked()>'
)
HOSTILE_OUTLET = "=cmd|' /C calc'!A0"
HOSTILE_URL = "javascript:window.hacked=1"
ARABIC_TITLE = "مظاهرة في طرابلس احتجاجا على انقطاع الكهرباء"

# place_id, name, country, admin1, lat, lon, geo_precision, radius
PLACES: dict[str, tuple[str, str, str, str | None, float | None, float | None, int, float | None]] = {
    "cairo": ("geonames:360630", "Cairo", "EGY", "Cairo", 30.06, 31.25, 1, 12),
    "derna": ("geonames:87205", "Derna", "LBY", "Darnah", 32.767, 22.637, 1, 6),
    "tripoli": ("geonames:2210247", "Tripoli", "LBY", "Tripoli", 32.885, 13.18, 1, 12),
    "minya": ("geonames:360688", "Minya", "EGY", "Minya", 28.11, 30.75, 2, 25),
    "minya_province": ("geonames:360689", "Minya Governorate", "EGY", "Minya", 28.25, 30.5, 4, 95),
    "south": ("local:south-libya", "southern Libya", "LBY", None, 26.0, 15.5, 5, 420),
    "astana": ("geonames:1526273", "Astana", "KAZ", "Astana", 51.18, 71.446, 1, 15),
    "geneva": ("geonames:2660646", "Geneva", "CHE", "Geneva", 46.2, 6.15, 1, 6),
    "sirte": ("geonames:2210554", "Sirte", "LBY", "Sirte", 31.2, 16.59, 3, 40),
    "syria": ("geonames:163843", "Syria", "SYR", None, None, None, 6, None),
    "aleppo": ("geonames:170063", "Aleppo", "SYR", "Aleppo", 36.2, 37.16, 1, 10),
    "nowhere": ("", "", "", None, None, None, 7, None),
}

# title, type, mode, assertion, edtf, start, end, precision, basis, place, actors, targets, deaths (low, best, high), outlets
EVENTS: list[tuple[Any, ...]] = [
    ("Ministers of two countries meet in Cairo", "CONSULT", "visit", "occurred", "2017-05-29", "2017-05-29", "2017-05-29", 1, "weekday", "cairo", ["Foreign ministry of Egypt"], ["Russian delegation"], None, ["Nile Courier", "Harbour Post", "Meridian Wire"]),
    ("Jets strike camps near Derna", "ASSAULT", "aerial", "occurred", "2017-05-26", "2017-05-26", "2017-05-26", 1, "explicit", "derna", ["Egyptian air force"], ["Derna council"], (0, 4, 9), ["Nile Courier", "Harbour Post"]),
    ("Second wave of strikes on Derna", "ASSAULT", "aerial", "occurred", "2017-05-27", "2017-05-27", "2017-05-27", 1, "relative", "derna", ["Egyptian air force"], ["Derna council"], (1, 2, 2), ["Meridian Wire"]),
    ("Gunmen fire on a bus of pilgrims", "ASSAULT", "firearms", "occurred", "2017-05-26", "2017-05-26", "2017-05-26", 1, "weekday", "minya_province", ["Unidentified gunmen"], ["Pilgrims"], (26, 29, 30), ["Nile Courier", "Harbour Post", "Meridian Wire", "Delta Daily"]),
    ("Mourners bury the dead of the bus attack", "x:DEATH", None, "occurred", "2017-05-27", "2017-05-27", "2017-05-27", 1, "weekday", "minya", ["Mourners"], [], None, ["Delta Daily"]),
    ("Agreement on four quiet zones signed", "AGREE", None, "occurred", "2017-05", "2017-05-01", "2017-05-28", 4, "relative", "astana", ["Russia", "Iran", "Turkey"], [], None, ["Meridian Wire"]),
    ("Fighting between clans in the south", "ASSAULT", "heavy-weapons", "occurred", "2017-05-18/2017-05-23", "2017-05-18", "2017-05-23", 2, "explicit", "south", ["Clan fighters"], ["Clan fighters"], (10, 14, 22), ["Harbour Post", "Meridian Wire"]),
    ("Tribal elders ask for a truce in the south", "REQUEST", None, "occurred", "2017-05-24", "2017-05-24", "2017-05-24", 1, "explicit", "south", ["Tribal elders"], [], None, ["Harbour Post"]),
    (ARABIC_TITLE, "PROTEST", "demo", "occurred", "2017-05-20", "2017-05-20", "2017-05-20", 1, "explicit", "tripoli", ["سكان المدينة"], ["شركة الكهرباء"], (0, 0, 0), ["صحيفة الميناء"]),
    (HOSTILE_TITLE, "x:CRIME", "x:robbery", "occurred", "2017-05-15", "2017-05-15", "2017-05-15", 1, "explicit", "sirte", ['<b onmouseover="hacked()">Gang</b>'], ["Bank"], None, [HOSTILE_OUTLET]),
    ("Talks on Syria to reopen in Geneva", "CONSULT", None, "planned", "2017-06-16", "2017-06-16", "2017-06-16", 1, "explicit", "geneva", ["Envoy"], [], None, ["Meridian Wire"]),
    ("Ministry denies strike on a market", "ASSAULT", "aerial", "denied", "2017-05-25", "2017-05-25", "2017-05-25", 1, "relative", "aleppo", ["Ministry of defence"], [], None, ["Nile Courier"]),
    ("Uprising of an earlier year", "PROTEST", "riot", "background", "2011", "2011-01-01", "2011-12-31", 5, "explicit", "cairo", ["Protesters"], [], None, ["Nile Courier"]),
    ("Ceasefire said to hold in Syria", "RETREAT", "ceasefire", "alleged", "2017-05~", "2017-05-01", "2017-05-31", 4, "explicit", "syria", ["Army"], ["Rebels"], None, ["Harbour Post"]),
    ("Envoy warns of a new front", "THREATEN", None, "threatened", "../2017-05-28", None, "2017-05-28", 6, "publication", "nowhere", ["Envoy"], [], None, ["Delta Daily"]),
    ("Convoy reached Aleppo before the weekend", "AID", None, "occurred", "../2017-05-26", None, "2017-05-26", 6, "relative", "aleppo", ["Relief agency"], ["Residents"], None, ["Meridian Wire"]),
    ("Curfew from Sunday in Sirte", "COERCE", "curfew", "occurred", "2017-05-21/..", "2017-05-21", None, 6, "weekday", "sirte", ["Town council"], [], None, ["Harbour Post"]),
    ("Storm floods the lower town", "x:DISASTER", None, "occurred", "2017-04-11", "2017-04-11", "2017-04-11", 1, "explicit", "derna", [], ["Residents"], (3, 3, 3), ["Harbour Post"]),
    ("Police arrest two men over the bus attack", "COERCE", "arrest", "occurred", "2017-06-02", "2017-06-02", "2017-06-02", 1, "weekday", "minya", ["Police"], ["Two suspects"], None, ["Nile Courier", "Delta Daily"]),
]  # fmt: skip
CITIES = ("cairo", "derna", "tripoli", "minya", "sirte", "aleppo")
FOLLOWS = {4: 3, 18: 3}


def _filler() -> list[tuple[Any, ...]]:
    kinds = [
        ("Residents march", "PROTEST", "demo"), ("Officials meet", "CONSULT", "visit"), ("Food is handed out", "AID", None),
        ("Mortar shells land", "ASSAULT", "heavy-weapons"), ("A lorry overturns", "x:ACCIDENT", None), ("Council votes", "x:ELECTION", None),
        ("Roadblock set up", "COERCE", "restrict"),
    ]  # fmt: skip
    rows = []
    for number in range(21):
        words, kind, mode = kinds[number % len(kinds)]
        day = (datetime.date(2017, 3, 20) + datetime.timedelta(days=number * 3)).isoformat()
        city = CITIES[number % len(CITIES)]
        name = PLACES[city][1]
        rows.append((f"{words} in {name}", kind, mode, "occurred", day, day, day, 1, "explicit", city,
                     [f"People of {name}"], [], None, ["Harbour Post" if number % 2 else "Delta Daily"]))  # fmt: skip
    return rows


ALL_EVENTS = EVENTS + _filler()
"""Forty events; planned, denied and background ones are hidden at first."""
ALL_SHOWN = sum(row[3] not in ("planned", "denied", "background") for row in ALL_EVENTS)


def sample_tables() -> dict[str, pandas.DataFrame]:
    """Forty events, their reports, articles and evidence."""
    events, reports, articles, evidence = [], [], [], []
    for number, row in enumerate(ALL_EVENTS):
        event = _event(number, row)
        events.append(event)
        for position, outlet in enumerate(row[13]):
            article, report, marks = _report(event, row, outlet, f"{number:02d}-{position}", position)
            articles.append(article)
            reports.append(report)
            evidence.extend(marks)
    return {
        "events": pandas.DataFrame(events), "reports": pandas.DataFrame(reports), "articles": pandas.DataFrame(articles),
        "evidence": pandas.DataFrame(evidence), "merges": pandas.DataFrame(), "issues": pandas.DataFrame(),
    }  # fmt: skip


def many_tables(times: int) -> dict[str, pandas.DataFrame]:
    """The forty events over and over, each with ids of its own and moved by a day a round; titles tell the round."""
    tables = sample_tables()
    rounds: dict[str, list[pandas.DataFrame]] = {name: [] for name in ("events", "reports", "articles", "evidence")}
    for turn in range(times):
        for name, copies in rounds.items():
            table = tables[name].copy()
            for column in ("event_id", "report_id", "article_id", "evidence_id", "follows"):
                if column in table:
                    table[column] = table[column].map(lambda one, turn=turn: None if one is None else f"{one}x{turn}")
            for column in ("date_start", "date_end"):
                if column in table:
                    shift = datetime.timedelta(days=turn)
                    table[column] = [None if day is None else day - shift for day in table[column]]
            if name == "events":
                table["title"] = [f"{title} (round {turn})" for title in table["title"]]
                table["lat"] = table["lat"] + turn / 1000
            copies.append(table)
    return {**tables, **{name: pandas.concat(copies, ignore_index=True) for name, copies in rounds.items()}}


def _day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)


def _values(row: tuple[Any, ...]) -> dict[str, Any]:
    place_id, name, country, admin1, lat, lon, geo_precision, radius = PLACES[row[9]]
    low, best, high = row[12] or (None, None, None)
    return {
        "event_type": row[1], "event_mode": row[2], "assertion": row[3], "date_edtf": row[4],
        "date_start": _day(row[5]), "date_end": _day(row[6]), "date_precision": row[7], "date_basis": row[8],
        "place_name": name or None, "place_id": place_id or None, "country": country or None, "admin1": admin1,
        "lat": lat, "lon": lon, "geo_precision": geo_precision, "geo_radius_km": radius, "geo_basis": "stated" if name else None,
        "actors": row[10], "targets": row[11], "actor_codes": ["--- UAF"] * len(row[10]), "target_codes": ["--- CVL"] * len(row[11]),
        "deaths_low": low, "deaths_best": best, "deaths_high": high,
        "injured_low": None, "injured_best": None, "injured_high": None, "claimed_by": None,
    }  # fmt: skip


def _event(number: int, row: tuple[Any, ...]) -> dict[str, Any]:
    outlets = row[13]
    return {
        "event_id": f"e{number:04d}", "title": row[0], **_values(row),
        "n_articles": len(outlets), "n_sources": len(outlets), "first_published": "2017-05-26", "last_published": "2017-05-30",
        "confidence": round(0.5 + (number % 10) / 20, 2), "follows": f"e{FOLLOWS[number]:04d}" if number in FOLLOWS else None,
        "disagreement": ["deaths_best"] if len(outlets) > 1 and row[12] else [], "review_state": "machine",
    }  # fmt: skip


def _report(
    event: dict[str, Any], row: tuple[Any, ...], outlet: str, key: str, position: int
) -> tuple[dict[str, Any], dict[str, Any], list[dict[str, Any]]]:
    place = PLACES[row[9]][1] or "an unnamed place"
    actor = row[10][0] if row[10] else "People"
    before, verb, after = "The day began quietly. ", "acted", f", witnesses said on {row[4]}. Nothing more was known."
    text = f"{before}{actor} {verb} in {place}{after}"
    url = HOSTILE_URL if outlet == HOSTILE_OUTLET else f"https://example.org/{key}?a=1&b=<2>"
    article = {
        "article_id": f"a{key}", "path": f"{key}.txt", "url": url, "source": outlet, "title": row[0][:60],
        "published": f"2017-05-{28 + position % 3}", "published_precision": 1, "published_basis": "metadata",
        "language": "en", "text_sha256": "0" * 64, "text_chars": len(text), "duplicate_of": None, "text": text,
    }  # fmt: skip
    values = _values(row)
    if values["deaths_best"] is not None and len(row[13]) > 1:
        values["deaths_best"] = values["deaths_low"] = values["deaths_high"] = values["deaths_best"] + position
    report = {
        "report_id": f"r{key}", "article_id": f"a{key}", "event_id": event["event_id"], "rank": 1, "salience": 1.0,
        **values, "confidence": event["confidence"],
    }  # fmt: skip
    return article, report, [_mark(report, article, kind, words) for kind, words in (("actor", actor), ("event", verb), ("place", place), ("date", row[4]))]  # fmt: skip


def _mark(report: dict[str, Any], article: dict[str, Any], kind: str, words: str) -> dict[str, Any]:
    start = article["text"].index(words, len("The day began quietly. "))
    return {
        "evidence_id": f"{report['report_id']}-{kind}", "article_id": article["article_id"], "report_id": report["report_id"],
        "kind": kind, "field_text": "text", "start": start, "end": start + len(words), "quote": words, "sentence": 1,
        "value": None, "lat": None, "lon": None, "country": None, "rule": "sample", "score": 1.0, "chosen": True,
    }  # fmt: skip


RUN = {"version": "0.0.0", "gazetteer": "GeoNames, CC BY 4.0", "licence": "CC BY 4.0", "title": "News timeline"}

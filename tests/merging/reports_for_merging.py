"""Reports in a few words, for the tests of merging."""

import datetime

from timeline.model import ArticleFacts, Report

DERNA = {"place_name": "Derna", "place_id": "t:1", "country": "LBY", "admin1": "Derna", "lat": 32.76, "lon": 22.64}
BENGHAZI = {
    "place_name": "Benghazi",
    "place_id": "t:2",
    "country": "LBY",
    "admin1": "Benghazi",
    "lat": 32.12,
    "lon": 20.07,
}
LIBYA = {"place_name": "Libya", "place_id": "t:3", "country": "LBY", "geo_precision": 6, "geo_radius_km": 900.0}


def report(report_id: str, day: str | None = "2017-05-26", **changes: object) -> Report:
    """An air strike on Derna unless said otherwise; the article is what stands before the `/`."""
    values: dict[str, object] = {
        "report_id": report_id,
        "article_id": report_id.partition("/")[0],
        "rank": 1,
        "salience": 0.8,
        "title": "Air strike, Derna",
        "confidence": 0.7,
        "event_type": "ASSAULT",
        "event_mode": "aerial",
        "assertion": "occurred",
        "date_basis": "explicit",
        "geo_precision": 1,
        "geo_radius_km": 10.0,
        "geo_basis": "stated",
        "actors": ("Egyptian air force",),
        "targets": ("training camps",),
        "actor_codes": ("EGY MIL",),
        "target_codes": ("--- UNK",),
        "keywords": ("camp", "derna", "jet", "strike"),
        "claimed_by": None,
        "admin1": None,
        "lat": None,
        "lon": None,
        **{f"{kind}_{end}": None for kind in ("deaths", "injured") for end in ("low", "best", "high")},
        **span(day),
        **DERNA,
    }
    place = changes.pop("place", None)
    if place is not None:
        values |= {"lat": None, "lon": None, "admin1": None}
        values |= place  # type: ignore[operator]
    return Report(**{**values, **changes})  # type: ignore[arg-type]


def span(edtf: str | None) -> dict[str, object]:
    """The date columns of a day, a month, `../day`, `day/day` or nothing."""
    if edtf is None:
        return {"date_edtf": None, "date_start": None, "date_end": None, "date_precision": 6}
    first, _, last = edtf.partition("/")
    if len(edtf) == len("2017-05"):
        start = datetime.date.fromisoformat(edtf + "-01")
        end = (start + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
        precision = 4
    else:
        start = None if first == ".." else datetime.date.fromisoformat(first)
        end = datetime.date.fromisoformat(last or first)
        precision = 6 if start is None else 1 if not last else 2
    return {"date_edtf": edtf, "date_start": start, "date_end": end, "date_precision": precision}


def facts(article_id: str, published: str | None = "2017-05-27", **changes: object) -> ArticleFacts:
    """An article of its own outlet."""
    values: dict[str, object] = {
        "article_id": article_id,
        "source": f"outlet of {article_id}",
        "published": published,
        "text_sha256": f"hash of {article_id}",
        "duplicate_of": None,
    }
    return ArticleFacts(**{**values, **changes})  # type: ignore[arg-type]

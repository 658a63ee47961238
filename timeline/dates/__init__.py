"""Dates: finding expressions of time in an article, and giving each an interval of days with its basis and rule."""

from timeline.dates.mentions import find_dates, resolve_relative
from timeline.dates.publication import in_dateline, publication_day

__all__ = ["find_dates", "in_dateline", "publication_day", "resolve_relative"]

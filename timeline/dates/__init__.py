"""Dates: finding expressions of time in an article, and giving each an interval of days with its basis and rule."""

from timeline.dates.find import Expression, find_expressions, language_of
from timeline.dates.mentions import find_dates, is_morning, resolve_expression, resolve_relative
from timeline.dates.publication import heads_text, in_dateline, publication_day

__all__ = [
    "Expression",
    "find_dates",
    "find_expressions",
    "heads_text",
    "in_dateline",
    "is_morning",
    "language_of",
    "publication_day",
    "resolve_expression",
    "resolve_relative",
]

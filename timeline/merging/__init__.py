"""Reports of one happening become one event; every report is kept, and why."""

from timeline.merging.copies import find_copies
from timeline.merging.derived import Copy, origin_of, trace_copies
from timeline.merging.explain import PairExplanation, explain_pair
from timeline.merging.ids import PreviousBuild
from timeline.merging.merge import MergeResult, merge_reports

__all__ = [
    "Copy",
    "MergeResult",
    "PairExplanation",
    "PreviousBuild",
    "explain_pair",
    "find_copies",
    "merge_reports",
    "origin_of",
    "trace_copies",
]

"""Reports of one happening become one event; every report is kept, and why."""

from timeline.merging.copies import find_copies
from timeline.merging.explain import PairExplanation, explain_pair
from timeline.merging.ids import PreviousBuild
from timeline.merging.merge import MergeResult, merge_reports

__all__ = ["MergeResult", "PairExplanation", "PreviousBuild", "explain_pair", "find_copies", "merge_reports"]

"""Parts: texts that are many short ones, read part by part: chronologies, logs, briefs from several towns."""

from timeline.parts.clocked import clock_days
from timeline.parts.dated import Labels, dated_parts, find_labels
from timeline.parts.headed import as_datelines, headed_parts
from timeline.parts.part import Part
from timeline.parts.reading import read_parts

__all__ = ["Labels", "Part", "as_datelines", "clock_days", "dated_parts", "find_labels", "headed_parts", "read_parts"]

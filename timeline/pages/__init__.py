"""The pages that people see: an explorer, a map, a timeline; each one file that needs no network."""

from timeline.pages.map import events_map
from timeline.pages.options import PageOptions, PagePlan
from timeline.pages.write import write_pages

__all__ = ["PageOptions", "PagePlan", "events_map", "write_pages"]

"""Events: what happened, to whom, when and where, by whose hand, and whether it happened at all."""

from timeline.events.codebook import Codebook
from timeline.events.reader import EventReader
from timeline.events.titles import event_title

__all__ = ["Codebook", "EventReader", "event_title"]

"""Which of an article's places is an event's."""

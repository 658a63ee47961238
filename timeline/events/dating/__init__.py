"""Which of an article's dates is an event's."""

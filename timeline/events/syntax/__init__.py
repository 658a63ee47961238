"""What the parse of one sentence says: arguments, clauses, anchors, and how near a date or a place stands to a word."""

"""Words of one sentence that tell an event, and the frames that they need."""

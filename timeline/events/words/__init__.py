"""The words that tell events: trigger lexicons, cues, names of groups and countries, from `timeline/reference`."""

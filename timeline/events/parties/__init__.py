"""Who did what to whom: names, codes, pronouns, claims and blame."""

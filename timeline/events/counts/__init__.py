"""How many people a text says were killed and hurt, with the words that say it.

`find_counts` reads one sentence, `tally` weighs what an article says of one event.

Conventions
- `deaths` and `injured` are what they say. `casualties` are people struck whose fate the words leave open ("five people
  were shot"): `tally` uses them to fill what is missing; they are never a figure by themselves.
- "At least n": low n, best n, high None. "More than n": low n + 1, best n. "Up to n": low 0, best n, high n.
  "About n": best n, no bounds. "Dozens", "scores", "hundreds": low the least the word allows (24, 40, 200), best the
  same, high None. "Several", "many": low 3, no best. A bare plural: low 2, no best. A range has the lower as best.
- "No one was hurt" is 0. What nobody said is None.
- Deaths include those of the attackers, whose counts carry `of="attackers"` (as incident registers do).
- `of="part"` is an item of a list ("a mother and her son"); a list's items add up to one figure.
- The title and the first sentences of the text decide where they say anything; mentions far down are then left out.
- A figure for what somebody "killed" leaves out the killer, whose own death is added; "five are dead" has him in.
- Of figures that differ a toll wins, then the one most often given, the first on a tie; persons told
  of one by one who are more than the figure win over it.
- Of four mentions or more a fitted ranker has the last word on both figures (`choice.py`).
"""

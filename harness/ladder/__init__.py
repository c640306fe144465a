"""The ladder: known submissions of known worth, scored to prove that the scale measures.

Start at `climb.climb`. A rung of `solutions/ladder.toml` is scored as any submission is and leaves
an ordinary run folder; single fixes and all-but-one fixes, which are many, are labelled by
tabulation. Both ways give the same labels, which is checked on the baseline each time.
"""

"""The fictional company: typed facts, and writers that turn them into documents.

`build(seed)` gives a `Company` (see `corpus.facts`): entities, facts, documents, and for each
fact the quotes where it stands. Same seed, same bytes, on any machine.
"""

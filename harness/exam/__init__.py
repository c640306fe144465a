"""Examine the bundled reader: known conditions, questions from the pool, labels by the scorer.

Runs on companies of seeds other than the demo's. Start at `card` (the model card), then `sheets`.
"""

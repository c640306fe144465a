"""Arithmetic over answers: questions, answers and metered calls in; verdicts and numbers out.

No network, no clock, no subprocess, no file: everything is handed in and handed back.
Start at `records` (the nouns), then `judge` (one answer), then `comparison` (two runs).
"""

"""The hidden questions: built from facts, selected, kept from every candidate.

Start at `variant` (what a scored challenge consists of), then `questions`.
"""

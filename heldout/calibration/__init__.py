"""Calibration: choose, from a table of labels, the questions on which the baseline is known.

Nothing is tuned: `targets` says what the untouched pipeline must score, `stages` which questions
are asked under which configurations, `program` chooses, `report` says what was chosen and what had
to be bent. The labels themselves come from another process (`python -m harness.tabulating`), which
is given a `plan` and leaves a table.
"""

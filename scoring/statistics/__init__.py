"""Intervals and tests, one a file; each names its formula's source."""

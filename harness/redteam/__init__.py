"""Attacks on the harness, each run in real boxes and in a weakened one where it must succeed.

`weakened.py` is the box that holds nothing; `harness.sandbox.doctor` observes single controls.
"""

"""Prove on the shipped service that labels come from what it does, and from nothing else.

Each claim is one scored run of the frozen baseline under some change. Where the change must not
matter every label stays; where it must, the figures move. Runs are ordinary run folders, so a
proof that was cut goes on where it stopped. Start at `claims`.
"""

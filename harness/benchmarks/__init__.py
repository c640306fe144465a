"""Measurements, never asserted by a test: each command prints figures beside a floor or a peer."""

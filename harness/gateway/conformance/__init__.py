"""Clients that are no dependency of ours talk to the gateway, where somebody has installed them."""

"""LiteLLM as a client of the gateway: answers, streams, JSON mode, and its own error classes."""

from __future__ import annotations

import sys

import pytest

from harness.gateway.conformance.__main__ import main


def test_litellm_talks_to_the_gateway(monkeypatch: pytest.MonkeyPatch,
                                      capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["conformance", "--litellm", sys.executable])
    assert main() == 0
    told = capfd.readouterr().out
    assert told.count("ok   litellm:") == 7
    assert "FAIL" not in told

"""What a key has spent is told where the gateway runs alone, and nowhere else."""

from __future__ import annotations

import json
import urllib.error
import urllib.request

import pytest

from harness.gateway import Gateway

ASKED = {"model": "reader", "messages": [{"role": "user", "content": "[1] The pump has 3 valves."
                                          "\n\nQuestion: How many valves has the pump?"}]}


def get(gateway: Gateway, key: str, body: object = None, path: str = "/usage") -> dict[str, object]:
    request = urllib.request.Request(
        f"{gateway.url}{path}", json.dumps(body).encode() if body else None,
        {"Authorization": f"Bearer {key}", "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as response:
        found = json.load(response)
    assert isinstance(found, dict)
    return found


def test_a_key_is_told_what_it_has_spent_and_not_what_another_has() -> None:
    with Gateway(usage_told=True) as gateway:
        mine, other = gateway.issue_key("mine"), gateway.issue_key("other")
        nothing = {"calls": 0, "prompt_tokens": 0, "completion_tokens": 0, "usd": 0.0,
                   "modelled_seconds": 0.0}
        assert get(gateway, mine) == nothing
        replies = [get(gateway, mine, ASKED, "/chat/completions")["usage"] for _ in range(2)]
        told = get(gateway, mine)
        for name in ("prompt_tokens", "completion_tokens"):
            assert told[name] == sum(reply[name] for reply in replies)  # type: ignore[index]
        assert told["calls"] == 2
        assert told["usd"] == gateway.totals(mine)[0] > 0
        calls = gateway.ledger.outside(mine)
        assert told["modelled_seconds"] == sum(call.modelled_ms for call in calls) / 1000 > 0
        assert get(gateway, other) == nothing
        with pytest.raises(urllib.error.HTTPError, match="401"):
            get(gateway, "wrong")


def test_a_service_that_is_scored_is_not_told() -> None:
    with Gateway() as gateway, pytest.raises(urllib.error.HTTPError, match="404"):
        get(gateway, gateway.issue_key("mine"))

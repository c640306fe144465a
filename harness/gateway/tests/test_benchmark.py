"""The benchmark measures what it says, against processes that really run."""

from __future__ import annotations

import pytest

from harness.gateway.benchmarks import overhead, reading
from harness.gateway.benchmarks.overhead import Server
from harness.gateway.reader import complete


def test_a_short_run_measures_the_floor_and_the_gateway_side_by_side() -> None:
    servers = overhead.measure(50, 0.2, None)
    assert [server.name for server in servers] == ["direct", "bare proxy", "gateway"]
    for server in servers:
        assert len(server.times) == 50 and min(server.times) > 0
        assert server.per_second > 50 and 5 < server.rss_mb < 200
    text, _ = overhead.table(servers)
    assert len(text.splitlines()) == 5


@pytest.mark.parametrize(("milliseconds", "per_second", "met"), [
    (2.0, 900.0, True), (3.0, 900.0, False), (2.0, 600.0, False)])
def test_a_missed_target_is_told(milliseconds: float, per_second: float, met: bool) -> None:
    direct = Server("direct", 1, times=[0.001] * 100)
    gateway = Server("gateway", 2, start_seconds=0.3, rss_mb=60, per_second=per_second,
                     times=[milliseconds / 1000] * 100)
    assert overhead.table([direct, gateway])[1] is met


def test_what_an_answer_costs_is_measured_over_eight_passages_it_can_answer() -> None:
    asked = reading.prompts(20)
    right = sum("don't know" not in complete(messages).text for messages in asked)
    assert all(messages[1]["content"].count("\n[") == 7 for messages in asked)
    assert right >= 18
    cost = reading.measure(20)
    assert 0 < cost["p50 ms"] <= cost["p95 ms"]

"""Prices, latency profile, tokens, and the folder's independence."""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from harness.gateway.profile import profile
from harness.gateway.tokens import count, count_messages

HERE = Path(__file__).parents[1]
ROOT = HERE.parents[1]


def test_the_small_size_is_a_fifth_of_the_price_and_half_of_the_time() -> None:
    large, small = profile().models
    assert large.usd(1000, 100) == pytest.approx(5 * small.usd(1000, 100))
    for text in ("a", "b", "c"):
        ratio = large.milliseconds(1000, 50, text) / large.milliseconds(0, 0, text)
        assert ratio == pytest.approx((600 + 200 + 900) / 600, rel=1e-3)
    assert small.first_token_ms * 2 == large.first_token_ms


def test_modelled_time_depends_on_the_messages_alone_and_spreads_like_a_log_normal() -> None:
    large = profile().models[0]
    times = [large.milliseconds(1000, 30, f"message {n}") for n in range(2000)]
    assert times == [large.milliseconds(1000, 30, f"message {n}") for n in range(2000)]
    middle = statistics.median(times)
    assert middle == pytest.approx(600 + 200 + 540, rel=0.03)
    spread = statistics.quantiles(times, n=100)
    assert spread[83] / middle == pytest.approx(1.284, rel=0.06)  # exp(0.25)
    assert spread[15] / middle == pytest.approx(0.779, rel=0.06)


def test_tokens_are_counted_by_the_vendored_pieces() -> None:
    assert count("the price is 24 months .") == 6
    assert count("uncalibrated") > 1
    assert count("") == 0
    assert count_messages(["a", "b"]) == 10


def test_odd_text_is_counted_without_failing() -> None:
    assert count("x" * 100_000) > 0
    assert count("\ud800\u0000\U0001f600") >= 0
    assert count("((((" * 25_000) == 100_000


def test_the_folder_names_the_packages_it_needs_at_the_locked_versions() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    for line in (HERE / "requirements.txt").read_text().split():
        assert f"{line} \\" in lock


def test_what_those_packages_need_is_held_to_the_lock_as_well() -> None:
    """Also where the folder ships: an environment and the image are made with these constraints."""
    lock = (ROOT / "requirements.lock").read_text()
    pins, needs = {}, {}
    for part in re.split(r"^(?=[a-z0-9.-]+==)", lock, flags=re.MULTILINE)[1:]:
        name, version = re.match(r"(\S+)==(\S+)", part).groups()  # type: ignore[union-attr]
        pins[name] = f"{name}=={version}"
        for user in re.findall(r"[a-z][a-z0-9.-]*", part.partition("# via")[2]):
            needs.setdefault(user, set()).add(name)
    found: set[str] = set()
    left = [line.split("==")[0] for line in (HERE / "requirements.txt").read_text().split()]
    while left:
        name = left.pop()
        left += sorted(needs.get(name, set()) - found)
        found.add(name)
    assert {"yarl", "huggingface-hub", "idna"} < found
    assert (HERE / "constraints.txt").read_text().split() == [pins[name] for name in sorted(found)]
    assert "-r /srv/requirements.txt -c /srv/constraints.txt" in (HERE / "Dockerfile").read_text()


def test_the_folder_runs_alone(tmp_path: Path) -> None:
    shutil.copytree(HERE, tmp_path / "gateway", ignore=shutil.ignore_patterns("tests"))
    code = ("import sys; sys.path.insert(0, '.'); import gateway; g = gateway.Gateway(); "
            "g.start(); print(g.url); g.stop(); "
            "print(sorted(m for m in sys.modules if m.split('.')[0] in "
            "('harness', 'heldout', 'scoring', 'corpus')))")
    done = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True,
                          text=True, check=True)
    url, modules = done.stdout.splitlines()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/v1", url)
    assert modules == "[]"

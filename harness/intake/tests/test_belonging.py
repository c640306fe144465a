"""What was made from another variant's kit is refused before anything runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from harness.errors import HarnessError
from harness.intake.belonging import belongs
from harness.kit.contents import stamp
from harness.score import score
from harness.settings import Settings
from harness.tests.conftest import settings, submission, variant
from heldout.canary import mark, variant_part
from heldout.variant import Variant

__all__ = ["settings", "submission", "variant"]
OURS, THEIRS = variant_part(1), variant_part(2)
OTHER = stamp("spring", "ada", mark(THEIRS, "ada"))


@pytest.mark.parametrize("files", [
    {}, {"KIT": b"anything"}, {"challenge/KIT": stamp("tiny", "ada", mark(OURS, "ada"))},
    {"KIT": OTHER, "challenge/KIT": stamp("tiny", "ada", mark(OURS, "ada"))},
    {"data/a.html": mark(THEIRS).encode()}], ids=["none", "no mark", "own", "both", "document"])
def test_what_does_not_speak_against_it_is_taken(files: dict[str, bytes],
                                                 variant: Variant) -> None:
    mine = replace(variant, canary=OURS)
    belongs(files, mine)
    with pytest.raises(HarnessError):
        belongs({"KIT": OTHER}, mine)


@pytest.mark.parametrize(("content", "why", "fix"), [
    (OTHER, "variant spring, and", "VARIANT=spring "),
    (OTHER.replace(b"\n", b"\r\n"), "variant spring, and", "VARIANT=spring "),
    (stamp("tiny", "ada", mark(THEIRS, "ada")), "variant of another seed, and", "VARIANT=… "),
    (OTHER.replace(b"spring", b"$(rm -rf)"), "variant of another seed, and", "VARIANT=… ")])
def test_another_variants_kit_is_named(content: bytes, why: str, fix: str,
                                       variant: Variant) -> None:
    with pytest.raises(HarnessError) as caught:
        belongs({"challenge/KIT": content}, replace(variant, canary=OURS))
    assert why in caught.value.why and "challenge/KIT" in caught.value.why
    assert fix in caught.value.fix


def test_scoring_refuses_it_before_anything_is_built(
        settings: Settings, variant: Variant, submission: Callable[[str], Path]) -> None:
    folder = submission("answer")
    (folder / "KIT").write_bytes(OTHER)
    with pytest.raises(HarnessError, match="was made from another variant's kit"):
        score(folder, settings, variant=replace(variant, canary=OURS))
    assert not settings.runs.exists()

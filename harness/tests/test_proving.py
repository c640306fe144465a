"""Proofs hold where they should, are refuted where they should, and disturb what they say."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy
import pytest

from harness.proving import claims
from harness.proving.bench import Bench, asking
from harness.proving.claims import CLAIMS, prove
from harness.proving.disturbing import NOISE, START, noisy, unread
from harness.settings import Settings
from heldout.variant import Variant

ON_TINY = ("other ids, other kinds, another order", "the right answers of other questions",
           "a smaller reader")


def test_claims_are_proved_by_runs_of_the_service(
        settings: Settings, variant: Variant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "CLAIMS", {name: CLAIMS[name] for name in ON_TINY})
    same, renamed, swapped, small = prove(Bench(variant, settings, 10))
    assert same.held and same.figures == "10 of 10 labels alike"
    assert renamed.held and renamed.figures == "10 of 10 labels alike"
    assert swapped.held
    assert swapped.figures == ("10 right and 0 hallucinated of 10, then 0 right and 0 "
                               "hallucinated of 10")
    assert not small.held and small.claim == "a smaller reader: the figures change"


def test_a_label_that_moves_refutes_and_is_told(
        settings: Settings, variant: Variant, monkeypatch: pytest.MonkeyPatch) -> None:
    def another(claim: str, bench: Bench, plain: claims.Seen) -> claims.Proof:
        other = asking(bench.variant, [
            replace(q, gold=replace(q.gold, values=("99 month",))) if q.id == "q-03" else q
            for q in bench.variant.questions])
        return claims._alike(claim, plain.after, bench.run(variant=other).after)

    monkeypatch.setattr(claims, "CLAIMS", {"another gold": another})
    _, proof = prove(Bench(variant, settings, 6))
    assert not proof.held
    assert proof.figures == ("5 of 6 labels alike (correct → grounded: How long is the Valve 300 "
                             "under warranty?)")


class Encoder:
    def encode(self, sentences: Any, **_: Any) -> numpy.ndarray:
        rows = numpy.full((1 if isinstance(sentences, str) else len(sentences), 4), 0.5,
                          dtype=numpy.float32)
        return rows[0] if isinstance(sentences, str) else rows


def disturbed(monkeypatch: pytest.MonkeyPatch, draw: int) -> Any:
    """Return an encoder after the package's first module was read, and the threads it asked for."""
    torch, package = ModuleType("torch"), ModuleType("sentence_transformers")
    asked: list[int] = []
    torch.set_num_threads = asked.append  # type: ignore[attr-defined]
    encoder = type("SentenceTransformer", (Encoder,), {})
    package.SentenceTransformer = encoder  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "torch", torch)
    monkeypatch.setitem(sys.modules, "sentence_transformers", package)
    monkeypatch.setenv("OMP_NUM_THREADS", "9")
    files = noisy({START: b'"""A package."""\n', "rag/x.py": b"x"}, draw, 2)
    assert files["rag/x.py"] == b"x"
    exec(compile(files[START], START, "exec"), {})
    assert asked == [2]
    return encoder()


def test_noise_is_small_and_depends_on_text_and_draw_alone(
        monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = disturbed(monkeypatch, 1), disturbed(monkeypatch, 2)
    rows = one.encode(["a", "b", "a"])
    assert rows.dtype == numpy.float32 and rows.shape == (3, 4)
    assert 0 < abs(rows - 0.5).max() <= NOISE * 1.001
    assert (rows[0] == rows[2]).all() and (rows[0] != rows[1]).any()
    assert (one.encode("a") == rows[0]).all() and (other.encode("a") != rows[0]).any()


def test_a_service_without_documents_gets_a_folder_with_one_note(
        monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CORPUS_DIR", "/documents")
    monkeypatch.setattr("tempfile.mkdtemp", lambda: str(tmp_path))
    exec(compile(unread({START: b""})[START], START, "exec"), {})
    import os

    assert [path.name for path in Path(os.environ["CORPUS_DIR"]).iterdir()] == ["note.md"]

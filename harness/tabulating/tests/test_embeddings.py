import os
from pathlib import Path

import numpy as np
import pytest

from harness.tabulating.inside import remembering

ASKED: list[str] = []


class Encoder:
    def __init__(self, name: str) -> None:
        self.max_seq_length = 256

    def encode(self, texts: list[str], **_: object) -> np.ndarray:
        ASKED.extend(texts)
        rows = [[len(text), self.max_seq_length, 1.0] for text in texts]
        return np.array([np.array(row) / np.linalg.norm(row) for row in rows], dtype=np.float32)


@pytest.fixture
def store(tmp_path: Path) -> str:
    ASKED.clear()
    return os.fspath(tmp_path / "vectors.sqlite")


def test_a_text_is_encoded_once_even_by_another_process(store: str) -> None:
    first = remembering(Encoder, store, 0.0, 0, False)("models/m")
    many = [f"text {number}" for number in range(70)]
    vectors = first.encode(many, batch_size=32)
    other = remembering(Encoder, store, 0.0, 0, True)("elsewhere/m")
    assert np.array_equal(other.encode(many, batch_size=8), vectors)
    assert vectors.shape == (70, 3) and sorted(ASKED) == sorted(many)
    assert first.encode("text 1").shape == (3,)


def test_a_setting_of_the_encoder_makes_other_vectors(store: str) -> None:
    plain = remembering(Encoder, store, 0.0, 0, False)("m")
    long = remembering(Encoder, store, 0.0, 0, False)("m")
    long.max_seq_length = 512
    assert not np.array_equal(plain.encode(["a"]), long.encode(["a"]))
    assert plain.max_seq_length == 256


def test_noise_is_small_repeatable_and_never_stored(store: str) -> None:
    texts = ["one", "two"]
    plain = remembering(Encoder, store, 0.0, 0, False)("m").encode(texts)
    noisy = [remembering(Encoder, store, 1e-4, draw, False)("m").encode(texts)
             for draw in (1, 1, 2)]
    assert np.array_equal(noisy[0], noisy[1]) and not np.array_equal(noisy[0], noisy[2])
    assert 0 < np.abs(noisy[0] - plain).max() < 1e-3
    assert np.allclose(np.linalg.norm(noisy[0], axis=1), 1.0)
    assert np.array_equal(remembering(Encoder, store, 0.0, 0, False)("m").encode(texts), plain)

"""Copies of a service that ought to answer alike, and one that ought not.

The disturbance goes into the package's first module, so it needs to know nothing of the rest.
"""

from __future__ import annotations

START = "rag/__init__.py"
NOISE = 1e-4  # largest change of a component of a unit vector: a hundred times what machines do

THREADS = '''
import os

os.environ["OMP_NUM_THREADS"] = "{threads}"
import torch

torch.set_num_threads({threads})
'''
DISTURBANCE = '''
import hashlib

import numpy
from sentence_transformers import SentenceTransformer

_encode = SentenceTransformer.encode


def _disturbed(self, sentences, *given, **named):
    rows = numpy.asarray(_encode(self, sentences, *given, **named))
    texts = [sentences] if isinstance(sentences, str) else list(sentences)
    noise = numpy.stack([
        numpy.random.default_rng(int.from_bytes(
            hashlib.sha256(f"{draw}:{{text}}".encode()).digest()[:8], "big")
        ).uniform(-{noise}, {noise}, rows.shape[-1]) for text in texts])
    return (rows + noise.reshape(rows.shape)).astype(rows.dtype)


SentenceTransformer.encode = _disturbed
'''
UNREAD = '''
import os
import pathlib
import tempfile

os.environ["CORPUS_DIR"] = tempfile.mkdtemp()
pathlib.Path(os.environ["CORPUS_DIR"], "note.md").write_text("# Note\\n\\nNothing stands here.\\n")
'''


def noisy(files: dict[str, bytes], draw: int, threads: int) -> dict[str, bytes]:
    """Return the service with noise on every embedding, computed by so many threads.

    The noise is uniform in each component and depends on the text and the draw alone.
    """
    return _with(files, THREADS.format(threads=threads)
                 + DISTURBANCE.format(draw=draw, noise=NOISE))


def unread(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the service with a note that says nothing in place of the documents."""
    return _with(files, UNREAD)


def _with(files: dict[str, bytes], addition: str) -> dict[str, bytes]:
    return {**files, START: files[START].rstrip() + b"\n" + addition.encode()}

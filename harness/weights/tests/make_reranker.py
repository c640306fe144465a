"""Make a tiny cross-encoder (`make FOLDER`) and rank with it (`rank FOLDER QUESTION PASSAGE...`).

Runs in the submission's environment, where sentence-transformers is.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def make(folder: Path) -> None:
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    torch.manual_seed(71)
    folder.mkdir(parents=True)
    letters = [chr(code) for code in range(ord("a"), ord("z") + 1)] + list("0123456789")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "valve", "warranty", "month", *letters,
             *(f"##{letter}" for letter in letters)]
    (folder / "vocab.txt").write_text("\n".join(words) + "\n")
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    BertForSequenceClassification(BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=128, num_labels=1)).save_pretrained(folder)


def rank(folder: str, question: str, passages: list[str]) -> list[int]:
    from sentence_transformers import CrossEncoder

    model = CrossEncoder(folder, device="cpu", local_files_only=True)
    scores = model.predict([(question, passage) for passage in passages])
    return sorted(range(len(passages)), key=lambda number: (-float(scores[number]), number))


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]))
    else:
        print(json.dumps(rank(sys.argv[2], sys.argv[3], sys.argv[4:])))

"""The commands as a person runs them, and the folder of documents between them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.facts import Company
from corpus.folder import reread, strays, write
from corpus.stats import report

ROOT = Path(__file__).parents[2]


def corpus(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "corpus", *arguments], cwd=ROOT, text=True,
                          capture_output=True, check=False, timeout=120)


def test_the_demo_is_built_and_proven_as_written(tmp_path: Path) -> None:
    done = corpus("build", "--out", str(tmp_path / "out"))
    assert (done.returncode, done.stderr) == (0, "")
    done = corpus("check", "--folder", str(tmp_path / "out"))
    assert done.returncode == 0, done.stdout
    assert done.stdout.endswith(" 0 problems\n")


def test_a_hand_edited_folder_is_not_proven(demo: Company, tmp_path: Path) -> None:
    write(demo, tmp_path / "out")
    quote = next(q for q in demo.quotes if q.place == "prose")
    path = tmp_path / "out" / quote.document
    path.write_text(path.read_text(encoding="utf-8").replace(quote.text, "Gone."),
                    encoding="utf-8")
    (tmp_path / "out" / "mine.md").write_text("x")
    gone = next(d.id for d in demo.documents if d.id != quote.document)
    (tmp_path / "out" / gone).unlink()
    done = corpus("check", "--folder", str(tmp_path / "out"))
    assert done.returncode == 1
    for part in (f"{quote.document}: {quote.fact} (", repr(quote.text), "mine.md: is no document",
                 f"{gone}: the document is missing or empty"):
        assert part in done.stdout


def test_the_counts_end_with_the_pool_of_questions(demo: Company) -> None:
    done = corpus("stats")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(report(demo))
    assert "pool of questions by kind" in done.stdout


def test_documents_are_never_written_among_others(demo: Company, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(CorpusError) as caught:
        write(demo, tmp_path)
    assert "is not an empty folder" in caught.value.what
    with pytest.raises(CorpusError, match="not an empty folder"):
        write(demo, tmp_path / "mine.txt")
    with pytest.raises(CorpusError, match="no folder"):
        reread(demo, tmp_path / "nowhere")


def test_what_was_written_is_read_back_and_nothing_strays(demo: Company, tmp_path: Path) -> None:
    assert write(demo, tmp_path / "out") == len(demo.documents)
    assert reread(demo, tmp_path / "out") == demo
    assert list(strays(demo, tmp_path / "out")) == []


@pytest.mark.parametrize("arguments", [
    ("build", "--seed", "many", "--out", "x"), ("stats", "--seed", "7.5"),
    ("check", "--seed", ""), ("check", "--seed", "١٢"), ("stats", "--seed", "9" * 40),
    ("check", "--folder", os.devnull), ("build", "--out", os.fspath(ROOT))])
def test_bad_input_is_told_in_three_parts(arguments: tuple[str, ...]) -> None:
    done = corpus(*arguments)
    assert done.returncode == 2
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["error", "  why", "  fix"]
    assert done.stdout == ""

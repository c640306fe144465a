"""Which requirement lines are installed, why others are not, and that installing builds nothing."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from harness import pipeline_env, requirements
from harness.errors import HarnessError

HASH = f"--hash=sha256:{'a' * 64}"


@pytest.mark.parametrize("line", [
    "numpy==2.4.6",
    "numpy == 2.4.6",
    "sentence-transformers==6.2.0  # the encoder",
    "uvicorn[standard]==0.54.0",
    "torch==2.13.0 ; python_version >= '3.11'",
    "torch==2.13.0+cpu",
    "torch==2.13.0;(sys_platform == 'linux' and python_version >= \"3.11\") or os_name != 'nt'",
    f"idna==3.20 ; 'linux' in sys_platform {HASH}",
    f"idna==3.20 {HASH}",
    f"idna==3.20 {HASH} {HASH}",
])
def test_pinned_lines_are_accepted(line: str) -> None:
    assert requirements.parse(line, "requirements.txt") == (line.partition("  #")[0].strip(),)


REFUSED = {
    "numpy": "no version is pinned", "numpy>=2": "no version", "numpy ; os_name == 'nt'":
    "no version", "numpy==2.*": "the star", "numpy===2.4.6": "===", "./local": "a path",
    "../up": "a path", "/absolute": "a path", "sub/folder": "a path", "C:\\wheel": "a path",
    "~/x": "a path", "-e .": "an editable", "--editable=.": "an editable",
    "-r other.txt": "another file", "-c limits.txt": "another file",
    "--index-url https://example.org/simple": "an option", "--pre": "an option",
    "-fhttps://example.org": "an option", "git+https://example.org/x.git": "a repository",
    "evil @ file:///tmp/evil": "an address", "https://example.org/x.whl": "an address",
    "evil==1.0 @ https://example.org/x.whl": "an address", "numpy==2.4.6; evil @ x": "an address",
    "numpy==2.4.6 --pre": "only lines", "numpy==2.4.6 --hash=md5:00": "only lines",
    "two words": "only lines", "numpy==2.4.6 numpy==2.4.5": "only lines",
    "evil==1; import os": "the packaging standards refuse it", "evil==1 ;": "only lines",
    "evil==1; os.system('x')": "the packaging", "evil==1; python_version": "the packaging",
    "evil==1; 'a' == 'b'": "says nothing on", "evil==1; os_name = 'nt'": "the packaging",
    "evil==1; (os_name == 'nt'": "the packaging standards", "evil==1; user == 'me'":
    "the packaging standards", "evil==1 ; extra ~= 'x'": "says nothing on any machine",
    "evil==1.banana": "the packaging standards", "evil==1!": "the packaging standards",
    "evil[,]==1": "the packaging standards", "evil[a b]==1": "the packaging standards",
    "evil==1; os_name == '${HOME}'": "a variable of this machine", "evil==${VERSION}": "a variable",
    "evil\u202e==1": "only lines", "evil\x1b[2J==1": "only lines",
}


@pytest.mark.parametrize("line", REFUSED)
def test_any_other_line_is_refused_with_its_number_and_the_reason(line: str) -> None:
    with pytest.raises(HarnessError, match=r"requirements\.txt line 2 is not accepted") as caught:
        requirements.parse(f"\n{line}\n", "requirements.txt")
    assert REFUSED[line] in caught.value.why
    assert "\x1b" not in str(caught.value)


def test_a_line_may_go_on_and_end_as_windows_ends_it() -> None:
    text = f"\ufeffidna==3.20 \\\r\n    {HASH}\r\n"
    assert requirements.parse(text, "requirements.txt") == (f"idna==3.20      {HASH}",)


def test_two_versions_of_one_package_are_refused_and_two_systems_are_not() -> None:
    with pytest.raises(HarnessError, match="line 2") as caught:
        requirements.parse("Rank_BM25==0.2.2\nrank-bm25==0.2.1\n", "requirements.txt")
    assert "rank-bm25 is pinned above already" in caught.value.why
    two = "torch==2.1 ; os_name == 'nt'\ntorch==2.2 ; os_name != 'nt'"
    assert len(requirements.parse(two, "requirements.txt")) == 2


def test_hashes_are_for_all_or_for_none_but_limits_need_none() -> None:
    with pytest.raises(HarnessError, match="line 2"):
        requirements.parse(f"a==1 {HASH}\nb==1\n", "requirements.txt")
    assert len(requirements.parse(f"a==1 {HASH}\nb==1\n", "constraints.txt")) == 2


def test_files_that_are_no_text_too_long_or_missing(tmp_path: Path) -> None:
    assert requirements.read(tmp_path) == ((), ())
    (tmp_path / "requirements.txt").write_bytes(b"numpy==1\xff")
    with pytest.raises(HarnessError, match=r"requirements\.txt cannot be read"):
        requirements.read(tmp_path)
    (tmp_path / "requirements.txt").write_text("# comment\n" * 30_000)
    with pytest.raises(HarnessError, match="is too long"):
        requirements.read(tmp_path)
    (tmp_path / "requirements.txt").write_text("".join(f"p{n}==1\n" for n in range(501)))
    with pytest.raises(HarnessError, match="line 501"):
        requirements.read(tmp_path)


def source_package(folder: Path, marker: Path) -> None:
    """Write a source package whose build code makes a file."""
    code = f"open({str(marker)!r}, 'w').close()\nraise SystemExit('built')\n"
    files = {"PKG-INFO": "Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n", "backend.py": code,
             "pyproject.toml": "[build-system]\nrequires = []\nbuild-backend = 'backend'\n"
                               "backend-path = ['.']\n"}
    with tarfile.open(folder / "evil-1.0.tar.gz", "w:gz") as tar:
        for name, text in files.items():
            entry = tarfile.TarInfo(f"evil-1.0/{name}")
            entry.size = len(text)
            tar.addfile(entry, io.BytesIO(text.encode()))


@pytest.mark.parametrize("weakened", [False, True])
def test_the_code_of_a_package_that_must_be_built_is_not_run(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, weakened: bool) -> None:
    marker = tmp_path / "marker"
    source_package(tmp_path, marker)
    for tool in ("PIP", "UV"):
        monkeypatch.setenv(f"{tool}_NO_INDEX", "1")
        monkeypatch.setenv(f"{tool}_FIND_LINKS", str(tmp_path))
    if weakened:
        monkeypatch.setattr(pipeline_env, "ONLY_WHEELS", ())
    with pytest.raises(HarnessError, match="packages could not be installed"):
        pipeline_env.ensure(("evil==1.0",), (), tmp_path / "cache")
    assert marker.exists() is weakened

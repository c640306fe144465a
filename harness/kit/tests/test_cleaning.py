"""`make clean`: what can be made again goes, what is the candidate's stays until it is said."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness import cleaning as the_projects
from harness.kit.tests.composing import BASE, engine
from harness.kit.workbench import cleaning, leftovers
from harness.kit.workbench.leftovers import LABEL, MADE_AGAIN, PROJECT, YOURS, docker, project
from harness.kit.workbench.place import Place
from harness.sandbox.image import BUILDER
from harness.sandbox.image import LABEL as ENVIRONMENT

NAMED = r"""#!/bin/sh
echo "$@" >> "$HERE/asked"
case "$*" in
  "volume ls"*langfuse-minio*) echo kit_langfuse-minio ;;
  "volume ls"*index*) echo kit_index ;;
  "images"*label*) printf 'abc\nabc\n' ;;
esac
"""


@pytest.fixture
def kit(tmp_path: Path) -> Place:
    """Return a kit that was worked with; its runs, weights and notes are in it too."""
    for name in (".venv/rag/bin/python", "challenge/.index/points", ".logs/rag.log",
                 ".logs/image/Dockerfile", ".logs/traces/traces.jsonl", "runs/0001.json",
                 "models/all/weights", "challenge/NOTES.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    return Place(tmp_path, {})


def files(place: Place) -> set[str]:
    return {path.relative_to(place.root).as_posix() for path in place.root.rglob("*")
            if path.is_file()}


def test_traces_stay_until_it_is_said(kit: Place, monkeypatch: pytest.MonkeyPatch,
                                      capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(cleaning, "remove", lambda name, everything: [f"asked {everything}"])
    yours = {"runs/0001.json", "models/all/weights", "challenge/NOTES.md"}
    assert cleaning.run(kit, "") == 0
    assert files(kit) == yours | {".logs/traces/traces.jsonl"}
    said = capsys.readouterr().out
    assert said == ("asked False\nremoved .venv/\nremoved challenge/.index/\nremoved .logs/\n"
                    "kept .logs/traces/: your traces (make clean DATA=yes removes them)\n")
    assert cleaning.run(kit, "yes") == 0
    assert files(kit) == yours
    assert capsys.readouterr().out == "asked True\nremoved .logs/\n"


def test_docker_is_asked_for_what_is_ours_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch
                                                ) -> None:
    (tmp_path / "docker").write_text(NAMED.replace("$HERE", str(tmp_path)))
    (tmp_path / "docker").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert leftovers.remove("kit", False) == [
        "removed 1 volumes of Docker", "removed 1 images of Docker",
        "kept kit_langfuse-minio: Langfuse's traces (make clean DATA=yes removes them)"]
    asked = (tmp_path / "asked").read_text().splitlines()
    assert "volume rm kit_index" in asked and "rmi --force abc" in asked
    assert all(f"label={PROJECT}=kit" in line for line in asked if " ls " in line)
    leftovers.remove("kit", True)
    assert "volume rm kit_langfuse-minio" in (tmp_path / "asked").read_text().splitlines()


def test_without_docker_there_is_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert leftovers.remove("kit", True) == []


def test_the_name_of_a_project_is_composes(tmp_path: Path) -> None:
    assert project(Place(tmp_path / "Seventy One-demo", {})) == "seventyone-demo"
    assert project(Place(tmp_path, {"COMPOSE_PROJECT_NAME": "mine"})) == "mine"


@pytest.fixture
def left() -> Iterator[str]:
    """Have an engine with an image and the volumes of a project; yield its name."""
    engine()
    name = f"seventyonekit{os.getpid()}clean"
    volumes = {one: f"{name}_{one}" for one in (*MADE_AGAIN, *YOURS)}
    for one, volume in volumes.items():
        assert docker("volume", "create", "--label", f"{PROJECT}={name}", "--label",
                      f"com.docker.compose.volume={one}", volume) == [volume]
    subprocess.run(["docker", "build", "--quiet", "--tag", name, "-"], check=True, timeout=300,
                   capture_output=True, text=True, input=f"FROM {BASE}\nLABEL {LABEL}={name}\n")
    yield name
    docker("rmi", "--force", name)
    docker("volume", "rm", "--force", *volumes.values())


def test_an_engine_is_left_without_images_and_volumes(left: str) -> None:
    mine = [f"label={LABEL}={left}"]
    kept = ", ".join(f"{left}_{one}" for one in YOURS)
    assert leftovers.remove(left, False, mine) == [
        "removed 2 volumes of Docker", "removed 1 images of Docker",
        f"kept {kept}: Langfuse's traces (make clean DATA=yes removes them)"]
    assert leftovers.images(mine) == []
    assert leftovers.remove(left, True, mine) == ["removed 3 volumes of Docker"]
    assert leftovers.volumes(left, (*MADE_AGAIN, *YOURS)) == []


def test_the_projects_own_clean_knows_every_image_that_is_built(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert {f"label={LABEL}", f"label={ENVIRONMENT}", f"label={BUILDER}"} < set(the_projects.OURS)
    asked: list[tuple[str, bool]] = []

    def remove(name: str, everything: bool, wanted: object) -> list[str]:
        assert wanted == the_projects.OURS
        asked.append((name, everything))
        return [f"removed {name}"]

    monkeypatch.setattr(the_projects, "docker", lambda *_: ["", "other", "seventyonekit12"])
    monkeypatch.setattr(the_projects, "remove", remove)
    assert the_projects.main() == the_projects.main("yes") == 0
    own = project(Place(the_projects.ROOT, {}))
    assert asked == [("seventyonekit12", True), (own, False), ("seventyonekit12", True),
                     (own, True)]
    assert capsys.readouterr().out == 2 * f"removed {own}\n"

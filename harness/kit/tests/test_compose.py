"""The compose files: read by both kinds of Compose, without secrets, built and started."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness import model_files
from harness.kit.contents import HERE
from harness.kit.tests.composing import BASE, engine, tool
from harness.kit.tests.leaks import layers, leaks
from harness.kit.tests.trying import kept, tried
from harness.kit.tests.unpacked import Unpacked, unpack
from harness.kit.workbench import compose
from harness.kit.workbench.place import Place
from harness.kit.workbench.talking import ask, health
from harness.settings import ROOT, read
from heldout.variant import demo

TEMPLATE = HERE / "templates" / "docker-compose.yml"
IN_THE_PROJECT = {"./documents:": "./corpus/demo:", "./workbench:": "./harness/kit/workbench:",
                  "context: ./gateway": "context: ./harness/gateway",
                  "${MODELS_DIR:-./models}": "${MODELS_DIR:-./.cache/models}",
                  "${TRACES:-./.logs/traces}": "${TRACES:-./runs/traces}"}
OURS = {"rag", "gateway", "qdrant"}
LANGFUSE = {"langfuse", *(f"langfuse-{name}" for name in (
    "worker", "postgres", "clickhouse", "redis", "minio"))}
EMBEDDED = ["-f", "docker-compose.yml", "-f", "docker-compose.embedded.yml"]


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Unpacked:
    return unpack(tmp_path_factory.mktemp("composed"))


def services(command: list[str], folder: Path, *arguments: str) -> set[str]:
    done = subprocess.run([*command, *arguments, "config", "--services"], cwd=folder, text=True,
                          capture_output=True, check=True, timeout=120)
    assert done.stderr == ""
    return set(done.stdout.split())


@pytest.mark.parametrize("kind", ["1.29", "2"])
def test_both_kinds_of_compose_read_it(kind: str, kit: Unpacked) -> None:
    command = tool(kind)
    for folder in (kit.root, ROOT):
        assert services(command, folder, "--profile", "observability") == OURS | LANGFUSE
        parsed = subprocess.run([*command, "config"], cwd=folder, capture_output=True, text=True,
                                check=True, timeout=120).stdout
        assert "qdrant/qdrant:v1." in parsed and ":latest" not in parsed
    embedded = subprocess.run([*command, *EMBEDDED, "config"], cwd=kit.root, capture_output=True,
                              text=True, check=True, timeout=120).stdout
    assert "http://qdrant:6333" not in embedded


def test_the_projects_file_is_the_kits_with_other_paths() -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    for ours, theirs in IN_THE_PROJECT.items():
        assert text.count(ours) == 1
        text = text.replace(ours, theirs)
    project = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    assert project.partition("services:")[2] == text.partition("services:")[2]


def test_no_secret_stands_in_it_and_every_port_is_this_machines_alone() -> None:
    for line in TEMPLATE.read_text(encoding="utf-8").splitlines():
        name, _, value = line.strip().partition(": ")
        if re.search("PASSWORD|SECRET|SALT|ENCRYPTION|AUTH$", name):
            assert value.startswith("${LANGFUSE_") and value.endswith(":-}"), line
    ports = [line for line in TEMPLATE.read_text().splitlines() if line.strip().startswith('- "')]
    assert len(ports) == 4 and all('"127.0.0.1:' in line for line in ports)


def test_the_keys_of_langfuse_are_made_once_and_kept(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT=9000")
    compose.preset(Place(tmp_path, {}))
    first = (tmp_path / ".env").read_text()
    assert first.startswith("PORT=9000\nLANGFUSE_PUBLIC_KEY=pk-lf-")
    place = Place.read(tmp_path)
    assert len(place.get("LANGFUSE_ENCRYPTION_KEY")) == 64
    assert oct((tmp_path / ".env").stat().st_mode)[-3:] == "600"
    compose.preset(place)
    assert (tmp_path / ".env").read_text() == first


def test_without_compose_it_is_told(kit: Unpacked) -> None:
    paths = [shutil.which(name) for name in ("make", "python3", "env", "sh")]
    bare = kit.root.parent / "bin"
    bare.mkdir()
    for path in filter(None, paths):
        (bare / Path(path).name).symlink_to(path)
    done = subprocess.run(["make", "down"], cwd=kit.root, capture_output=True, text=True,
                          check=False, timeout=60, env=kit.environment | {"PATH": str(bare)})
    assert "error: there is no Compose here" in done.stderr and "make chat" in done.stderr


@pytest.fixture(scope="module")
def containers(kit: Unpacked) -> Iterator[Unpacked]:
    """Build and start rag and gateway under a name of this run; the images' layers are kept."""
    engine()
    name = f"seventyonekit{os.getpid()}"
    command = [*tool("1.29"), *EMBEDDED, "--project-name", name]
    environment = {**os.environ, "PORT": kit.environment["PORT"],
                   "GATEWAY_PORT": kit.environment["GATEWAY_PORT"],
                   "MODELS_DIR": str(model_files.ensure(read().cache).resolve())}
    try:
        done = subprocess.run([*command, "up", "--detach", "--build"], cwd=kit.root, text=True,
                              capture_output=True, check=False, timeout=1500, env=environment)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        kit.environment["PROJECT"] = name
        yield kit
    finally:
        subprocess.run([*command, "logs", "--tail=40"], cwd=kit.root, check=False,
                       env=environment, timeout=60)
        for image in ("rag", "gateway"):  # by another name, or the next run would build anew
            subprocess.run(["docker", "tag", f"{name}_{image}", f"seventyonekittest_{image}"],
                           capture_output=True, check=False, timeout=60)
        subprocess.run([*command, "down", "--volumes", "--rmi", "local"], cwd=kit.root,
                       capture_output=True, check=False, env=environment, timeout=120)


def test_the_containers_answer_and_start_anew_after_a_change(containers: Unpacked) -> None:
    port = int(containers.environment["PORT"])
    asked = containers.make("ask", "Q=How long is the Valve 500 under warranty?", seconds=600)
    assert "17 months" in asked.stdout and "documents/valve-5.md" in asked.stdout, asked.stderr
    assert json.loads(health(f"http://127.0.0.1:{containers.environment['GATEWAY_PORT']}/health")
                      [1])["status"] == "ok"
    told = tried(port, "How long is the Valve 500 under warranty?", "17 months in all")
    assert "17 months" in told[-1]["answer"] and sum(one["kind"] == "piece" for one in told) > 3
    assert kept(containers.root / "runs")["correction"] == "17 months in all"
    traced = containers.make("traces").stdout
    assert "2 questions since the service was started last" in traced
    assert "feedback         1 of 2 (50.0%): 0 up, 1 down" in traced
    service = containers.root / "challenge" / "rag" / "service.py"
    text = service.read_text()
    assert '"answer": answer.text' in text
    service.write_text(text.replace('"answer": answer.text', '"answer": "changed"'))
    asked = containers.make("ask", "Q=How long is the Valve 500 under warranty?", seconds=600)
    assert asked.stdout.startswith("changed\n"), asked.stdout + asked.stderr
    assert ask(port, "And now?").answer == "changed"
    assert not list(containers.root.glob("challenge/**/__pycache__"))


@pytest.mark.parametrize("image", ["rag", "gateway"])
def test_nothing_hidden_stands_in_a_built_image(containers: Unpacked, image: str,
                                                tmp_path: Path) -> None:
    files = dict(layers(f"{containers.environment['PROJECT']}_{image}", BASE, tmp_path))
    own = [name for name in files if name.startswith({"rag": "app/", "gateway": "srv/"}[image])]
    assert len(own) > 15, sorted(files)[:50]
    assert leaks(files, demo(read().cache)) == {}


def test_a_leak_in_an_image_is_found(tmp_path: Path) -> None:
    engine()
    variant = demo(read().cache)
    asked = max(variant.questions, key=lambda q: len(q.text))
    (tmp_path / "Dockerfile").write_text(f"FROM {BASE}\nCOPY slip.txt /\nRUN rm /slip.txt\n")
    (tmp_path / "slip.txt").write_text(asked.text)
    tag = f"seventyone-leak-{os.getpid()}"
    subprocess.run(["docker", "build", "-q", "-t", tag, str(tmp_path)], check=True,
                   capture_output=True, timeout=300)
    try:
        found = leaks(dict(layers(tag, BASE, tmp_path)), variant)
    finally:
        subprocess.run(["docker", "rmi", "-f", tag], capture_output=True, check=False)
    assert found["question"] == ["slip.txt"]

"""The Docker box: its second carrier, its image, and an engine that goes away."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from docker.models.containers import Container

from harness import workplace
from harness.errors import HarnessError
from harness.sandbox import doctor, engine, image, tiers
from harness.sandbox.attaching import AttachedLink
from harness.sandbox.docker_box import DockerBox, flags
from harness.sandbox.engine import SandboxError
from harness.sandbox.limits import of
from harness.sandbox.tests.conftest import required
from harness.score import score
from harness.settings import Settings
from heldout.variant import Variant

Make = Callable[[str], Path]


@pytest.fixture
def docker(settings: Settings) -> Settings:
    required("docker")
    return replace(settings, sandbox="docker")


def test_the_second_carrier_gives_the_same_answers(
        docker: Settings, variant: Variant, submission: Make, monkeypatch: pytest.MonkeyPatch
        ) -> None:
    monkeypatch.setattr(engine, "shares_kernel", lambda: False)
    outcome = score(submission("answer"), docker, variant=variant)
    assert outcome.comparison["after"]["labels"]["correct"] == 24
    assert outcome.comparison["after"]["cost"]["calls"] == 24


def test_no_container_is_left(docker: Settings, variant: Variant, submission: Make) -> None:
    score(submission("crash-at-10"), docker, most=12, variant=variant)
    assert mine() == []


def mine() -> list[str]:
    marks = [f"{key}={value}" for key, value in engine.marks().items()]
    return [c.name for c in engine.client().containers.list(all=True, filters={"label": marks})]


def test_containers_of_a_killed_harness_are_swept(
        docker: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    dead = {engine.OWNER: "999999999-1", engine.HOST: workplace.host()}
    elsewhere = {engine.OWNER: "999999999-1", engine.HOST: "another machine"}
    made = [engine.client().containers.create(docker.image, "true", labels=labels)
            for labels in (dead, elsewhere, engine.marks())]
    try:
        swept = engine.sweep()  # others' dead containers may go with it, or another run sweeps
        assert not {one.name for one in made[1:]} & set(swept)
        assert made[0].id not in {c.id for c in engine.containers()}
        assert {c.id for c in engine.client().containers.list(all=True)} >= \
            {c.id for c in made[1:]}
    finally:
        for container in made[1:]:
            container.remove()


def test_an_image_is_built_once_for_the_same_packages(docker: Settings) -> None:
    first = image.ensure((), (), docker.image, docker.cache)
    assert image.ensure((), (), docker.image, docker.cache) == first
    assert first.image.startswith("sha256:")


def test_a_package_that_cannot_be_had_is_an_error_with_the_installers_words(docker: Settings
                                                                           ) -> None:
    with pytest.raises(HarnessError) as caught:
        image.ensure(("no-such-package-anywhere==99.9",), (), docker.image, docker.cache)
    assert caught.value.what == "the submission's packages could not be installed"
    assert "no-such-package-anywhere" in caught.value.why
    assert halves(image.mark()) == []


def test_half_an_image_of_a_killed_builder_is_swept_and_that_of_a_living_one_stays(
        docker: Settings) -> None:
    dead, living = f"{workplace.host()}/999999999-1", image.mark()
    for builder in (dead, living):
        recipe = f"FROM {docker.image}\nLABEL {image.BUILDER}={builder}\nENV half=1\n"
        engine.client().images.build(fileobj=image._context({"Dockerfile": recipe}),
                                     custom_context=True, rm=True)
    assert halves(living)
    image.sweep()
    assert (halves(dead), bool(halves(living))) == ([], True)
    image._remove_halves(lambda builder: builder == living)
    assert halves(living) == []


def halves(builder: str) -> list[str]:
    return [str(one.id) for one in engine.client().images.list(
        all=True, filters={"label": f"{image.BUILDER}={builder}"}) if not one.tags]


def test_an_engine_that_does_not_answer_is_told_and_not_used(
        settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere/docker.sock")
    engine.forget()
    try:
        assert "no Docker engine answers" in str(tiers.lacking("docker"))
        with pytest.raises(HarnessError, match="there is no sandbox"):
            tiers.choose(replace(settings, sandbox="docker"), False)
        assert engine.sweep() == []
    finally:
        engine.forget()


def test_a_lost_engine_is_the_sandboxes_fault_not_the_submissions() -> None:
    required("docker")
    box = DockerBox("sha256:0")
    try:
        with pytest.raises(SandboxError, match="the sandbox was lost"):
            box.autopsy()
    finally:
        box.close()


def test_what_went_wrong_is_told_to_its_end() -> None:
    """What matters comes last; first comes the address of the call, with a long number in it."""
    with pytest.raises(SandboxError) as caught, engine.translated("it did not start"):
        raise OSError(f"500 for {'ab' * 32}/start: {'so ' * 200}cgroups are not supported")
    assert caught.value.why.endswith("cgroups are not supported")
    assert "500 for abababababab/start" in caught.value.why
    assert len(caught.value.why) < 450


def test_a_box_of_a_chosen_runtime_is_on_its_core_from_the_start(
        docker: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runsc (gVisor) has no command for changing it later: every such box failed."""
    def refuse(container: Container, **changes: object) -> None:
        raise AssertionError(f"changed: {changes}")

    monkeypatch.setattr(Container, "update", refuse)
    seen = doctor.examine(DockerBox(docker.image, "runc"), replace(of(docker), cores=(0,)),
                          tiers.HERE.parent.parent, ("handshake", "cores"))
    assert [one.held for one in seen.controls] == [True, True], seen.controls
    with pytest.raises(AssertionError, match="cpuset_cpus"):
        doctor.examine(DockerBox(docker.image), replace(of(docker), cores=(0,)),
                       tiers.HERE.parent.parent, ("handshake", "cores"))


def test_every_bound_is_among_the_flags() -> None:
    found = flags(of(Settings(memory_mb=100, processes=7)), logged=True)
    assert found["network_mode"] == "none"
    assert found["mem_limit"] == found["memswap_limit"] == 100 * 1024 * 1024
    assert (found["pids_limit"], found["read_only"], found["cap_drop"]) == (7, True, ["ALL"])
    assert "noexec" in found["tmpfs"]["/tmp"] and "nr_inodes" in found["tmpfs"]["/tmp"]


@pytest.fixture
def pipe() -> Iterator[tuple[AttachedLink, object]]:
    import socket

    ours, theirs = socket.socketpair()
    link = AttachedLink(SimpleNamespace(_sock=ours, close=lambda: None))
    yield link, theirs
    link.close()
    theirs.close()


def test_output_is_unwrapped_whatever_the_pieces(pipe: tuple[AttachedLink, object]) -> None:
    link, theirs = pipe
    raw = b"\1\0\0\0\0\0\0\3abc\2\0\0\0\0\0\0\2ee\1\0\0\0\0\0\0\1d"
    found = b""
    for at in range(len(raw)):
        theirs.sendall(raw[at:at + 1])  # type: ignore[attr-defined]
        found += link.receive() or b""
    assert (found, bytes(link.said)) == (b"abcd", b"ee")
    assert link.receive() is None
    assert os.get_blocking(link.reader) is False

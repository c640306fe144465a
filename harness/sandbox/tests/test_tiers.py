"""What is taken for which setting, and in which words everything else is refused."""

from __future__ import annotations

import platform
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from harness.errors import HarnessError
from harness.sandbox import engine, namespaces, tiers
from harness.sandbox.inside import lock
from harness.settings import Settings


def refused(settings: Settings, same: bool = False) -> HarnessError:
    with pytest.raises(HarnessError) as caught:
        tiers.choose(settings, same)
    assert caught.value.what and caught.value.why and caught.value.fix
    return caught.value


def without_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiers, "BOXES", {
        name: (lambda: "it is not there", make) for name, (_, make) in tiers.BOXES.items()})


def test_without_a_box_only_the_baselines_own_code_or_what_is_called_trusted_runs(
        monkeypatch: pytest.MonkeyPatch) -> None:
    without_boxes(monkeypatch)
    error = refused(Settings())
    assert error.what == "there is no sandbox to run the submission in"
    assert error.why == "docker: it is not there; bubblewrap: it is not there"
    assert refused(Settings(sandbox="none")).why.startswith("its code is not the baseline's")
    assert tiers.choose(Settings(), True).box is None
    assert tiers.choose(Settings(sandbox="none"), True).box is None
    assert tiers.choose(Settings(sandbox="off"), False).note == "trusted code: no sandbox"


def test_a_box_that_was_asked_for_is_not_replaced_by_another(monkeypatch: pytest.MonkeyPatch
                                                             ) -> None:
    without_boxes(monkeypatch)
    assert refused(Settings(sandbox="docker"), same=True).why == "docker: it is not there"
    assert "jail" in refused(Settings(sandbox="jail")).what


@pytest.mark.parametrize("machine", ["riscv64", "s390x", "armv7l"])
def test_a_machine_whose_system_calls_are_not_known_is_refused(
        machine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert machine not in lock.ARCHITECTURES
    for name in tiers.BOXES:
        assert f"does not know {machine}" in refused(Settings(sandbox=name)).why


def test_both_usual_machines_are_known() -> None:
    assert set(lock.ARCHITECTURES) == {"x86_64", "aarch64"}


def test_a_runtime_is_dockers_and_never_silently_left_out(monkeypatch: pytest.MonkeyPatch
                                                          ) -> None:
    asked = Settings(runtime="runsc")
    monkeypatch.setattr(tiers, "lacking", lambda name: "no Docker engine answers")
    assert refused(asked).why == "no Docker engine answers"
    monkeypatch.setattr(tiers, "lacking", lambda name: None)
    monkeypatch.setattr(engine, "runtimes", lambda: ("io.containerd.runc.v2", "runc"))
    error = refused(asked, same=True)
    assert error.what == "there is no container runtime runsc here"
    assert error.why == "the Docker engine knows io.containerd.runc.v2, runc"
    for kind in ("bubblewrap", "none", "off"):
        assert "--runtime" in refused(replace(asked, sandbox=kind), same=True).fix
    monkeypatch.setattr(engine, "runtimes", lambda: ("runc", "runsc"))
    made = tiers.choose(Settings(sandbox="off"), False)
    monkeypatch.setitem(tiers.BOXES, "docker", (lambda: None, lambda settings: made))
    assert tiers.choose(asked, False) is made


@pytest.mark.parametrize(("switch", "now", "opened"), [
    ("kernel.unprivileged_userns_clone", "0", "1"),
    ("user.max_user_namespaces", "0", "15000"),
    ("kernel.apparmor_restrict_unprivileged_userns", "1", "0")])
def test_where_users_may_make_no_namespaces_the_switch_is_named(
        switch: str, now: str, opened: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bwrap = tmp_path / "bwrap"
    bwrap.write_text("#!/bin/sh\necho bwrap: No permissions to create new namespace. >&2; exit 1\n")
    bwrap.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(bwrap))
    monkeypatch.setattr(namespaces, "SETTINGS", tmp_path)
    error = refused(Settings(sandbox="bubblewrap"))
    assert error.why.endswith("No permissions to create new namespace")
    assert "sysctl" not in error.fix
    file = tmp_path.joinpath(*switch.split("."))
    file.parent.mkdir()
    file.write_text(f"{now}\n")
    error = refused(Settings(sandbox="bubblewrap"))
    assert error.why.endswith(f"No permissions to create new namespace; {switch} is {now}")
    assert f"sysctl -w {switch}={opened})" in error.fix

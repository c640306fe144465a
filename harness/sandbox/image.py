"""The images that boxes run: the harness's own base, and on it one set of packages for each hash.

The submission's Dockerfile is never used. Packages come as wheels only, so that installing them
runs no code of anybody's; they are put on the image where a network exists, and run where none
does. The interpreter that starts a box is the base's, which no package can replace.
Half an image bears its builder's mark: it goes when the build fails, or, where the builder was
killed, at the next start.
"""

from __future__ import annotations

import hashlib
import io
import tarfile
from collections.abc import Callable, Sequence
from pathlib import Path

from harness import workplace
from harness.errors import HarnessError
from harness.pipeline_env import Environment
from harness.progress import say, tail
from harness.sandbox import engine
from harness.sandbox.room import ENVIRONMENT

LABEL, BUILDER = "seventy-one.environment", "seventy-one.builder"
RECIPE = f"""FROM {{base}}
COPY requirements.txt constraints.txt /recipe/
RUN python3 -m venv {{options}} {ENVIRONMENT}
{{install}}
LABEL {LABEL}={{identity}}
"""
INSTALL = (f"RUN {ENVIRONMENT}/bin/python -m pip install --no-input --no-cache-dir "
           "--disable-pip-version-check --only-binary=:all: "
           "-r /recipe/requirements.txt -c /recipe/constraints.txt")


def base(name: str) -> str:
    """Return the id of the base image, fetched if it is not there; raises `SandboxError`."""
    from docker.errors import ImageNotFound

    with engine.translated(f"the image {name} could not be had"):
        try:
            return str(engine.client().images.get(name).id)
        except ImageNotFound:
            say(f"fetching the image {name} (once)")
            return str(engine.client().images.pull(name).id)


def ensure(requirements: Sequence[str], constraints: Sequence[str], name: str, cache: Path
           ) -> Environment:
    """Return the environment as an image on the base image `name`, built if it is not there."""
    from docker.errors import ImageNotFound

    on = base(name)
    text = "\n".join([RECIPE, INSTALL, on, *sorted(requirements), "--", *sorted(constraints)])
    identity = hashlib.sha256(text.encode()).hexdigest()
    tag = f"seventy-one-environment:{identity[:20]}"
    with engine.translated("the submission's image could not be looked up"):
        try:
            engine.client().images.get(tag)
        except ImageNotFound:
            if requirements:
                say(f"building the submission's image: {len(requirements)} packages and what they "
                    "need (once, a minute or two)")
            _build(requirements, constraints, name, identity, tag,
                   cache / "logs" / f"image-{identity[:20]}.log")
        return Environment(identity, Path(ENVIRONMENT) / "bin" / "python",
                           str(engine.client().images.get(tag).id))


def _build(requirements: Sequence[str], constraints: Sequence[str], name: str, identity: str,
           tag: str, log: Path) -> None:
    from docker.errors import BuildError

    recipe = RECIPE.format(base=name, identity=identity, install=INSTALL if requirements else "",
                           options="" if requirements else "--without-pip")
    # Marked from its first layer on; who built it is no part of what is built, nor of its hash.
    recipe = recipe.replace("\n", f"\nLABEL {BUILDER}={mark()}\n", 1)
    log.parent.mkdir(parents=True, exist_ok=True)
    try:
        _, lines = engine.client().images.build(
            fileobj=_context({"Dockerfile": recipe,
                              "requirements.txt": "\n".join(requirements) + "\n",
                              "constraints.txt": "\n".join(constraints) + "\n"}),
            custom_context=True, tag=tag, rm=True, forcerm=True, network_mode="host")
    except BuildError as error:
        _write(log, error.build_log)
        _remove_halves(lambda builder: builder == mark())
        raise HarnessError(
            "the submission's packages could not be installed", tail(log),
            "check requirements.txt (every package needs a wheel) and the network, then run the "
            f"command again (whole log: {log.name} under the cache's logs)") from error
    _write(log, lines)


def mark() -> str:
    """Return what this process marks its images with while they are built."""
    return f"{workplace.host()}/{workplace.owner()}"


def sweep() -> list[str]:
    """Remove half images whose builder on this machine is gone; return their ids."""
    return _remove_halves(lambda builder: builder.startswith(f"{workplace.host()}/") and
                          not workplace.alive(builder.rpartition("/")[2]))


def _remove_halves(of: Callable[[str], bool]) -> list[str]:
    """Remove images without a name, with what they are made of, by their builder's mark."""
    import requests
    from docker.errors import DockerException

    gone = []
    try:
        for half in engine.client().images.list(filters={"dangling": True, "label": BUILDER}):
            if of(half.labels[BUILDER]):
                engine.client().images.remove(half.id)
                gone.append(str(half.id))
    except (DockerException, requests.RequestException) as error:
        engine.let_go(error)  # no engine, or the image is in use: the next start sweeps again
    return sorted(gone)


def _write(log: Path, lines: object) -> None:
    assert hasattr(lines, "__iter__")
    log.write_text("".join(str(line.get("stream", line.get("error", ""))) for line in lines))


def _context(files: dict[str, str]) -> io.BytesIO:
    """Return a build context: nothing but these files."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, text in sorted(files.items()):
            entry = tarfile.TarInfo(name)
            entry.size = len(text.encode())
            archive.addfile(entry, io.BytesIO(text.encode()))
    stream.seek(0)
    return stream

"""Run the challenge's own tests in its own environment: `python -m harness.challenge_tests`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from harness import model_files, pipeline_env, requirements
from harness.errors import SeventyOneError
from harness.settings import ROOT, Settings, read


def environment(settings: Settings) -> tuple[Path, dict[str, str]]:
    """Return the interpreter that runs the service's tests, and its environment variables."""
    folder = ROOT / "challenge"
    wanted, limits = requirements.read(folder)
    extra = requirements.parse((folder / "requirements-dev.txt").read_text(encoding="utf-8"),
                               "requirements-dev.txt")
    service = pipeline_env.ensure(wanted, limits, settings.cache)
    # Beside it, not in it: the big environment stays the one that `make score` uses.
    tools = pipeline_env.ensure(extra, (), settings.cache)
    packages = next((tools.python.parents[1] / "lib").glob("python3*/site-packages"))
    models: Path = model_files.ensure(settings.cache)
    return service.python, {
        "PYTHONPATH": str(packages), "PATH": os.defpath, "HOME": str(settings.cache),
        "LANG": "C.UTF-8", "MODELS_DIR": str(models), "HF_HUB_OFFLINE": "1",
        "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def main() -> int:
    """Run pytest in the service's environment, return its exit code."""
    python, variables = environment(read())
    return subprocess.run([str(python), "-m", "pytest", "tests", "-q", "-p", "no:cacheprovider"],
                          cwd=ROOT / "challenge", check=False, env=variables).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except SeventyOneError as error:
        print(error, file=sys.stderr)
        sys.exit(2)

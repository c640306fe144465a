"""Check other clients against a gateway that this command starts.

python -m harness.gateway.conformance --litellm PYTHON --promptfoo EXECUTABLE

PYTHON has LiteLLM installed, EXECUTABLE is promptfoo's command; a client not named is not checked,
and naming none is an error. The official `openai` client is checked by the tests.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from harness.gateway import Gateway

LITELLM = Path(__file__).with_name("litellm_client.py")
QUESTION = "How long is the Pump 20 under warranty?"
PASSAGES = "[1] Pump 20\nThe warranty of the Pump 20 is 24 months."


def promptfoo(executable: Path, url: str, key: str) -> int:
    """Let promptfoo's OpenAI provider ask and assert; return the number of failures."""
    provider = {"apiBaseUrl": url, "apiKey": key, "temperature": 0}
    config = {
        "prompts": [f"{PASSAGES}\n\nQuestion: {{{{question}}}}"],
        "providers": [{"id": f"openai:chat:{name}", "config": provider}
                      for name in ("reader-large", "reader-small")],
        "tests": [{"vars": {"question": QUESTION},
                   "assert": [{"type": "contains", "value": "24 months"}]}],
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "promptfooconfig.json").write_text(json.dumps(config))
        done = subprocess.run(
            [executable.resolve(), "eval", "-c", "promptfooconfig.json", "-o", "out.json",
             "--no-cache", "--no-progress-bar", "--no-table"], cwd=folder, text=True,
            capture_output=True, timeout=180, check=False,
            env={**os.environ, "PROMPTFOO_DISABLE_TELEMETRY": "1", "PROMPTFOO_DISABLE_UPDATE": "1",
                 "PROMPTFOO_CONFIG_DIR": name, "OPENAI_API_KEY": key})
        if not (folder / "out.json").is_file():
            print(f"FAIL promptfoo: exit code {done.returncode}\n{done.stderr[-2000:]}")
            return 1
        rows = json.loads((folder / "out.json").read_text())["results"]["results"]
    failures = 0
    for row in rows:
        tokens = (row.get("response") or {}).get("tokenUsage", {})
        held = bool(row["success"]) and tokens.get("prompt", 0) > 0
        failures += not held
        print(f"{'ok  ' if held else 'FAIL'} promptfoo: {row['provider']['id']}: "
              f"{(row.get('response') or {}).get('output')!r}, "
              f"{tokens.get('prompt')}+{tokens.get('completion')} tokens")
    return failures + (len(rows) != 2)


def main() -> int:
    """Check each client named; return 1 where one fails."""
    parser = argparse.ArgumentParser(prog="python -m harness.gateway.conformance")
    parser.add_argument("--litellm", type=Path, metavar="PYTHON")
    parser.add_argument("--promptfoo", type=Path, metavar="EXECUTABLE")
    chosen = parser.parse_args()
    if chosen.litellm is None and chosen.promptfoo is None:
        parser.error("name at least one client: --litellm or --promptfoo")
    failed = 0
    with Gateway() as gateway:
        key = gateway.issue_key("conformance")
        gateway.begin(key, "conformance")
        if chosen.litellm is not None:
            failed += subprocess.run(
                [chosen.litellm, LITELLM, gateway.url, key], check=False,
                env={**os.environ, "LITELLM_LOCAL_MODEL_COST_MAP": "True"}).returncode
        if chosen.promptfoo is not None:
            failed += promptfoo(chosen.promptfoo, gateway.url, key)
        calls = gateway.end(key)
    print(f"the ledger holds {len(calls)} calls, "
          f"{sum(call.prompt_tokens for call in calls)} prompt tokens")
    return int(failed > 0 or not calls)


if __name__ == "__main__":
    sys.exit(main())

"""Serve the gateway alone: prints its URL and a key, runs until Ctrl-C.

The package ships alone; inside the project it is `harness.gateway`.

python -m gateway --port 8071
python -m gateway --upstream http://localhost:11434/v1 --prices my_prices.toml

The upstream's key is read from UPSTREAM_API_KEY: a command line is seen by every other process.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
from pathlib import Path

from .errors import GatewayError
from .server import Gateway
from .upstream import PRICES, Upstream


def main() -> int:
    """Serve until interrupted; return the exit code."""
    parser = argparse.ArgumentParser(description="OpenAI-compatible endpoint of the reader.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8071)
    parser.add_argument("--key", default=None, help="use this key instead of a fresh one")
    parser.add_argument("--upstream", metavar="URL", default=None,
                        help="ask this OpenAI-compatible endpoint instead of the reader")
    parser.add_argument("--prices", type=Path, default=PRICES,
                        help="price table of the upstream's models, and the list of them")
    chosen = parser.parse_args()
    try:
        behind = None if chosen.upstream is None else Upstream.at(
            chosen.upstream, os.environ.get("UPSTREAM_API_KEY", ""), chosen.prices)
        gateway = Gateway(chosen.port, chosen.host, behind, usage_told=True)
        gateway.start()
    except GatewayError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"OPENAI_BASE_URL={gateway.url}")
    print(f"OPENAI_API_KEY={gateway.issue_key('standalone', key=chosen.key)}", flush=True)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        gateway.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Serve the gateway alone: prints its URL and a key, runs until Ctrl-C.

python -m harness.gateway --port 8071
"""

from __future__ import annotations

import argparse
import sys
import threading

from .errors import GatewayError
from .server import Gateway


def main() -> int:
    """Serve until interrupted; return the exit code."""
    parser = argparse.ArgumentParser(description="OpenAI-compatible endpoint of the reader.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8071)
    parser.add_argument("--key", default=None, help="use this key instead of a fresh one")
    chosen = parser.parse_args()
    gateway = Gateway(chosen.port, chosen.host)
    try:
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

"""Start the command line: `python -m harness`."""

import sys

from harness.cli import run

if __name__ == "__main__":
    sys.exit(run())

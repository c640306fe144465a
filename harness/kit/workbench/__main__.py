"""Verbs: python -m workbench help|doctor|chat|ask|eval|traces|up|observe|down|submit|clean.

Must stay readable for old interpreters down to the check of the version.
"""

from __future__ import annotations

import signal
import sys

FLOOR = (3, 11)


def verbs() -> dict:  # type: ignore[type-arg]
    """Return name → (what it does, function of the argument, whether the kit must be whole)."""
    from . import asking, chatting, cleaning, compose, doctor, evaluating, submitting, traces

    return {
        "doctor": ("is everything here that is needed?", doctor.run, False),
        "chat": ("run the service and the model gateway; Ctrl-C ends both", chatting.run, True),
        "ask": ('Q="...": put one question to the service', asking.run, True),
        "eval": ("ask the practice questions (or SET=file.jsonl), compare with the run before",
                 evaluating.run, True),
        "traces": ("how long, how dear, how liked the answers of the last run were", traces.run,
                   False),
        "submit": ("check what you hand in, and write the archive to send", submitting.run, True),
        "up": ("the same in containers, with a Qdrant server", compose.up, True),
        "observe": ("the containers and Langfuse", compose.observe, True),
        "down": ("stop the containers", compose.down, False),
        "clean": ("remove environments, index, logs, images and volumes", cleaning.run, False),
    }


def main(arguments: list) -> int:  # type: ignore[type-arg]
    """Run one verb; return the exit code."""
    from .errors import WorkbenchError
    from .place import Place

    # An editor that writes Windows line endings into the Makefile adds one to every argument.
    given = [argument.rstrip("\r") for argument in arguments]
    table = verbs()
    name = given[0] if given else "help"
    if name not in table:
        for verb, (what, _, _) in table.items():
            print("  make %-8s %s" % (verb, what))
        return 0 if name == "help" else 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that children are ended too
    try:
        place = Place.read()
        if table[name][2]:
            place.whole()
        return int(table[name][1](place, given[1] if len(given) > 1 else "") or 0)
    except WorkbenchError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print("error: a file or a port could not be used\n  why: %s\n  fix: check the free disk "
              "space and the permissions of this folder (make doctor)" % error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\ninterrupted", file=sys.stderr)
        return 130


if __name__ == "__main__":
    if sys.version_info < FLOOR:
        sys.stderr.write("error: Python %d.%d is too old\n"
                         "  why: the kit needs Python 3.11 or newer\n"
                         "  fix: name a newer one: make chat PYTHON=python3.12\n"
                         % sys.version_info[:2])
        sys.exit(2)
    sys.exit(main(sys.argv[1:]))

"""Which of the machine's switches keep users from making namespaces, which bubblewrap needs."""

from __future__ import annotations

from pathlib import Path

SETTINGS = Path("/proc/sys")
# (name, value that closes, value that opens): Debian's, every kernel's, Ubuntu's since 23.10.
SWITCHES = (("kernel.unprivileged_userns_clone", "0", "1"),
            ("user.max_user_namespaces", "0", "15000"),
            ("kernel.apparmor_restrict_unprivileged_userns", "1", "0"))


def closed() -> list[tuple[str, str, str]]:
    """Return the switches that are closed here: name, value now, value that opens."""
    found = []
    for name, shut, opened in SWITCHES:
        try:
            now = SETTINGS.joinpath(*name.split(".")).read_text().strip()
        except OSError:
            continue  # this kernel has no such switch
        if now == shut:
            found.append((name, now, opened))
    return found


def reason() -> str:
    """Return which switches are closed, to be put after another reason; empty where none is."""
    return "".join(f"; {name} is {now}" for name, now, _ in closed())


def fix() -> str:
    """Return how to open them, as part of a sentence; empty where none is closed."""
    if not closed():
        return ""
    wanted = " ".join(f"{name}={opened}" for name, _, opened in closed())
    return f"let users make namespaces (as root: sysctl -w {wanted}), or "

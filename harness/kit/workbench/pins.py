"""Whether a line of requirements.txt is a pin by the packaging standards, marker and all.

Where it is scored `packaging` decides; the kit runs on a Python that has the standard library
alone, so the grammar of PEP 508 and PEP 440 is written out here for `name[extras]==version`.
"""

from __future__ import annotations

import re

PACKAGE = r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?"
VERSION = (r"v?(?:\d+!)?\d+(?:\.\d+)*(?:[-_.]?(?:alpha|a|beta|b|preview|pre|c|rc)[-_.]?\d*)?"
           r"(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?(?:[-_.]?dev[-_.]?\d*)?"
           r"(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?")
PINNED = re.compile(rf"({PACKAGE}) *(?:\[ *(?:{PACKAGE}(?: *, *{PACKAGE})*)? *\])? *== *"
                    rf"(?i:{VERSION})(?: *;([^#\\@/:$]+?))?((?: +--hash=sha256:[0-9a-f]{{64}})*)")
VARIABLE = (r"(?:python_version|python_full_version|os_name|sys_platform|implementation_name|"
            r"implementation_version|platform_(?:release|system|version|machine|"
            r"python_implementation)|extra)\b")
TEXT = r"""(?:'[^']*'|"[^"]*")"""
COMPARED = r"\s*(?:<=|<|!=|==|>=|>|\bnot\s+in\b|\bin\b)\s*"
COMPATIBLE = r"""python(?:_full)?_version\s*~=\s*['"]\d+(?:\.\d+)+['"]"""
TERM = re.compile(rf"{VARIABLE}{COMPARED}{TEXT}|{TEXT}{COMPARED}{VARIABLE}|{COMPATIBLE}")
JOINED = re.compile(r"\(\s*#\s*\)|#\s*\b(?:and|or)\b\s*#")


def pinned(line: str) -> re.Match[str] | None:
    """Return the match (package, marker, hashes) of a line that is a pin, or None."""
    pin = PINNED.fullmatch(line)
    return pin if pin and (pin[2] is None or _marker(pin[2])) else None


def _marker(text: str) -> bool:
    """Whether a marker is one: each comparison becomes #, then what joins two of them."""
    left = TERM.sub("#", text.strip())
    while (shorter := JOINED.sub("#", left)) != left:
        left = shorter
    return left == "#"

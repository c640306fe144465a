"""Seal named texts with age for one public key, and open them in memory.

age notices a wrong key and every changed bit. It does not say who sealed: the caller compares
what it finds inside with what it expected.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pyrage
from pyrage import x25519

from heldout.errors import SealError

DECODER = msgspec.json.Decoder(dict[str, str])


def seal(parts: Mapping[str, str], recipient: x25519.Recipient) -> bytes:
    """Return the ciphertext of `parts`; two calls never give the same bytes."""
    plain = msgspec.json.encode({name: parts[name] for name in sorted(parts)})
    sealed: bytes = pyrage.encrypt(plain, [recipient])
    return sealed


def unseal(sealed: bytes, identity: x25519.Identity, name: str) -> dict[str, str]:
    """Return the parts; raises `SealError` for a wrong key or a file that was changed."""
    try:
        return DECODER.decode(pyrage.decrypt(sealed, [identity]))
    except pyrage.DecryptError as error:
        wrong = "matching keys" in str(error)
        raise SealError(
            f"the sealed questions of {name} cannot be opened",
            "they are sealed for another key" if wrong else f"the file was changed ({error})",
            "set SEVENTYONE_KEY to the key that the variant was made with" if wrong else
            "restore the variant's folder from where it was made") from error
    except msgspec.MsgspecError as error:
        raise SealError(f"the sealed questions of {name} are not what was expected", str(error),
                        "restore the variant's folder from where it was made") from error

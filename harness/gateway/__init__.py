"""The model gateway: an OpenAI-compatible endpoint that meters every call.

Ships alone in the candidate's kit, so nothing here imports from outside this folder.
"""

from .errors import GatewayError
from .ledger import MeteredCall
from .server import Gateway
from .upstream import Upstream

__all__ = ["Gateway", "GatewayError", "MeteredCall", "Upstream"]

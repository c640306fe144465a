"""What the fork server of `tiny_job` imports: all that a run loads is loaded, once, by this."""

from __future__ import annotations

import harness.score  # noqa: F401
from harness.gateway.reader import warm
from harness.gateway.tokens import tokenizer
from scoring import selftest

warm()
tokenizer()
selftest.run()

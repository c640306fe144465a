"""Talk to a gateway through LiteLLM: plain, streamed, JSON mode, and each refusal as its exception.

Runs under an interpreter that has LiteLLM, so it imports nothing of ours. Prints a line for each
claim; exit code 1 if one fails.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import litellm

QUESTION = ("[1] Pump 20\nThe warranty of the Pump 20 is 24 months.\n\n"
            "Question: How long is the Pump 20 under warranty?")
MESSAGES = [{"role": "user", "content": QUESTION}]


def main(url: str, key: str) -> int:
    """Check every claim; return the exit code."""
    def ask(model: str = "openai/reader", **more: Any) -> Any:
        return litellm.completion(**{
            "model": model, "messages": MESSAGES, "api_base": url, "api_key": key,
            "num_retries": 0, "max_retries": 0, **more})

    def raised(**more: Any) -> str:
        try:
            ask(**more)
        except Exception as error:
            return type(error).__name__
        return "no exception"

    plain = ask()
    chunks = list(ask(stream=True, stream_options={"include_usage": True}))
    whole = plain.choices[0].message.content
    shaped = ask(response_format={"type": "json_object"}).choices[0].message.content
    usage = [c.usage for c in chunks if getattr(c, "usage", None) is not None]
    claims = {
        "an answer with usage": "24 months" in whole and plain.usage.prompt_tokens > 0,
        "the same text as a stream": "".join(
            c.choices[0].delta.content or "" for c in chunks if c.choices) == whole,
        "usage in the stream": usage[-1].prompt_tokens == plain.usage.prompt_tokens,
        "JSON mode": "24 months" in json.loads(shaped)["answer"],
        "wrong key": raised(api_key="sk-wrong") == "AuthenticationError",
        "unknown model": raised(model="openai/none") == "NotFoundError",
        "overlong context": raised(messages=[{"role": "user", "content": "word " * 9000}])
        == "ContextWindowExceededError",
    }
    for claim, held in claims.items():
        print(f"{'ok  ' if held else 'FAIL'} litellm: {claim}")
    return int(not all(claims.values()))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))

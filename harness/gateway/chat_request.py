"""Check the body of a chat completion request and keep what the reader understands."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from .api_errors import ApiError

ROLES = ("system", "developer", "user", "assistant", "tool", "function")
MOST_MESSAGES = 256
OPTIONS = ("max_tokens", "max_completion_tokens", "temperature", "top_p", "seed", "stop",
           "presence_penalty", "frequency_penalty")


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """One valid request. `messages` are (role, text); parts of a message are joined by newlines.

    `max_tokens` is None where the caller set no limit. `options` are sampling settings: checked and
    used by an upstream alone.
    """

    model: str
    messages: tuple[tuple[str, str], ...]
    stream: bool
    include_usage: bool
    response_format: dict[str, Any] | None
    max_tokens: int | None
    options: tuple[tuple[str, Any], ...] = ()

    @property
    def text(self) -> str:
        """Return all of the request that the reply depends on, as one string."""
        return json.dumps([self.messages, self.response_format], ensure_ascii=False)


def json_object(raw: bytes) -> dict[str, Any]:
    """Return the JSON object in `raw`; raises `ApiError` 400."""
    try:
        body = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ApiError(400, "We could not parse the JSON body of your request.") from error
    if not isinstance(body, dict):
        raise ApiError(400, "The body must be a JSON object.")
    return body


def parse(raw: bytes) -> ChatRequest:
    """Return the request in `raw`; raises `ApiError` 400 that names the parameter at fault."""
    body = json_object(raw)
    model = body.get("model")
    if not isinstance(model, str) or not model:
        raise ApiError(400, "you must provide a model parameter", param="model")
    stream = body.get("stream") or False
    options = body.get("stream_options") or {}
    shape = body.get("response_format")
    if not isinstance(stream, bool):
        raise ApiError(400, "`stream` must be a boolean.", param="stream")
    if not isinstance(options, dict):
        raise ApiError(400, "`stream_options` must be an object.", param="stream_options")
    if shape is not None and not (isinstance(shape, dict) and isinstance(shape.get("type"), str)):
        raise ApiError(400, "`response_format` must be an object with a type.",
                       param="response_format")
    if shape is not None and shape["type"] == "text":
        shape = None
    if body.get("tools") or body.get("functions"):
        raise ApiError(400, "This endpoint runs no tools: leave `tools` out.", param="tools")
    if body.get("n") not in (None, 1):
        raise ApiError(400, "This endpoint gives one choice: leave `n` out or set it to 1.",
                       param="n")
    limit = body.get("max_completion_tokens", body.get("max_tokens"))
    if limit is not None and (not isinstance(limit, int) or isinstance(limit, bool) or limit < 1):
        raise ApiError(400, "`max_tokens` must be a positive integer.", param="max_tokens")
    return ChatRequest(model, _messages(body.get("messages")), stream,
                       bool(options.get("include_usage")), shape, limit,
                       tuple((name, body[name]) for name in OPTIONS
                             if body.get(name) is not None))


def _messages(messages: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(messages, list) or not messages:
        raise ApiError(400, "`messages` must be a list with at least one message.",
                       param="messages")
    if len(messages) > MOST_MESSAGES:
        raise ApiError(400, f"At most {MOST_MESSAGES} messages are read.", param="messages")
    return tuple(_message(number, message) for number, message in enumerate(messages))


def _message(number: int, message: Any) -> tuple[str, str]:
    where = f"messages[{number}]"
    if not isinstance(message, dict) or message.get("role") not in ROLES:
        raise ApiError(400, f"{where} must have a role out of {', '.join(ROLES)}.", param=where)
    content = message.get("content")
    if content is None and message["role"] == "assistant":
        content = ""
    if isinstance(content, list):
        parts = [part.get("text") if isinstance(part, dict) and part.get("type") == "text"
                 else None for part in content]
        if not all(isinstance(part, str) for part in parts):
            raise ApiError(400, f"{where}: only parts of type text are read.", param=where)
        content = "\n".join(str(part) for part in parts)
    if not isinstance(content, str):
        raise ApiError(400, f"{where}.content must be a string or a list of text parts.",
                       param=where)
    return str(message["role"]), content

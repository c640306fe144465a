"""Errors as an OpenAI-compatible endpoint gives them: a status and a JSON body of one shape."""

from __future__ import annotations

from aiohttp import web


class ApiError(Exception):
    """A refusal that the caller's client library knows how to read."""

    def __init__(self, status: int, message: str, kind: str = "invalid_request_error",
                 code: str | None = None, param: str | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.kind = status, message, kind
        self.code, self.param = code, param

    def response(self) -> web.Response:
        """Return the error as an HTTP response."""
        return web.json_response(
            {"error": {"message": self.message, "type": self.kind, "param": self.param,
                       "code": self.code}},
            status=self.status)


def wrong_key() -> ApiError:
    """Return the refusal of an unknown key."""
    return ApiError(401, "Incorrect API key provided. Use the key that was issued for this run.",
                    code="invalid_api_key")


def unknown_model(name: str) -> ApiError:
    """Return the refusal of a model that is not on the list."""
    return ApiError(404, f"The model `{name}` does not exist or you do not have access to it.",
                    code="model_not_found", param="model")


def too_long(limit: int, tokens: int) -> ApiError:
    """Return the refusal of a prompt beyond the context window."""
    return ApiError(400, f"This model's maximum context length is {limit} tokens. However, your "
                    f"messages resulted in {tokens} tokens. Please reduce the length of the "
                    "messages.", code="context_length_exceeded", param="messages")


def spent() -> ApiError:
    """Return the refusal of a key whose budget, or its question's, is used up."""
    return ApiError(429, "You exceeded the budget of this question or run.", "insufficient_quota",
                    "insufficient_quota")

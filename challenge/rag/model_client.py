"""A thin client of an OpenAI-compatible chat endpoint."""

from __future__ import annotations

import httpx2

Messages = list[dict[str, str]]


class ModelError(Exception):
    """The endpoint could not be reached or refused the request."""


class ModelClient:
    def __init__(self, base_url: str, api_key: str, model: str, timeout: float = 60.0) -> None:
        self.model = model
        self.http = httpx2.Client(
            base_url=base_url, timeout=timeout,
            headers={"Authorization": f"Bearer {api_key}"},
        )

    def chat(self, messages: Messages) -> str:
        """Return the model's reply; raises ModelError with the endpoint's own words."""
        try:
            response = self.http.post(
                "/chat/completions",
                json={"model": self.model, "messages": messages, "temperature": 0})
        except httpx2.HTTPError as error:
            raise ModelError(f"model endpoint unreachable: {error}") from error
        if response.status_code != 200:
            raise ModelError(f"model endpoint said {response.status_code}: {response.text[:300]}")
        return str(response.json()["choices"][0]["message"]["content"])

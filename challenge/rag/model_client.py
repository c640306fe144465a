"""A thin client of an OpenAI-compatible chat endpoint."""

from __future__ import annotations

import json
import time
from typing import Any

import httpx2

from rag import events

Messages = list[dict[str, str]]


class ModelError(Exception):
    """The endpoint could not be reached or refused the request."""


class ModelClient:
    def __init__(self, base_url: str, api_key: str, model: str, timeout: float = 60.0) -> None:
        self.model = model
        self.asked_prices = False
        self.prices: tuple[float, float] | None = None
        self.http = httpx2.Client(
            base_url=base_url, timeout=timeout,
            headers={"Authorization": f"Bearer {api_key}"},
        )

    def chat(self, messages: Messages) -> str:
        """Return the model's reply; raises ModelError with the endpoint's own words."""
        body = {"model": self.model, "messages": messages, "temperature": 0}
        if not events.watching():
            return self._whole(body)[0]
        prices = self.price()
        events.tell("asked", model=self.model, messages=messages)
        began = time.perf_counter()
        reply, usage = self._streamed(body) if events.live() else self._whole(body)
        seconds = time.perf_counter() - began
        spent = (usage.get("prompt_tokens", 0), usage.get("completion_tokens", 0))
        events.tell("replied", model=self.model, messages=messages, reply=reply, seconds=seconds,
                    prompt_tokens=spent[0], completion_tokens=spent[1],
                    usd=prices and spent[0] * prices[0] + spent[1] * prices[1])
        return reply

    def price(self) -> tuple[float, float] | None:
        """Return USD per prompt token and per completion token, where the endpoint lists them."""
        if not self.asked_prices:
            try:
                listed = self.http.get("/models", timeout=5)
                self.asked_prices = True
                pricing = next(one["pricing"] for one in listed.json()["data"]
                               if one["id"] == self.model)
                self.prices = (float(pricing["prompt"]), float(pricing["completion"]))
            except (httpx2.HTTPError, ValueError, LookupError, TypeError, StopIteration):
                return None
        return self.prices

    def _whole(self, body: dict[str, Any]) -> tuple[str, dict[str, int]]:
        try:
            response = self.http.post("/chat/completions", json=body)
        except httpx2.HTTPError as error:
            raise ModelError(f"model endpoint unreachable: {error}") from error
        if response.status_code != 200:
            raise ModelError(f"model endpoint said {response.status_code}: {response.text[:300]}")
        found = response.json()
        return str(found["choices"][0]["message"]["content"]), found.get("usage") or {}

    def _streamed(self, body: dict[str, Any]) -> tuple[str, dict[str, int]]:
        body = {**body, "stream": True, "stream_options": {"include_usage": True}}
        pieces: list[str] = []
        usage: dict[str, int] = {}
        try:
            with self.http.stream("POST", "/chat/completions", json=body) as response:
                if response.status_code != 200:
                    said = response.read().decode("utf-8", "replace")
                    raise ModelError(f"model endpoint said {response.status_code}: {said[:300]}")
                for line in response.iter_lines():
                    data = line.removeprefix("data:").strip()
                    if not line.startswith("data:") or data == "[DONE]":
                        continue
                    chunk = json.loads(data)
                    usage = chunk.get("usage") or usage
                    for choice in chunk["choices"]:
                        if piece := choice["delta"].get("content"):
                            pieces.append(piece)
                            events.tell("piece", text=piece)
        except httpx2.HTTPError as error:
            raise ModelError(f"model endpoint unreachable: {error}") from error
        return "".join(pieces), usage

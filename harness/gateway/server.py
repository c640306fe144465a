"""The gateway as a server: routes, limits, and a thread of its own to run in."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientTimeout, DummyCookieJar, web

from . import doors
from .admission import account_of, admit
from .api_errors import ApiError, unknown_model
from .chat import complete_chat
from .collector import Collector
from .doors import Door, Full
from .errors import GatewayError
from .ledger import Ledger, MeteredCall
from .profile import profile
from .reader import fingerprint, warm
from .relay import Relay
from .tokens import tokenizer
from .upstream import Kind, Upstream
from .usage import usage

LARGEST_BODY = 4 * 1024 * 1024
KEEP_ALIVE_SECONDS = 75
logger = logging.getLogger(__name__)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def _shape_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Give every refusal the body that client libraries expect."""
    try:
        return await handler(request)
    except ApiError as error:
        return error.response()
    except web.HTTPRequestEntityTooLarge:
        return ApiError(413, f"The body is larger than {LARGEST_BODY} bytes.").response()
    except web.HTTPException as error:
        return ApiError(error.status, f"{request.method} {request.path}: {error.reason}",
                        code="unknown_url" if error.status == 404 else None).response()
    except ConnectionError:
        raise  # the caller has hung up, which is no failure: the server lets go without a word
    except Exception:
        # Whatever a hostile request found: the thread lives on, and the log says what it was.
        logger.exception("%s %s failed", request.method, request.path)
        return ApiError(500, "The gateway failed on this request.", "server_error").response()


def _listed(name: str, usd_prompt: float, usd_completion: float, **more: int) -> dict[str, Any]:
    """Return a model as it is listed; prices as OpenRouter lists them: USD per token, as text."""
    return {"id": name, "object": "model", "created": 0, "owned_by": "seventy-one",
            "pricing": {"prompt": f"{usd_prompt / 1e6:.12f}",
                        "completion": f"{usd_completion / 1e6:.12f}"}, **more}


def application(ledger: Ledger, upstream: Upstream | None = None,
                collector: Collector | None = None, usage_told: bool = False
                ) -> web.Application:
    """Return the web application over `ledger`: the bundled reader, or `upstream` in its place."""
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=[_shape_errors])
    listed: dict[str, dict[str, Any]]
    if upstream is None:
        listed = {name: _listed(name, model.usd_prompt, model.usd_completion,
                                context_window=model.context_tokens)
                  for model in profile().models for name in (model.name, *model.aliases)}
    else:
        listed = {model.name: _listed(model.name, model.usd_prompt, model.usd_completion)
                  for model in upstream.models}
    relays: list[Relay] = []

    async def connect(_: web.Application) -> AsyncIterator[None]:
        assert upstream is not None
        async with ClientSession(
                timeout=ClientTimeout(total=upstream.timeout_seconds), trust_env=False,
                cookie_jar=DummyCookieJar()) as session:
            relays.append(Relay(upstream, session))
            yield

    async def chat(request: web.Request) -> web.StreamResponse:
        if relays:
            return await admit(request, ledger, relays[0].chat)
        return await admit(request, ledger, complete_chat)

    def beside(kind: Kind) -> Handler:
        async def handle(request: web.Request) -> web.StreamResponse:
            account_of(request, ledger)
            if upstream is None or not any(model.kind is kind for model in upstream.models):
                raise ApiError(404, f"{request.path} is not served: no {kind} model is on the "
                               "list (the bundled reader has no embeddings). Compute them in "
                               "your service.", code="unknown_url")
            return await admit(request, ledger, lambda visit: relays[0].plain(visit, kind))
        return handle

    async def models(request: web.Request) -> web.Response:
        account_of(request, ledger)
        return web.json_response({"object": "list", "data": list(listed.values())})

    async def model(request: web.Request) -> web.Response:
        account_of(request, ledger)
        name = request.match_info["name"]
        if name not in listed:
            raise unknown_model(name)
        return web.json_response(listed[name])

    async def health(request: web.Request) -> web.Response:
        told = {"reader": fingerprint(), "profile": profile().version} if upstream is None else \
            {"upstream_prices": upstream.version}
        return web.json_response({"status": "ok", **told})

    if upstream is not None:
        app.cleanup_ctx.append(connect)
    app.add_routes([
        web.post("/v1/chat/completions", chat),
        web.get("/v1/models", models),
        web.get("/v1/models/{name:.+}", model),
        web.post("/v1/embeddings", beside(Kind.EMBEDDING)),
        web.post("/v1/rerank", beside(Kind.RERANK)),
        web.get("/health", health),
        *(collector or Collector(ledger)).routes(),
        *([usage(ledger, upstream is None)] if usage_told else []),
    ])
    return app


async def _end_the_rest() -> None:
    """Cancel what outlasted the shutdown, as `asyncio.run` does."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
    await asyncio.get_running_loop().shutdown_default_executor()


class Gateway:
    """An OpenAI-compatible endpoint on loopback, in a thread; use `with` or `start` and `stop`.

    The bundled reader answers, or `upstream` where one is given.
    """

    def __init__(self, port: int = 0, host: str = "127.0.0.1",
                 upstream: Upstream | None = None, usage_told: bool = False) -> None:
        self.host, self.port, self.upstream = host, port, upstream
        self.usage_told = usage_told
        # An upstream may take a minute for a call that a service gave up waiting for.
        self.ledger = Ledger(grace=2.0 if upstream is None else 30.0)
        self.collector = Collector(self.ledger)
        self._loop: asyncio.AbstractEventLoop
        self._thread = threading.Thread(target=self._run, name="gateway", daemon=True)
        self._ready: Future[int] = Future()
        self._stopping: asyncio.Event | None = None
        self._doors: dict[Path, asyncio.Server] = {}
        self._handlers: web.Server | None = None

    def __enter__(self) -> Gateway:
        """Start on entry."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop on exit."""
        self.stop()

    @property
    def url(self) -> str:
        """Return the base URL, as `OPENAI_BASE_URL` wants it."""
        return f"http://{self.host}:{self.port}/v1"

    def start(self, warmed: bool = True) -> None:
        """Bind and serve; raises `GatewayError` where the port is taken or is none.

        Whoever starts it not `warmed` calls `warm` before anybody's time is taken.
        """
        if not 0 <= self.port <= 65535:
            raise GatewayError(f"{self.port} is not a port", "ports go from 0 to 65535",
                               "choose one of these (0 takes any free one)")
        if warmed:
            self.warm()
        self._loop = asyncio.new_event_loop()
        self._thread.start()
        try:
            self.port = self._ready.result(timeout=30)
        except TimeoutError as error:
            raise GatewayError("the model gateway did not start", "it was not ready after 30 s",
                               "free some memory or processor time, then try again") from error
        except OSError as error:
            raise GatewayError(
                f"port {self.port} is taken", f"the model gateway could not bind it: {error}",
                "stop what is using it, or choose another port (0 takes any free one)") from error

    def warm(self) -> None:
        """Have what the bundled reader needs read: the first call then takes no longer."""
        if self.upstream is None:
            tokenizer()
            warm()

    def stop(self) -> None:
        """Stop serving and wait for the thread."""
        if self._stopping is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stopping.set)
            self._thread.join(timeout=10)

    def issue_key(self, label: str, budget_usd: float | None = None,
                  budget_tokens: int | None = None, key: str | None = None) -> str:
        """Return a key for one run or one person."""
        return self.ledger.issue(label, budget_usd, budget_tokens, key)

    def begin(self, key: str, question_id: str, most_usd: float | None = None,
              most_tokens: int | None = None) -> None:
        """Open a question for `key`, which may spend so much on it."""
        self.ledger.begin(key, question_id, most_usd, most_tokens)

    def end(self, key: str) -> tuple[MeteredCall, ...]:
        """Close the question of `key` and return its calls."""
        return self.ledger.end(key)

    def totals(self, key: str) -> tuple[float, int]:
        """Return what `key` has spent in all: (usd, tokens)."""
        return self.ledger.totals(key)

    def failures(self, key: str) -> int:
        """Return how many requests of `key` the gateway itself, or its upstream, has failed on."""
        return self.ledger.failures(key)

    def listen(self, path: Path) -> None:
        """Serve on a Unix socket as well, a share of the connections; raises OSError."""
        asyncio.run_coroutine_threadsafe(self._listen(path), self._loop).result(timeout=10)

    def unlisten(self, path: Path) -> None:
        """Serve no longer on a Unix socket; connections that stand are not cut."""
        server = self._doors.pop(path, None)
        if server is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(server.close)
        path.unlink(missing_ok=True)

    async def _listen(self, path: Path) -> None:
        assert self._handlers is not None
        door = Door(self._handlers)
        self._doors[path] = await self._loop.create_unix_server(door, str(path), backlog=64)
        path.chmod(0o666)  # whoever reaches the folder may call; the key decides

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        except BaseException as error:
            if self._ready.done():
                raise
            self._ready.set_exception(error)
        finally:
            self._loop.run_until_complete(_end_the_rest())
            self._loop.close()

    async def _serve(self) -> None:
        self._stopping = asyncio.Event()
        app = application(self.ledger, self.upstream, self.collector, self.usage_told)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1, lingering_time=1,
                               keepalive_timeout=KEEP_ALIVE_SECONDS)
        await runner.setup()
        self._handlers = handlers = runner.server
        assert handlers is not None

        def protocol() -> asyncio.BaseProtocol:
            return handlers() if len(handlers.connections) < doors.MOST_CONNECTIONS else Full()

        try:
            server = await self._loop.create_server(protocol, self.host, self.port)
        except OSError as error:
            await runner.cleanup()
            self._ready.set_exception(error)
            return
        self._ready.set_result(server.sockets[0].getsockname()[1])
        await self._stopping.wait()
        for one in (server, *self._doors.values()):
            one.close()
        await runner.cleanup()

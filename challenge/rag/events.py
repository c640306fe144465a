"""What happens while a question is answered, told to whoever watches.

Nobody watches unless `watched` was entered, in the thread that answers; then every stage and every
model call is told as it happens. Kinds: `began`, `ended` and `failed` (a stage, with what it was
given, its result and seconds, or its error), `asked`, `piece` and `replied` (a model call, with
its stage).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from inspect import signature
from typing import Any, ParamSpec, TypeVar

Watcher = Callable[[dict[str, Any]], None]
P = ParamSpec("P")
R = TypeVar("R")

_watchers: ContextVar[tuple[Watcher, ...]] = ContextVar("watchers", default=())
_live: ContextVar[bool] = ContextVar("live", default=False)
_stage: ContextVar[str] = ContextVar("stage", default="answer")


@contextmanager
def watched(watcher: Watcher, live: bool = False) -> Iterator[None]:
    """Tell `watcher` what happens in the block; `live` wants replies piece by piece."""
    watchers = _watchers.set((*_watchers.get(), watcher))
    lively = _live.set(live or _live.get())
    try:
        yield
    finally:
        _live.reset(lively)
        _watchers.reset(watchers)


def watching() -> bool:
    return bool(_watchers.get())


def live() -> bool:
    return _live.get()


def tell(kind: str, **about: Any) -> None:
    """Tell the watchers; what does not belong to a stage belongs to the answer."""
    for watcher in _watchers.get():
        watcher({"kind": kind, "stage": _stage.get(), **about})


def given(function: Callable[P, Any], *args: P.args, **kwargs: P.kwargs) -> dict[str, Any]:
    """Return the arguments of a call by name, as far as they are text and numbers."""
    named = signature(function).bind(*args, **kwargs).arguments
    return {name: value for name, value in named.items() if isinstance(value, str | int | float)}


def stage(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function a stage that is told when it begins and when it has ended."""
    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def told(*args: P.args, **kwargs: P.kwargs) -> R:
            if not watching():
                return function(*args, **kwargs)
            outer = _stage.set(name)
            began = time.perf_counter()
            try:
                tell("began", given=given(function, *args, **kwargs))
                result = function(*args, **kwargs)
                tell("ended", result=result, seconds=time.perf_counter() - began)
            except Exception as error:
                tell("failed", error=f"{type(error).__name__}: {error}")
                raise
            finally:
                _stage.reset(outer)
            return result
        return told
    return decorate

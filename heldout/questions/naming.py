"""How an asker calls the things that a company knows: by name, or by a code that stands for it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.facts import Entity

# Roles of `Entity.refs` that hold another name of the entity itself.
CODES = ("code_name", "site_code", "acronym")
WITH_ARTICLE = ("product", "site", "plan", "system", "incident", "part", "team")


@dataclass(frozen=True, slots=True)
class Called:
    """`with_article` is for the middle of a sentence, `bare` for a search query."""

    with_article: str
    bare: str


def called(entity: Entity) -> Called:
    """Return how people call an entity when they have no code for it."""
    if entity.kind == "contract":
        return Called(entity.aliases[0], entity.aliases[0])
    if entity.kind == "release":
        family = ref(entity, "family") or entity.name.removesuffix(" firmware")
        return Called(family, family)
    if entity.kind == "fault":
        code = entity.name.removeprefix("error ")
        return Called(code, code)
    return named(entity.kind, entity.name)


def named(kind: str, name: str) -> Called:
    """Return how people call something of which they only know kind and name."""
    last = name.split()[-1].lower()
    article = kind in WITH_ARTICLE or (
        kind == "programme" and last in ("programme", "project", "initiative"))
    if name.lower().startswith(("the ", "programme ", "project ")):
        article = False
    return Called(f"the {name}" if article else name, name)


def coded(entity: Entity) -> Called | None:
    """Return the entity as called by its code name, site code or acronym, if it has one."""
    for role in CODES:
        code = ref(entity, role)
        if code:
            return Called(code, code)
    return None


def ref(entity: Entity, role: str) -> str | None:
    """Return what the entity refers to in `role`, if anything."""
    return dict(entity.refs).get(role)


def names(entity: Entity) -> tuple[str, ...]:
    """Return every name that an asker may use for the entity."""
    own = [called(entity).bare, entity.name, *entity.aliases]
    own += [code for role in CODES if (code := ref(entity, role))]
    return tuple(dict.fromkeys(own))

"""Contracts as plain text: recitals, numbered clauses, sometimes an annex, signatures.

Returns for each contract where its facts stand, so that amendments can name the clause.
"""

from __future__ import annotations

from datetime import date

from corpus.facts import Entity
from corpus.writers.background import as_label
from corpus.writers.desk import Desk, slug
from corpus.writers.trade import annex
from corpus.writers.trade.articles import ARTICLES, PLANS
from corpus.writers.trade.paper import Paper

DEEP = 190                        # words of an article before a fact, from which it counts as deep


def write(desk: Desk) -> dict[str, dict[str, str]]:
    """Write all contracts; return contract id → attribute → clause."""
    return {contract.id: _Contract(desk, contract).write()
            for contract in desk.world.trade.contracts}


class _Contract:
    def __init__(self, desk: Desk, contract: Entity) -> None:
        self.paper = Paper(desk, contract, f"contracts/{slug(contract.aliases[0])}.txt")
        self.sheet = self.paper.sheet
        self.annex = self.sheet.pick("Annex A", "Annex 1", "Schedule 1", "Appendix A")
        self.annexed = annex.annexed(self.paper)
        self.clause_of: dict[str, str] = {}
        self.style = self.sheet.random.randrange(3)
        self.share = self.sheet.random.uniform(0.02, 0.08) + 0.5 * self.paper.long
        if PLANS[self.paper.plan][-1][0]:     # few long articles rather than many short ones
            self.share += 0.08
        self.page, self.foot = 0, self.sheet.random.randrange(4)

    def write(self) -> dict[str, str]:
        """Write the document; return where each attribute stands."""
        self._opening()
        number = 0
        for heading, keys in PLANS[self.paper.plan]:
            kept = [key for key in keys if self._wanted(key)]
            if kept:
                number += 1
                self._article(number, heading, kept)
        if self.annexed:
            annex.write(self.paper, self.annexed, self.annex)
        self.paper.signatures()
        start = self.paper.first("start")
        self.sheet.finish("contract", f"{self.paper.title.capitalize()} with {self.paper.firm}",
                          owner=self.sheet.house["legal"], effective=None if start is None
                          else date.fromisoformat(start.values[0].text))
        return self.clause_of

    def _wanted(self, key: str) -> bool:
        article = ARTICLES[key]
        if key == "levels" and self.paper.first("penalty") is None:
            return False
        return not article.optional or self.sheet.random.random() < self.share + 0.1

    def _opening(self) -> None:
        paper, sheet = self.paper, self.sheet
        if sheet.random.random() < 0.5:
            sheet.write(f"Document:  {paper.title.capitalize()}, {paper.firm}",
                        f"Owner:     {as_label(sheet.house['legal'])}", self._status(),
                        sheet.pick("File:      signed original in the contract cabinet, scan "
                                   "attached", "Version:   executed copy, text extracted from scan",
                                   "Filing:    customer contracts / current"), "", "")
        sheet.write(paper.title)
        paper.parties()
        if paper.long or sheet.random.random() < 0.6:
            sheet.write(sheet.pick("RECITALS", "WHEREAS", "Preamble"), "")
            for letter, theme in zip("AB", sheet.random.sample(
                    ("frame.recital_we", "frame.recital_you"), 2), strict=True):
                sheet.write(f"({letter}) {' '.join(paper.passage(theme))}", "")
            sheet.write(sheet.pick("The Parties therefore agree as follows:",
                                   "NOW THEREFORE it is agreed:",
                                   "On this basis the Parties conclude the following Agreement."),
                        "")

    def _status(self) -> str:
        amended = [a for a in self.paper.desk.world.trade.amendments
                   if a.contract.id == self.paper.contract.id and not a.draft]
        if amended and self.sheet.random.random() < 0.5:
            return "Status:    in force, as signed; changed later, see the amendment"
        return "Status:    in force"

    def _article(self, number: int, heading: str, keys: list[str]) -> None:
        paper, sheet = self.paper, self.sheet
        title = heading or sheet.random.choice(ARTICLES[keys[0]].headings)
        title = title.format(you=paper.you)
        if self.style == 2 and len(keys) > 1:
            title += f" ({paper.firm})"
        sheet.write(("{n}. {t}", "Article {n}\n{t}", "{n}  {t}")[self.style].format(
            n=number, t=title.upper() if self.style == 2 else title), "")
        words, part = 0, 0
        for text, name in self._items(keys):
            part += 1
            clause = f"{number}.{part}"
            fact = paper.first(name) if name else None
            if fact is not None and name not in self.annexed:
                place = "deep" if words > DEEP else "prose"
                told = sheet.say(fact, paper.firm, legal=True, place=place)
                text = [" ".join((*text, told)) if len(text) == 1 and sheet.random.random() < 0.5
                        else " ".join((told, *text))]
            elif name:
                text = [" ".join((annex.pointer(paper, name, self.annex), *text))]
                clause = self.annex
            if name:
                self.clause_of[name] = clause if clause == self.annex else f"clause {clause}"
            sheet.write(f"{number}.{part} {text[0]}", *(f"    {line}" for line in text[1:]), "")
            words += sum(len(line.split()) for line in text)
        self._footer(words)

    def _items(self, keys: list[str]) -> list[tuple[list[str], str]]:
        """Return the sub-clauses: background lines, with the attribute told in them or ""."""
        random = self.sheet.random
        items: list[tuple[list[str], str]] = []
        late: list[tuple[list[str], str]] = []
        for key in keys:
            article = ARTICLES[key]
            names = [name for name in article.facts if self.paper.first(name)]
            count = round(len(article.themes) * self.share + random.uniform(-0.3, 0.3))
            count = min(len(article.themes), max(0 if names else 1, count))
            chosen = random.sample(article.themes, count)
            themes = [theme for theme in article.themes if theme in chosen]
            texts = [self.paper.passage(theme) for theme in themes]
            if len(keys) > 2:
                # A long article under a general heading: what was agreed comes at its end.
                items += [(text, "") for text in texts]
                late += [([], name) for name in names]
                continue
            if len(names) < len(texts) and random.random() < 0.4:
                # The fact shares its sub-clause with the passage that ends the article.
                told = [(text, name) for text, name in zip(texts[-len(names):], names, strict=False)
                        if len(text) == 1]
                if len(told) == len(names):
                    items += [(text, "") for text in texts[:len(texts) - len(names)]] + told
                    continue
            places = sorted(random.randint(0, len(texts)) for _ in names)
            for turn, text in enumerate(texts):
                items += [([], name) for name, place in zip(names, places, strict=True)
                          if place == turn]
                items.append((text, ""))
            items += [([], name) for name, place in zip(names, places, strict=True)
                      if place == len(texts)]
        return items + late

    def _footer(self, words: int) -> None:
        self.page += words
        if self.page > 280:
            self.page, firm, company = 0, self.paper.firm, self.paper.desk.world.name
            title = self.paper.title.capitalize()
            self.sheet.write((f"[{title}, {firm}]", f"--- {company} / {firm} ---",
                              f"{firm}: {title.lower()}, executed copy",
                              f"{company} - {firm} (continued)")[self.foot], "")

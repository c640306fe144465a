"""The employee handbook: a page for every edition of every policy, and what is told around them.

Start at `pages.write_page`. Around the pages stand a table of all rules by region, questions and
answers, sheets for newcomers and short notices of changes.
"""

from __future__ import annotations

from corpus.facts import Status
from corpus.writers.desk import Desk
from corpus.writers.policies import faq, notices, overview, pages, welcome


def write(desk: Desk) -> None:
    """Write all documents of this topic."""
    random = desk.world.ledger.stream("handbook")
    keys = sorted({edition.key for edition in desk.world.policies.editions})
    # Some policies never moved from the old intranet to the handbook.
    old_home = set(random.sample(keys, 2))
    for edition in desk.world.policies.editions:
        pages.write_page(desk, edition, html=edition.key in old_home)
    overview.write_table(desk)
    if random.random() < 0.8:
        faq.write_faq(desk)
    regions = tuple(desk.world.ledger.regions)
    for region in random.sample(regions, random.randint(1, 2)):
        welcome.write_welcome(desk, region)
    recent = [edition for edition in desk.world.policies.editions
              if edition.status is Status.CURRENT]
    for edition in random.sample(recent, min(len(recent), random.randint(4, 6))):
        notices.write_notice(desk, edition)

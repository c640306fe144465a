"""Documents about sites, persons and teams, and the glossary of the whole company."""

from __future__ import annotations

from corpus.writers.desk import Desk
from corpus.writers.people import (
    directory,
    glossary,
    guide,
    leaflet,
    organisation,
    overview,
    site_page,
    team_page,
)


def write(desk: Desk) -> None:
    """Write all documents of this topic."""
    for writer in (site_page, directory, overview, team_page, organisation, guide, leaflet,
                   glossary):
        writer.write(desk)

"""What the untouched pipeline and a few others must score on the headline questions.

The only place that knows these numbers. Everything is counted in questions. A hard band must hold;
a soft one is approached, and the report says by how much it was missed ("bent"). Any hard band can
be made soft for one run by its name (`--bend NAME`).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from scoring.records import Kind

HEADLINE = 200
PER_DOCUMENT = 2
PROBES = 10        # for each fault
TRAPS = 14
PRACTICE = 60
PRACTICE_PASSES = (53, 55)  # by the naive evaluator that candidates are given
PRACTICE_MOVES = 0.5        # by what share of itself the number of a kind there may move


@dataclass(frozen=True, slots=True)
class Band:
    """A range of counts. `cost` is what one question beyond it costs where it is soft."""

    low: float
    high: float
    hard: bool = True
    cost: float = 20.0


BASELINE = {"correct": Band(142, 142), "hallucinated": Band(24, 24), "other": Band(34, 34)}

# kind → questions, of which correct, hallucinated, other at the baseline. A service that is told
# always to answer and sends three passages is right neither where nothing is to be said nor over
# two hops: those cells stay empty, or next to it, in the seeds seen, and the report says so.
KINDS: dict[Kind, tuple[int, int, int, int]] = {
    Kind.SIMPLE: (44, 41, 1, 2),
    Kind.IDENTIFIER: (24, 16, 3, 5),
    Kind.TABLE: (24, 16, 2, 6),
    Kind.VERSION: (24, 17, 0, 7),
    Kind.SCOPED: (20, 16, 0, 4),
    Kind.LIST: (14, 10, 1, 3),
    Kind.COMPARISON: (10, 7, 1, 2),
    Kind.COMPUTED: (10, 7, 1, 2),
    Kind.TWO_HOP: (10, 6, 1, 3),
    Kind.UNANSWERABLE: (12, 3, 9, 0),
    Kind.FALSE_PREMISE: (8, 3, 5, 0),
}
QUARTER = 0.25  # how far the number of a kind may move

# configuration → right answers, hallucinated answers; inside what the ladder demands, and so narrow
# that the forms of two seeds are never further apart than three points. The prompt alone and all
# but the prompt are far enough apart to differ significantly (paired p about 0.01).
ALL, PROMPT, RETRIEVAL = "all", "F01", "all-but-F01"
LADDER: dict[str, tuple[Band, Band]] = {
    ALL: (Band(189, 195), Band(0, 3)),
    PROMPT: (Band(153, 157), Band(0, 5)),
    RETRIEVAL: (Band(176, 181), Band(13, 17)),
}
# halfway solution (see `configurations.MIDDLE`) → right answers; what is held back has no band here
MIDDLE: dict[str, Band] = {
    "prompt+chunks+identifiers": Band(157, 162),
    "prompt+tables+validity+order+k": Band(177, 182),
    "chunks+identifiers+order+fusion+k": Band(158, 163),
}
CEILING = Band(190, 194, hard=False, cost=6.0)  # right with all: a residual stays hard
# Two-hop questions that no fix of one fault mends: what goes beyond the reference is rewarded there
RESIDUAL = Band(6, 8, hard=False, cost=6.0)
REACHED_BEYOND = Band(4, 5, hard=False, cost=3.0)  # of them; the rest stays hard for everybody

# fault → answers that become right where it alone is mended. In the seeds seen F12 alone mends next
# to nothing, F06 a dozen of a thousand, most of which are wanted as its probes.
GAINS: dict[str, int] = {
    "F02": 5, "F03": 7, "F04": 8, "F05": 6, "F06": 3, "F07": 3, "F08": 1, "F09": 0, "F10": 0,
    "F11": 2, "F12": 1, "F13": 3, "F14": 2,
}
CAUSED = Band(1, HEADLINE, hard=False, cost=2.0)  # failing questions with this cause alone, a fault
GAIN_COST = 1.5    # one answer beside the gain that was aimed at
CELL_COST = 0.15   # one question beside the table of kinds and outcomes above
REACHED = 2.0      # worth of one that only something beyond all fixes gets right
ONE_CAUSE = 4.0    # worth of a failing question with exactly one cause
MENDED = 1.0       # worth of a question that is right with all fixes
SHIFT = 0.01       # largest random weight: decides between equals by the seed


def kind_band(kind: Kind) -> Band:
    """Return how many headline questions of a kind there may be."""
    wanted = KINDS[kind][0]
    return Band(ceil(wanted * (1 - QUARTER)), floor(wanted * (1 + QUARTER)))


# Worth of a probe by how it proves its fault (see `candidates.Proof`), and of one that abstains for
# want of evidence when only the prompt is mended: so that masking shows.
PROBE_WORTH = {"alone": 8.0, "with the prompt": 6.0, "left out": 5.0}
PROBE_MASKED = 1.5
TRAP_WORTH = 4.0
TRAPS_EACH = Band(2, TRAPS, hard=False, cost=3.0)  # for each over-eager change

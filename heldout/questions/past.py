"""Frames around what is asked, that say for which time. `{n}` is an attribute with its subject.

Each is one that `moments.read` understands. `{m}` is a month, `{d}` a day, `{v}` a version number.
"""

from __future__ import annotations

from random import Random

NOW = ("As things stand today, {q}", "As of today: {q}", "{Q} I need what applies now.",
       "{Q} The value that holds today, please.", "At present, {q}", "Right now, {q}",
       "{Q} Please give me the one in force now.", "After all the changes, {q}",
       "There have been changes, I hear. {Q}")
ASKING = ("what", "what's", "which", "how", "who", "when", "where", "does", "whom")
IN_MONTH = ("What was the {n} in {m}?", "In {m}, what was the {n}?",
            "I am checking an old case from {m}. What was the {n} back then?",
            "Looking back at {m}: what was the {n}?", "{n} in {m}",
            "There is a dispute about something from {m}. What was the {n} at that time?",
            "What was the {n} as of {m}?", "Could you look up the {n} as it was in {m}?",
            "For the files: what was the {n} in {m}?")
WHO_IN_MONTH = ("Who was the {n} in {m}?", "In {m}, who was the {n}?",
                "Looking back at {m}: who was the {n}?", "{n} in {m}",
                "I found a mail from {m}. Who was the {n} at that time?")
BEFORE = ("What was the {n} before {d}?", "Before {d}, what was the {n}?",
          "Up to {d} something else applied. What was the {n} until then?",
          "I have a case from just before {d}. What was the {n}?",
          "{n} before {d}")
WHO_BEFORE = ("Who was the {n} before {d}?", "Before {d}, who was the {n}?",
              "There was a handover. Who was the {n} before {d}?")
AMENDED = ("What was the {n} before the amendment?", "What {n} was originally agreed?",
           "The contract has been amended since: what was the {n} originally?",
           "Before the amendment, what was the {n}?", "original {n}")
LAST_YEAR = ("What was the {n} last year?", "Which {n} did we have last year?",
             "Comparing with last year: what was the {n} then?", "{n} last year",
             "I am looking at an order from last year. What was the {n} at the time?")
FIRST = ("What was the {n} originally?", "What was the original {n}?",
         "Things have changed since. What was the {n} originally?", "original {n}")
PLANNED = ("What {n} is proposed in the draft?", "According to the draft, what will be the {n}?",
           "Which {n} does the draft foresee?", "If the draft is adopted, what will be the {n}?",
           "I heard there is a draft. What {n} does it contain?")
OLD_RELEASE = ("When did firmware {v} for the {s} series come out?",
               "On what date was version {v} of the {s} firmware published?",
               "A unit of the {s} series still runs {v}. When did that version come out?",
               "{s} firmware {v} date",
               "How old is firmware {v} for the {s} series, when was it published?",
               "For the {s} series: on which day was {v} made available?")
OLD_FIXES = ("Which issues did firmware {v} for the {s} series fix?",
             "List the issues that version {v} of the {s} firmware closed.",
             "What issue numbers were solved with {v} on the {s} series?",
             "{s} firmware {v} fixed issues",
             "A {s} unit was updated to {v}. Which issues did that version fix?",
             "What bugs were closed in version {v} of the firmware for the {s} series?")


def framed(random: Random, question: str) -> str:
    """Return a question for today inside a frame that says so."""
    first = question.split()[0].lower()
    frame = random.choice([one for one in NOW if "{Q}" in one or first in ASKING])
    lowered = question if question.startswith("I ") else question[0].lower() + question[1:]
    return frame.format(Q=question, q=lowered)


def finished(frame: str, noun: str, **slots: str) -> str:
    """Return a frame with its slots filled, as a sentence unless it is a search query."""
    text = frame.format(n=noun, **slots)
    return text[0].upper() + text[1:] if frame[-1] in "?." else text

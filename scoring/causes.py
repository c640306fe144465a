"""Where a wrong answer went wrong: its evidence is followed from the documents to the reply.

Decided by what the gateway saw (prompts and the model's replies); the sources that the service
names only tell "never retrieved" from "retrieved, not sent". One cause for each failing answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from scoring.records import Answer, Answerability, Call, Label, Question, Verdict


class Cause(StrEnum):
    """The first station at which the evidence of a failing question was lost."""

    NEVER_RETRIEVED = "never retrieved"        # no source and no prompt has any of it
    NOT_SENT = "retrieved, not sent"           # named as a source, in no prompt
    PARTLY_SENT = "sent in part"               # some spans, or a span cut apart
    NOT_USED = "sent, not used"                # all of it was there; the model said otherwise
    LOST_AFTER = "answered, then lost"         # the model said it; the service returned otherwise
    INVENTED = "nothing to find, answered"     # the documents are silent, a value came all the same
    FAILED = "no usable reply"                 # crash, timeout, malformed


def cause(question: Question, answer: Answer, calls: Sequence[Call], verdict: Verdict,
          again: Callable[[str], Label]) -> Cause | None:
    """Return why the answer failed, None where it is right, undecided or this side's fault.

    `again` labels another text as the answer to the same question with the same evidence: it is
    asked about the model's own last reply.
    """
    if verdict.label in (Label.CORRECT, Label.UNDECIDED, Label.INFRASTRUCTURE):
        return None
    if verdict.label is Label.ERROR:
        return Cause.FAILED
    replies = [call.reply for call in calls if call.reply.strip()]
    if replies and replies[-1].strip() != (answer.text or "").strip() \
            and again(replies[-1]) is Label.CORRECT:
        return Cause.LOST_AFTER
    if question.answerability is not Answerability.ANSWERABLE:
        return Cause.INVENTED
    share = verdict.evidence_sent or 0.0
    if share == 1.0:
        return Cause.NOT_USED
    if share > 0:
        return Cause.PARTLY_SENT
    documents = {span.document for spans in (question.evidence, *question.alternatives)
                 for span in spans}
    return Cause.NOT_SENT if documents.intersection(answer.sources) else Cause.NEVER_RETRIEVED

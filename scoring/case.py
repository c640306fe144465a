"""One answer under judgement: what was asked, what came back, what had been sent."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from scoring.evidence import Sent
from scoring.records import DistractorKind, Label, Question, Verdict
from scoring.support import origin, unsupported
from scoring.values.reading import Reading


@dataclass(slots=True)
class Case:
    """A question with its answer's text; `words` are those of all documents; notes are kept."""

    question: Question
    text: str
    sent: Sent
    words: Container[str]
    notes: list[str] = field(default_factory=list)

    def verdict(self, label: Label, rule: str, reason: str, asserted: Sequence[str] = (),
                distractor: DistractorKind | None = None) -> Verdict:
        """Return the verdict with what is true of every one: evidence, support, notes."""
        share = self.sent.spans_sent(self.question)
        # An abstention is right for lack of evidence, not by luck.
        right = label is Label.CORRECT and bool(self.question.evidence) and rule[0] != "4"
        return Verdict(self.question.id, label, rule, reason, share == 1.0 if right else None,
                       share, tuple(asserted), distractor, tuple(self.notes))

    def wrong(self, rule: str, found: Sequence[Reading]) -> Verdict:
        """Return the verdict on wrong values (step 8): one that was not sent decides."""
        about, printed = self.question.subject.name, [reading.text for reading in found]
        beside = "beside the right value: " if rule.startswith("6") else ""
        kind = origin(self.question, found)
        invented = unsupported(self.question, found, self.sent)
        if invented is not None:
            return self.verdict(
                Label.HALLUCINATED, rule,
                f"{beside}{invented.text!r} stands nowhere for {about} in what was sent",
                printed, kind)
        return self.verdict(
            Label.GROUNDED_WRONG, rule,
            f"{beside}{found[0].text!r} was sent about {about}, but is not the answer",
            printed, kind)

    def unsound(self, reason: str, printed: Sequence[str]) -> Verdict:
        """Return the verdict on a wrong conclusion: with all it needs it is no invention."""
        if self.sent.spans_sent(self.question) == 1.0:
            return self.verdict(Label.GROUNDED_WRONG, "8 wrong conclusion",
                                f"{reason}, with all of the evidence sent", printed)
        return self.verdict(Label.HALLUCINATED, "8 wrong conclusion",
                            f"{reason}, without the evidence for it", printed)

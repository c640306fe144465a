"""Judge an answer whose gold is one value with a type of its own: number, money, date, code."""

from __future__ import annotations

import re
from decimal import Decimal

from scoring import premise
from scoring.abstention import abstains
from scoring.answer.asserted import Claim, asserted
from scoring.answer.bare_figure import bare_figure, bare_figures
from scoring.answer.body import body
from scoring.case import Case
from scoring.records import Answerability, AnswerType, Kind, Label, Question, Verdict
from scoring.support import END, reported
from scoring.text import fold
from scoring.values.matching import bound_fits, matches, range_fits
from scoring.values.reading import Reading

CLOSE = Decimal("0.02")   # two figures this near are one value in two units
CONCLUDES = re.compile(r"(?:=|→|->|⇒|: |\bequals|\bmakes|\bis|\bgives|\bresult(?:s in| of| is)|"
                       r"\btotal(?:s| of| is)?|\bso|\btherefore|\bthus|\bwhich is|\bi\.e\.) ?"
                       r"(?:a |the |about |eur |usd |gbp |sgd |[€$£] ?)*$")
CONVERTED = (AnswerType.DURATION, AnswerType.QUANTITY)


def decide(case: Case) -> Verdict | None:
    """Return the verdict by steps 2 and 6 to 8, None where no value is asserted."""
    question = case.question
    told = asserted(question, case.text)
    case.notes += [f"read {claim.reading.text!r}" for claim in told.claims]
    case.notes += [f"left out {reason}" for reason in told.dropped]
    claims = told.claims
    if not claims and not told.dropped:
        figure = bare_figure(question, case.text)
        if figure is not None:
            return _bare(case, *figure)
        several = bare_figures(question, case.text)
        if several:
            return case.wrong("6 two values for one", several)
    if question.answerability is Answerability.FALSE_PREMISE and premise.denies(
            question, case.text):
        return None
    if claims and _reports(case, claims):
        case.notes.append("the answer abstains and only reports what was sent of something else")
        return None
    if question.answerability is not Answerability.ANSWERABLE:
        found = [claim.reading for claim in (*claims, *told.elsewhere)]
        return case.wrong("8 a value where none is right", found) if claims else None
    if not claims:
        return _elsewhere(case, told.elsewhere)
    if question.kind is Kind.COMPUTED:
        claims = _concluded(case, claims)
    verdicts = [_is_gold(question, claim) for claim in claims]
    printed = tuple(claim.reading.text for claim in claims)
    if all(verdicts):
        return case.verdict(Label.CORRECT, "7 matches the gold",
                            f"{printed[0]!r} is {question.gold.values[0]!r}", printed)
    others = [claim.reading for claim, right in zip(claims, verdicts, strict=True) if not right]
    if question.kind is Kind.COMPUTED:
        return case.unsound(f"it says {', '.join(map(repr, printed))}", printed)
    others += [Reading((END, claim.low), str(claim.low), claim.reading.start,
                       claim.reading.end, number=claim.low)
               for claim in claims if claim.low is not None and claim.low >= 0
               and not any(claim.low.scaleb(scale) == other.reading.number
                           for other in claims for scale in (0, 3, 6, 9))]
    if any(verdicts):
        first = claims[verdicts.index(True)].reading
        if all(_converted(question, first, other) for other in others):
            return case.verdict(Label.CORRECT, "7 matches the gold",
                                f"{first.text!r} is {question.gold.values[0]!r}; the rest says it "
                                "in another unit", printed)
        return case.wrong("6 two values for one", others)
    return case.wrong("8 wrong value", others)


def _reports(case: Case, claims: tuple[Claim, ...]) -> bool:
    """Say whether an abstention only adds what the passages say of something else."""
    text = fold(body(case.text))
    return abstains(text) and reported(case.question, text, [c.reading for c in claims], case.sent)


def _concluded(case: Case, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return the last claim alone where a calculation ends in it: "31 - 4 + 3 = 30 days"."""
    text = fold(body(case.text))
    before = text[: claims[-1].reading.start]
    return claims[-1:] if CONCLUDES.search(before) else claims


def _is_gold(question: Question, claim: Claim) -> bool:
    """Say whether a claim is the gold: its value, its bound, and no range that is not asked."""
    return (matches(question, claim.reading) and bound_fits(question, claim.bound)
            and (claim.low is None or range_fits(question, claim.low, claim.reading)))


def _converted(question: Question, right: Reading, other: Reading) -> bool:
    """Say whether another figure is the right one in another unit, as near as people round."""
    if question.gold.type not in CONVERTED or right.unit == other.unit:
        return False
    (one_kind, one), (two_kind, two) = right.value, other.value
    if {one_kind, two_kind} == {"months", "seconds"}:
        days = Decimal(86400) * Decimal("30.4375")
        one, two = (one * days if one_kind == "months" else one,
                    two * days if two_kind == "months" else two)
    elif one_kind != two_kind:
        return False
    return bool(abs(one - two) <= CLOSE * abs(one))


def _bare(case: Case, figure: Reading, named: bool) -> Verdict:
    """Judge an answer that is nothing but a figure."""
    question = case.question
    case.notes.append(f"read {figure.text!r}, nothing but a figure")
    if question.answerability is not Answerability.ANSWERABLE:
        return case.wrong("8 a value where none is right", [figure])
    if not matches(question, figure):
        if question.kind is Kind.COMPUTED:
            return case.unsound(f"it says {figure.text!r}", [figure.text])
        return case.wrong("8 wrong value", [figure])
    if named:
        return case.verdict(Label.CORRECT, "7 matches the gold",
                            "the figure, in the unit that the question names", [figure.text])
    return case.verdict(Label.UNDECIDED, "10 cannot tell", "the figure is the gold's, but neither "
                        "question nor answer says the unit", [figure.text])


def _elsewhere(case: Case, claims: tuple[Claim, ...]) -> Verdict | None:
    """Judge values that are all said of another thing: an answer to another question."""
    if not claims or abstains(fold(body(case.text))):
        return None
    return case.wrong("8 said of another thing", [claim.reading for claim in claims])

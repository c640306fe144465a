"""Sentences for the rules about leave and learning."""

from __future__ import annotations

PHRASES: dict[tuple[str, str], tuple[str, ...]] = {
    ("policy", "leave"): (
        "full-time staff under {s} have {v} of annual leave in a calendar year.",
        "{s} grants {v} of annual leave to everybody who works full time.",
        "a full year of employment earns {v} of annual leave under {s}.",
        "according to {s}, annual leave comes to {v} a year, public holidays not counted.",
        "anyone on a full contract can plan with {v} of annual leave a year; so says {s}.",
        "{v} of annual leave are credited each January to those who fall under {s}.",
        "the annual leave that {s} gives a full-time colleague is {v} a year.",
        "for annual leave, {s} sets {v} per calendar year, pro rata for part-timers.",
    ),
    ("policy", "parental"): (
        "{s} pays parental leave in full for {v}.",
        "new parents who fall under {s} stay on full salary for {v}.",
        "during parental leave, the salary continues for {v} under {s}.",
        "the paid part of parental leave under {s} lasts {v}.",
        "under {s}, either parent may take {v} of parental leave at full pay.",
        "{v} of paid parental leave are open to each parent covered by {s}.",
        "whoever becomes a parent is entitled, by {s}, to parental leave of {v} with full pay.",
        "new parents are released from work for {v}, paid in full, according to {s}.",
    ),
    ("policy", "probation"): (
        "permanent contracts under {s} begin with a probation period of {v}.",
        "{s} fixes the probation period at {v}.",
        "a newcomer is on probation for {v}; {s} allows no longer.",
        "probation under {s} ends after {v}, without any further letter.",
        "for {v} after joining, a colleague covered by {s} is on probation.",
        "the probation period lasts {v} according to {s}.",
        "we agree on {v} of probation with everybody hired under {s}.",
    ),
    ("policy", "carryover"): (
        "at the turn of the year up to {v} may be carried over, says {s}.",
        "{s} puts the carry-over limit at {v}.",
        "unused time off can be carried over to the following year, but {s} stops at {v}.",
        "the carry-over limit under {s} is {v}; the rest lapses.",
        "no more than {v} are carried over into the new year under {s}.",
        "a balance of at most {v} survives New Year's Eve as carry-over under {s}.",
        "{s} lets each employee keep {v} as carry-over for the next year.",
    ),
    ("policy", "sick_note"): (
        "{s} asks for a doctor's certificate once an absence has lasted {v}.",
        "after {v} of illness a doctor's certificate is due under {s}.",
        "the sick note deadline in {s} is {v} from the first day of absence.",
        "whoever is ill hands in a sick note within {v}; that is what {s} requires.",
        "{v} after falling ill, the sick note has to be there, according to {s}.",
        "under {s} one may be ill for {v} before a doctor's certificate is needed.",
        "upload the doctor's certificate no later than {v} after you reported ill, as {s} lays "
        "down.",
    ),
    ("policy", "training"): (
        "{s} gives every employee a training budget of {v} a year.",
        "each of us can spend {v} a year on training of our own choice; {s} calls this the "
        "training budget.",
        "the yearly training budget per head under {s} is {v}.",
        "{v} per person and year are set aside for courses by {s}.",
        "under {s}, {v} a year may go into fees for courses.",
        "for training, {s} reserves {v} per employee in every financial year.",
        "according to {s}, the training budget per person amounts to {v} a year.",
    ),
    ("policy", "study"): (
        "{s} adds {v} of paid study leave a year.",
        "study leave under {s} amounts to {v} in a calendar year.",
        "whoever sits an examination may take {v} a year for exams and preparation, says {s}.",
        "{v} of study leave a year come with {s}, on top of ordinary time off.",
        "paid absence for exams is limited to {v} a year by {s}.",
        "the study leave that {s} provides is {v} a year.",
        "according to {s}, a colleague in a degree programme has {v} of study leave each year.",
    ),
    ("policy", "repayment"): (
        "after an expensive course one is tied to the company for {v} under {s}.",
        "the repayment period in {s} runs for {v} from the last day of the course.",
        "{s} sets a repayment period of {v}.",
        "whoever leaves within {v} of the certificate owes a share of the fee: {s} calls this "
        "repayment.",
        "the repayment clause of {s} expires {v} after the course has ended.",
        "{v} after the final examination nothing is left of the repayment duty under {s}.",
        "according to {s}, repayment can be demanded for {v} and no longer.",
    ),
    ("policy", "library"): (
        "{s} includes a book allowance of {v} a year.",
        "each employee may spend {v} a year on books and standards under {s}.",
        "the book allowance comes to {v} per person and year, according to {s}.",
        "up to {v} a year on books is paid without questions under {s}.",
        "with {v} a year, the book allowance of {s} covers a handbook or two.",
        "{s} sets the yearly book allowance at {v}.",
        "a book allowance of {v} renews itself every January for those covered by {s}.",
    ),
}

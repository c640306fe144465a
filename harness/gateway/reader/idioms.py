"""Everyday turns of speech, and the plain words that papers use for them.

"Say no" is to refuse, "farm out" to subcontract. Part of `proposition`: the plain words are looked
for beside the question's own. General English only.
"""

from __future__ import annotations

import re
from functools import lru_cache

# what is said, as a regular expression = the plain words
TURNS = tuple((re.compile(rf"\b(?:{said})\b", re.IGNORECASE), plain) for said, _, plain in (
    line.partition(" = ") for line in r"""
say no|turn (?:it|this|that|them) down|opt out = refuse decline
hang on to|hold on to|hold onto|pocket = keep accept retain
put (?:my|his|her|our|your) name in|throw (?:my|his|her) hat in = apply application
farm\w* (?:\w+ ){0,3}out|pass\w* (?:\w+ ){0,3}on to|hand\w* (?:\w+ ){0,3}over to = subcontract
sit on (?:the|it|our|their) = withhold pay retain
(?:does|do|did) not agree|doesn't agree|disagrees? = dispute disagreement
set(?:ting)? (?:it|them|this|that|one)? ?up = configuration install setup commission
sort\w* (?:it |this )?out = settle clarify solve
put (?:it |them )?right = fix correct repair
EV|e-car|Tesla = electric
on (?:the )?(?:rota|call) = duty standby
in one go|all at once = together
for (?:free|nothing) = charge cost
from scratch|from zero|all over again = start again anew
at the weekend|on (?:a )?(?:saturday|sunday) = weekend
out of (?:my|our|their|his|her) own (?:pocket|money) = own expense
(?:over|on) the phone|by phone = telephone call
chip(?:ped|s)? in|foot the bill|pick up the (?:tab|bill)|cough up = pay bear cost
get (?:my|our|the) money back|money back = refund reimburse
turn(?:ed|s)? up|show(?:ed|s)? up = appear arrive
call(?:ed|s)? off|scrap(?:ped)? = cancel
hand(?:ed|s)? in|send in|turn in = submit
fill(?:ed|s)? (?:\w+ )?in = complete form
run(?:s|ning)? out = expire end
take(?:s|n)? (?:it |them )?home = private
knock(?:ed|s)? off|on special = discount
look(?:s|ed)? after|take care of = responsible maintain
work(?:ing)? from home|telework\w*|at home = home office remote
blessing|green light|go-ahead|thumbs up|okay from|ok from = approval consent permission ask
off sick|under the weather|poorly|in bed with = ill sick
food poisoning|tummy|stomach bug|flu|fever|cold|bug = ill sick
(?:in|written in) (?:greek|spanish|french|german|italian|polish|portuguese) = language
chat ?bot\w*|chatgpt|ai tool|ai helper|language model = assistant artificial
fr(?:y|ied)|toast|kaputt?|bust = damage destroy
screen (?:is|went|stays) (?:black|dark|blank) = display dark
mixed up|swapped|the wrong way (?:round|around) = reverse polarity exchange
in place of|in lieu of|stand in for = replace substitute instead
let (?:me|us|them|him|her) in|open for = gate door admit enter
ring(?:ing)?|give (?:\w+ )?a (?:call|ring|bell) = call number
just this once|make an exception = exception
lend (?:\w+ )?(?:my|his|her|their)|leave (?:\w+ ){0,3}(?:log-?in|password) = lend share
kids?|little one|toddler = child
plus one|better half|other half|missus = partner spouse
grab a bite|bite to eat|lunch|dinner = meal
booze|beer|wine|drinks? = alcohol
a lift|give (?:\w+ )?a ride = car passenger
bump(?:ed|s)? into|crash(?:ed)? = accident damage
nicked|pinched|stolen = theft stolen
chuck(?:ed)?|bin(?:ned)?|throw (?:\w+ )?away = dispose waste
sneakers|shoes|private order|my own order = parcel private
fall(?:s|en)? through = cancel
cut corners|skip(?:ped|ping)? = omit
double[- ]check = verify check
get rid of = remove dispose
go ahead = start proceed
no strings attached = condition
on paper|in writing = written
by word of mouth = oral
in (?:the )?dark|after dark|at night = night
back home|drive home = return journey
leftovers?|left over = remaining
top up|bump up = increase
cut (?:down|back) = reduce
stop by|drop by|pop in = visit
touch base|get in touch = contact
straight away|right away|at once|asap = immediately
""".strip().splitlines()))


@lru_cache(maxsize=256)
def plainly(text: str) -> str:
    """Return the plain words for the turns of speech in a text, or nothing."""
    return " ".join(plain for said, plain in TURNS if said.search(text))

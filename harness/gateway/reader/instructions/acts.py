"""The acts, negations and judgements that instructions are made of, as wordings.

An act is abstaining, inventing, keeping to the sources, or answering in any case. Order matters:
of the wordings that begin at the same place the first one listed is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

DET = (r"(?:the |these |those |this |that |our |your |any |all |each |a |an |one |of |its |given |provided |"
       r"retrieved |supplied |following |above |attached |company |own |internal |context |source |"
       r"search |text |numbered |said |very |quoted |listed ){0,5}")
P = (rf"(?:{DET}(?:passages?|contexts?|documents?|documentation|docs|sources?|excerpts?|snippets?|"
     r"chunks?|texts?|materials?|articles?|extracts?|evidence|references|results|files?|records|"
     r"knowledge base|corpus|pages?|data|papers?|(?:facts|information) (?:given|provided|below|above|"
     r"supplied|retrieved|here)|information)\b|what (?:is|was|you are|you were|you have been|has been|we) "
     r"(?:given|provided|shown|supplied|written|retrieved|below|above|there|here|sent|gave|told)\b"
     r"|what (?:they|it|the \w+) (?:says?|states?|contains?|supports?|tells?|covers?|shows?|gives?)\b)")
NOT_IN = (r"(?:in|from|found|stated|supported|contained|backed|given|present|part of|mentioned|written|"
          r"covered|listed|said|appear|come|stem|documented|traceable|verifiable|confirmed|provided|"
          r"there|included|shown|available|answered|support\w*|state|mention|say|cover|contain)")
ANSWER = r"(?:answers?|values?|figures?|numbers?|repl(?:y|ies)|responses?|results?|dates?|names?)"
ANSWERING = r"(?:answer(?:s|ing|ed)?|repl(?:y|ies|ying)|respond(?:s|ing)?|commit(?:ting)?)"
GIVING = (r"(?:giv(?:e|es|ing)|provid(?:e|es|ing)|produc(?:e|es|ing)|nam(?:e|ing)|deliver(?:s|ing)?|"
          r"offer(?:s|ing)?|suppl(?:y|ying)|return(?:ing)?|stat(?:e|ing)|output|present|com(?:e|ing) up with|"
          r"commit(?:ting)? to|settl(?:e|ing) (?:on|for)|pick(?:ing)?|find|have|get)")
WHOM = r"(?: (?:the |our |your )?(?:users?|customers?|reader|people|them|me|us|him|her|employees?|anyone))?"
PLAIN_ADJECTIVE = (r"(?:(?:definite|concrete|specific|firm|decisive|confident|definitive|actual|real|"
                   r"usable|single|best|possible|plausible|straight|clear|direct|final|full|exact) ){0,2}")
ALWAYS = (r"(?:always|every time|in (?:any|every|each) (?:single )?(?:case|event|situation)|in all cases|"
          r"no matter (?:what|how|whether|which)|whatever (?:happens|the \w+)|come what may|under (?:all|any) "
          r"circumstances|at (?:all|any) (?:costs?|price)|without (?:exception|fail)|invariably|regardless|"
          r"anyway|anyhow|nonetheless|nevertheless|all the same|either way|one way or (?:an)?other|"
          r"whether or not|irrespective|by all means|even then|each time|on every occasion|still)")
BARE = r"(?=\s*(?:$|,|if\b|when\b|unless\b|at all\b|anything\b|the question\b|it\b|and\b|or\b|even\b|q\d))"

ABSTAIN = (
    rf"(?:refus\w+|declin\w+|fail\w*|neglect\w*|avoid\w*|refrain\w*|sh(?:y|ies|ying) away|hesitat\w+|afraid|"
    rf"reluctan\w+|back(?:ing)? away|shrink\w*)(?: to| from| of)? (?:to )?(?:{ANSWERING}|{GIVING} {DET}{ANSWER})"
    r"(?: the question)?(?! (?:in|with|as|using)\b)",
    rf"without (?:an? |any |the |getting an? |having an? )?{ANSWER}\b(?! to)",
    r"(?:no|zero) (?:answers?|reply|response|information|idea|clue)\b(?! (?:beyond|outside|other|that|which|"
    r"without|except|but))",
    r"(?:there (?:is|are) )?(?:nothing|none) (?:about|on) (?:it|this|that) in",
    r"(?:(?:do|does|did|would|could|may|might|will) )?not (?:to )?(?:really |actually |even |yet |truly |simply )?"
    r"know(?:n|ing)?\b(?! (?:our|internal|about our|product|these|their|technical|much about|how)\b)",
    r"(?:have|has|having) no (?:idea|clue|knowledge|answer|information|way of knowing)\b(?! (?:other|outside|beyond|except|but|of))",
    r"(?:lack(?:s|ing)?|absence) of (?:an? )?(?:answer|knowledge)",
    r"(?:cannot|could not|unable to|not able to|not be able to|impossible to|no way to|not possible to) (?:be )?"
    r"(?:answer(?:ed|ing)?|(?:say|tell)(?! (?:that )?(?:you|i|we|it|the|q\w+|so|to|them|us|users?)\b)|find|found|help|determined?|know|respond|give|provide|confirm)\b"
    r"(?! (?:it|them|the (?:answer|information|fact|value)) in)",
    r"(?:say|says|saying|state|stating|reply|replying|claim\w*|admit\w*|respond\w*|answer\w*|write|writing|"
    r"report\w*|inform(?:s|ing|ed)?|indicat\w+|explain\w*|not(?:e|ing)|tell|tells|telling|told|mention\w*|point\w* out|hear|"
    r"read|conclud\w+|make clear|let)(?: to)?(?: (?:the |our |your |a )?(?:users?|customers?|them|me|us|readers?|"
    r"people|employees?|person))?(?: know)?(?: so)?(?: clearly| openly| plainly| politely| honestly| simply)? that\b"
    r"[^,;]{0,60}?\b(?:not|cannot|nothing|no|missing|lack\w*|unavailable|insufficient|silent|unknown|unsure|"
    r"absent|unclear|open|gap|incomplete|never)\b(?: (?:in|be|been|have|contain|cover|say|state|mention|know|"
    r"found|stated|given|covered|enough|information|answer|evidence)\b)?",
    rf"(?:say|says|saying|claim\w*|reply|replying|tell|telling)(?: (?:the |our )?(?:users?|them|me|us|customers?))?"
    rf" {P}[^,;]{{0,30}}?\b(?:not|cannot|nothing|no|missing|lack\w*|unavailable|insufficient|silent)\b"
    r"(?: (?:contain|cover|say|state|mention|know|information)\b)?",
    r"(?:it|this|that|which)? ?(?:is|are) (?:simply )?not (?:in|stated in|found in|covered by) there",
    r"refus(?:e|es|al|als|ing|ed)\b(?! to)", r"declin(?:e|es|ing|ed)\b(?! to)",
    r"abst(?:ain|ains|aining|ained|ention|entions)\b(?! from)",
    r"unanswer(?:ed|able)", r"non-?answers?", r"evasi(?:on|ons|ve|veness)", r"(?:evad|dodg|sidestep)\w+",
    r"(?:leave|leaving|left) (?:(?!no |nothing |none )[\w-]+ ){1,4}?(?:blank|empty|open|unanswered|undecided|hanging|in the dark|empty[- ]handed|without)\b",
    r"(?:leave|leaving|left) (?:it|that|this|them) (?:out|at that|there)", r"(?:stays?|remains?|be left|is left|are left|left|keep|keeping)(?: \w+)? (?:open|blank|"
    r"empty|unanswered|missing|unknown)\b", r"nothing to say", r"not finding (?:anything|it|an answer|the \w+)", r"not answering", r"qualify(?:ing)? (?:your|the|any|an) \w+",
    r"(?:chicken|wimp|back|cop|duck|weasel|wriggle|opt|bow)(?:ing)? (?:out|down)\b", r"waffl\w+", r"beat(?:ing)? (?:about|around)", r"(?:sit|sitting) on the fence", r"fudg\w+", r"waver\w*",
    r"dither\w*", r"equivocat\w+", r"vague(?:ness|ly)?", r"non-?committal", r"wishy-washy", r"(?:be|stay|come back|go) (?:empty|blank|null|missing)\b",
    rf"(?:stop|keep|prevent|hinder|deter|discourage|hold)(?:s|ing|ped)? (?:you|yourself|us)(?: back\b| from (?:{ANSWERING}|{GIVING})(?: {DET}{ANSWER})?|$)", r"hold(?:s|ing)? back", r"com(?:e|es|ing) up (?:empty|short|blank)", r"say(?:ing)? (?:openly )?what (?:is|was|remains) (?:missing|unclear|open|unknown)",
    r"play(?:ing)? (?:it )?safe", r"err(?:ing)? on the side of (?:caution|silence|restraint|saying \w+)", r"better safe than sorry", r"clam up", r"keep (?:your )?mouth shut",
    r"(?:concede|accept) defeat", r"bail(?:ing)? out", r"pass(?:ing)? on (?:it|the question|a question)", r"candou?r\w*",
    r"(?:an? |any |the )?(?:empty|blank|null|missing|absent) (?:answers?|repl\w+|fields?|strings?|results?|responses?|values?|"
    r"lists?|cells?)", r"an? blank\b(?! \w)", r"blanks\b", r"\bnull\b", r"\bn/a\b",
    r"unknown(?! (?:words?|abbrev\w+|terms?|acronyms?|names?|customers?|users?))",
    r"silence\b", r"(?:stay|staying|remain|remaining|be|being|keep|keeping|go|fall) (?:silent|quiet|mum)",
    r"(?:say|saying|answer|reply with|output|return|write) (?:nothing|none)\b(?! (?:but|beyond|that|else|outside|"
    r"other|about|except|which|more|after|before|in|besides))",
    r"(?:admit|acknowledg|conced|confess)\w*(?: of)?(?: that)?(?: (?:it|gaps?|ignorance|uncertainty|this|so|openly|"
    r"doubts?|(?:a |any |the )?(?:lack|limits?|limitation)\w*))?", r"own(?:s|ing)? up", r"admission",
    r"ignorance", r"uncertainty", r"(?:knowledge |information |the )?gaps?\b", r"missing (?:information|facts?|data)",
    r"unsure", r"uncertain", r"not (?:be |entirely |completely |fully |quite |so |too |really |absolutely |100% )?"
    r"(?:sure|certain|confident)", r"doubts?\b", r"hedg\w+", r"disclaimers?", r"caveats?", r"qualifiers?",
    r"apolog\w+", r"(?<!no )excuses?\b", r"sorry", r"honest\w*", r"giv(?:e|ing) up", r"empty[- ]handed",
    r"turn(?:ing)? (?:the user |them |anyone |users |people )?(?:away|down)", r"cop(?:ping)? out",
    r"(?:say|saying) (?:that )?(?:it|this|that) (?:is )?(?:not|missing|unknown)", r"qno\d+", r"shrug\w*",
    r"treat(?:ed)? as unknown", r"withhold\w*", r"keep(?:ing)? (?:the )?(?:answer|it) back",
    rf"(?:not|never) {ANSWERING}{BARE}", r"not found", r"not (?:stated|available|specified) as",
    r"(?:answer|value|field|result|reply)s? (?:may|might|can|could) (?:be|stay|remain) (?:missing|empty|open)",
)
INVENT = (
    r"guess\w*", r"invent(?:s|ed|ing|ion|ions|ive|iveness)?\b(?! (?:new |own |your own |any )?(?:abbreviat|word|term|name|unit|title|label|key|field|categor)\w*)", r"fabricat\w+", r"mak(?:e|es|ing) (?:\w+ ){0,4}?up\b",
    r"made[- ]up", r"making[- ]up", r"speculat\w+", r"hallucinat\w+", r"confabulat\w+", r"extrapolat\w+",
    r"improvis\w+", r"conjectur\w+", r"imagin(?:e|ing|ation)\b", r"estimat\w+", r"approximat\w+", r"ballpark",
    r"embellish\w*", r"bluff\w*", r"wing(?:ing)? it", r"fill(?:ing|s)? (?:in )?(?:\w+ ){0,3}?(?:gaps?|blanks?|holes?)",
    r"gap[- ]filling", r"thin air", r"fill(?:ing|s|ed)? (?:it|this|that|them|things)? ?in\b", r"mislead\w*", r"misled", r"deceiv\w+", r"lie\b", r"lying",
    r"pretend\w*(?! (?:that )?you (?:know nothing|do not|have no|have never|never))", r"(?:supply|add|complete|complement|fill|reconstruct|bridge|patch)(?:ing)? (?:in )?"
    r"(?:(?:what(?:ever)?|the|any|all) )?(?:(?:is|are) )?(?:missing|lacking|gaps?|holes?)\b", r"(?:supplement|complement)\w*", r"take (?:a )?(?:stab|shot|punt|chances?|risks?)",
    r"have a go", r"(?:introduc|add|bring|includ)\w* (?:in )?(?:any )?(?:new|own|extra|additional|other|outside|further|foreign) (?:facts?|information|details?|claims?|material|content|data)",
    r"new (?:facts?|information|claims?)", r"(?:facts?|information|knowledge|details|anything|material|data|things) from (?:outside|elsewhere|beyond|other places|the (?:web|internet|world))",
    r"(?:your|own) (?:own )?(?:beliefs?|opinions?|views?|ideas|convictions)", r"missing (?:\w+ )?(?:may|can|should|must|are to|is to) be \w+(?: in)?", r"put(?:ting)? words in(?:to)?", r"(?:just|only|merely) (?:to|in order to) (?:please|satisfy|appease|impress|sound \w+|look \w+|be helpful|fill \w+|have \w+)",
    r"think(?:ing)? (?:of something|something up)", r"(?:dream|cook|conjur)(?:e|ing)? (?:\w+ )?up", r"concoct\w*", r"contriv\w+", r"give it a (?:try|shot|go)", r"err(?:ing)? on the side of (?:answering|giving|being helpful|helpfulness|boldness|saying too much)",
    rf"(?:deviat|depart|stray|diverg|wander)\w* from {P}",
    r"(?:anything|whatever|what|claims?|facts?|statements?|things|details?)(?: that| which)? (?:you|one) cannot (?:\w+ )?(?:support|back|prov|verif|cit|quot|sourc|trac|point|show|"
    r"document|substantiat|find)\w*(?: (?:up|to|in|with)\b)?", r"(?:learn\w*|kn[eo]w\w*|heard|read) (?:anything|something|a thing|more) (?:about|of|else|beyond|than)\b", r"assumptions?", r"presum\w+", r"suppositions?", r"infer(?:s|red|ring|ence|"
    r"ences)?\b", r"deduc(?:e|es|ed|ing|tions?)\b", r"creativ\w+", r"starting point", r"educated \w+", r"between the lines",
    r"assum(?:e|es|ing)\b(?!(?: that)? (?:the|your|our|a|an)? ?(?:reader|user|audience|british|american|metric|"
    r"customer|person|question|default|\w+ spelling))",
    r"(?:general|own|prior|previous|outside|external|background|world|common|built-in|pre-?trained|parametric|"
    r"existing|personal|expert|domain|model|additional|extra|real-world|your|industry|other|further|any) knowledge",
    r"knowledge (?:from|outside|beyond|of the world|you have|of your own|that you)",
    r"(?:what(?:ever)?|everything|anything|all|things|facts) (?:that )?you (?:already |otherwise |yourself |may |have |"
    r"happen to |think you |once |ever |personally ){0,2}(?:know|knew|remember|recall|learn\w*|picked up|were taught|"
    r"were trained on|believe)(?: (?:about|from) \w+(?: \w+)?| elsewhere| already)?",
    r"(?:your |own |from |of |model's )(?:memory|training(?: data)?|experience|expertise|intuition|instincts?|"
    r"judge?ment|imagination)", r"common sense", r"training data", r"\bmemory\b",
    rf"(?:beyond|outside(?: of)?|past|other than|further than|away from|except(?: for)?|apart from|besides|"
    rf"in addition to|over and above|not just|not merely) {P}",
    r"(?:outside|external|other|additional|further) (?:sources?|information|facts?|materials?|data|help)",
    r"(?:something|anything|information|facts?|details?) (?:from )?(?:elsewhere|else\b)",
    rf"(?:that|which|anything|whatever|what|facts|information|claims|statements|details)(?: that| which)?(?: is| are|"
    rf" was| were| do| does| can| has| have|can)? ?(?:not|cannot)(?: be| been)?(?: explicitly| directly| clearly| "
    rf"actually| literally)? {NOT_IN}\b(?: (?:in|by|from|of))?(?: {P})?",
    rf"(?:what|whatever|anything|that|which) {P} (?:do|does|did) not (?:\w+ )?{NOT_IN}",
    rf"(?:anything|whatever|facts|information|claims|statements|details) not (?:\w+ )?{NOT_IN}(?: (?:in|by|from))? {P}",
    r"(?:unsupported|unverified|unverifiable|ungrounded|unfounded|baseless|unproven|uncited|unsourced|"
    r"unsubstantiated)(?: \w+)?",
    r"(?:wrong|incorrect|false|inaccurate|mistaken|misleading|untrue|bad|erroneous) (?:answers?|ones?|information|figures?|"
    r"values?|statements?|facts?|numbers?|repl\w+|claims?|data|things?|guess\w*)|something (?:wrong|false|untrue)|"
    r"be(?:ing)? (?:wrong|mistaken|incorrect)|falsehoods?|fiction\w*",
    r"(?:most |more )?(?:plausible|likely|probable|reasonable|best-effort|typical|closest|nearest|approximate|rough|"
    r"sensible|believable|best possible|best available)(?: [\w-]+){0,2}? (?:answers?|values?|figures?|numbers?|ones?|"
    r"match(?:es)?|option|candidate|default|thing|substitute)", r"(?:most )?(?:plausible|likely|probable)$",
    r"(?:your )?best (?:guess|bet|shot|effort|judge?ment|hunch)", r"something plausible", r"whatever seems \w+",
    r"hunch\w*", r"gut feeling", r"read(?:ing)? (?:\w+ )?into",
)
SOURCES = (
    rf"(?:only(?! (?:cit|mention|list|a starting|if\b|when\b|say|reply|a\b|an\b))|solely|strictly|exclusively|"
    rf"entirely|purely|nothing but|no \w+ but|nothing (?:except|other than|beyond|more than|outside)|"
    rf"limit\w*(?: yourself| it| them| your \w+)?(?: strictly| only)? to|confin\w+(?: yourself| it| your \w+)? to|"
    rf"restrict\w*(?: yourself| it| your \w+)? to|stick(?:s|ing)?(?: strictly| closely)? (?:to|with)|"
    rf"stay(?:ing|s)?(?: strictly| close| closely)? (?:within|inside|to|true to|faithful to|on)|"
    rf"keep(?:ing|s)?(?: strictly| close| closely| yourself)? (?:to|within|inside)|remain\w* (?:within|faithful to|true to|"
    rf"inside)|adher\w+(?: strictly| closely)? to|ground(?:ed|ing)?(?: (?:your|the|all|every|each) \w+| it| everything)? "
    rf"(?:in|on)|anchored? in|bas(?:e|ed|ing)(?: (?:your|the|all|every|each) \w+| it| them| everything| yourself)?"
    rf"(?: solely| only| strictly| exclusively| entirely| purely)? (?:up)?on|faithful to|support(?:ed)? (?:by|from|in)|(?:covered|borne out|confirmed|substantiated|evidenced) by|(?:tied|linked) to|sourced (?:from|to)|documented (?:in|by)|"
    rf"back(?:ed|ing)?(?: up)?(?: (?:every|each|all|your) \w+| it| everything)? (?:by|with|from)|trac(?:e|ed|eable)"
    rf"(?: back)? to|attribut\w+ to|derive[sd]?(?: \w+)? from|taken(?: directly| verbatim| straight)? from|"
    rf"tak(?:e|ing) (?:\w+ ){{0,4}}?from|drawn? from|com(?:e|es|ing)(?: directly| straight)? from|rel(?:y|ies|ying)"
    rf"(?: only| solely| exclusively)? (?:up)?on|verif\w+ (?:in|by|against)|rooted in|according to|in line with|"
    rf"true to|bound (?:to|by)|loyal to|trust (?:only|nothing but)|"
    rf"(?:answer|reply|respond)(?: \w+){{0,4}}? (?:from|out of|using|on the basis of|in accordance with))"
    rf"[^,;]{{0,45}}?\b{P}(?: (?:alone|only|exclusively))?",
    rf"{P} (?:alone|only|exclusively)\b",
    rf"{P} (?:is|are)(?! not)[^,;]{{0,12}}\b(?:the|your) (?:only|sole|single)\b", rf"{P} (?:is|are) all (?:you|there)\b", r"nowhere else",
    r"your (?:knowledge|world|answer|job) (?:ends|stops|is limited|consists)", r"no (?:sources?|evidence|quote|quotation|citations?|passage|support|proof),? no \w+",
    r"only (?:\w+ ){0,3}?what (?:you can|can be|is|has been|the \w+|they)\b[^,;]{0,30}?(?:prov\w+|verif\w+|quot\w+|support\w*|cite\w*|show\w*|stated?|written|documented|said|says?|"
    r"there|found|covered?)\b",
    rf"only {P} (?:counts?|matters?|appl\w+)",
    r"(?:only|sole|single) (?:and only )?(?:truth|source|basis|authority|reference)",
    r"(?:accuracy|correctness|precision|truth|truthfulness|faithfulness|reliability) (?:comes? first|is (?:key|paramount|"
    r"everything)|matters? (?:most|more)|above all|first)",
    rf"must (?:be |appear |occur |stand )?(?:stated |found |written |contained )?in {P}",
)
DUTY = (
    rf"{ANSWERING} (?:everything|anything|them all)\b", rf"{ANSWERING} (?:to )?(?:every|all|each|any)(?: single| and every)? (?:of the |the )?(?:questions?|quer\w+|"
    r"requests?|one)\b(?!(?: of [\w ]{1,30})? (?:in|with|as|by|using|from|based|politely|briefly|that) )",
    rf"(?:every|each|any|all)(?: single)? (?:questions?|quer\w+|requests?|users?|customers?)[^,;]{{0,20}}?\b(?:must|has to|"
    rf"have to|should|needs? to|need|gets?|deserves?|receives?|is to|will|can|has|have)\b[^,;]{{0,25}}?\b{ANSWER}?"
    r"(?:answer|answered|value|reply|response)\b(?! (?:in|with|from|based|within)\b)",
    rf"{GIVING}{WHOM} (?:with )?(?:an? |one |some |the )?(?:definite|concrete|firm|decisive|confident|definitive) "
    rf"(?:\w+ )?{ANSWER}\b",
    rf"{ALWAYS}[^,;]{{0,25}}?\b{GIVING}{WHOM} (?:with )?(?:(?:an? |some |one |any |your |at least (?:an? )?)"
    rf"{PLAIN_ADJECTIVE}{ANSWER}|one|something)\b(?! (?:number|numbers|id|title|name|short|with)\b)",
    rf"{ALWAYS}(?: (?:you|must|have to|should|need to|to|be able to|find a way to|just|simply|please|try to)){{0,4}} "
    rf"(?:{ANSWERING}|help|know the answer|commit){BARE}",
    rf"(?:no matter|whatever|however \w+|regardless|irrespective|whether or not|in any event|in any case)[^;]{{0,60}}?, (?:you )?(?:must |should |"
    rf"always |just )?(?:{GIVING}{WHOM} (?:an? |some |one |your ){PLAIN_ADJECTIVE}{ANSWER}|{ANSWERING}{BARE})",
    rf"(?:just|simply) answer$", r"not worry about (?:the )?(?:evidence|sources?|support|proof|accuracy)",
    rf"{ALWAYS} (?:\w+ ){{0,2}}?{ANSWERING} with (?:an?|one|some) {PLAIN_ADJECTIVE}{ANSWER}",
    rf"(?:always|must|have to|has to|need to) (?:be|get|have|there (?:is|be)) an? {ANSWER}\b(?! (?:in|with|that)\b)",
    rf"there (?:is|must be|has to be|should be) (?:always|an? {ANSWER} to (?:every|each|any)\w*)(?: an? {ANSWER})?",
    rf"(?:{ANSWERING}|{GIVING}{WHOM} (?:an? |one |some |the |your |it)?(?:\w+ )?(?:{ANSWER}|one|it)?)[^,;]{{0,40}}?\b"
    r"(?:anyway|anyhow|regardless|no matter (?:what|how|whether)|in (?:any|every|each|all) (?:cases?|events?|situations?)|nonetheless|"
    r"nevertheless|all the same|whatever happens|under (?:all|any) circumstances|at all costs|either way|by all means|"
    r"whether or not|irrespective|without exception|even then|every time)\b",
    rf"(?:must|have to|has to|shall|obliged to|required to|expected to|are to)(?: always| in any case)? (?:{ANSWERING}"
    rf"{BARE}|{GIVING}{WHOM} (?:an? |some |one )(?:(?:definite|concrete|specific) )?{ANSWER}\b(?! (?:that|in|with|which)\b))",
    rf"(?:an? |the |one |some )?(?:concrete |definite )?{ANSWER} (?:is|are) (?:always )?(?:required|mandatory|compulsory|"
    r"obligatory|a must|needed|due|expected)\b(?! to)",
    rf"(?:expect|want|need|demand|await|rely on|relies on|count on|deserve|insist on|require)(?:s|ed|ing)? (?:to (?:get|see|"
    rf"hear|have|receive) )?(?:an? |some )(?:(?:concrete|definite|clear|usable|specific|straight) )?{ANSWER}\b"
    r"(?! (?:in|within|that|which|from|based|fast|quickly|with)\b)",
    r"answers? (?:to|for) (?:everything|anything|every\w*|any\w*|all)\b(?: questions?)?",
    r"know (?:everything|it all|the answer to)", r"(?:any|some) answer\b", r"always (?:an? )?answer\b(?= (?:to|for|exists))",
    r"every question (?:has|can be|is answerable)", r"you always know", rf"always (?:ha(?:s|ve|d)|finds?|knows?|gets?|receives?|leaves? with|deserves?|is given) (?:an?|the|some|their) {ANSWER}",
    rf"(?:obligation|duty|pressure|obliged|required|compelled|forced) to (?:{GIVING}{WHOM} (?:an? |some |one )?{ANSWER}|{ANSWERING})", r"you know (?:the answer|all the answers|it all|everything)",
    rf"{GIVING}{WHOM} (?:an? |one |some )(?:(?!short|brief|concise|clear|polite|detailed|single)\w+ )?{ANSWER} (?:for|to) (?:each|every|any|all)\b",
)
CONFIDENT = (
    r"as (?:if|though) (?:you (?:were|are|knew)|it were) (?:\w+ )?(?:certain|sure|known|an? expert|everything|the answer)",
    r"be (?:more |very |always )?(?:decisive|assertive|confident|bold|definite|sure of)", r"sound (?:\w+ )?(?:sure|certain|"
    r"confident|decisive|authoritative)", rf"{ANSWERING} (?:confidently|decisively|with (?:\w+ )?(?:confidence|certainty|"
    r"conviction|authority))",
)
NEGATION = (
    r"hesitat\w+ (?:to|before|in|about)", r"(?:afraid|scared|ashamed|embarrassed|frightened|wary) (?:to|of|about)",
    r"sh(?:y|ies|ying) (?:away from|of|from|to|about|with)", r"(?:timid|coy|bashful|stingy|nervous|worried|cautious) (?:about|to|with|of)",
    r"(?:stop|keep|prevent|hinder|deter|discourage)(?:s|ing|ped)? (?:you |yourself |us |anyone )?from", r"hid(?:e|es|ing)", r"conceal\w*", r"mask(?:ing)?", r"swallow", r"banish",
    r"leave (?=[^,;]{0,40}(?:at the door|behind|out of it|at home))", r"(?:eliminate|eradicate|ban|outlaw|forgo|forego|eschew|shun|dispense with)(?:s|ing)?", r"reluctan\w+ to", r"resist\w*(?: the (?:temptation|urge) (?:to|of))?",
    r"refrain\w* from", r"abstain\w* from", r"refus\w+ to", r"declin\w+ to", r"fail(?:s|ing|ure|ed)? to", r"rather than",
    r"instead of", r"in place of", r"as opposed to", r"no need (?:to|for)", r"not (?:necessary|required|obliged|mandatory|"
    r"needed) to", r"not (?:have|need) to", r"need not",
    r"not", r"cannot", r"never", r"no", r"nor", r"neither", r"nobody", r"nothing", r"none", r"without", r"avoid\w*",
    r"stop(?= \w+ing)", r"cease", r"quit", r"prohibit\w* (?:from|to)", r"forbid\w* (?:from|to)", r"ban(?:s|ned)? (?:from|on)",
    r"ignor(?:e|es|ing)", r"disregard\w*", r"forget\w*", r"set(?:ting)? aside", r"leav(?:e|ing) (?:aside|out)",
    r"put(?:ting)? aside", r"exclud\w+", r"omit\w*", r"drop(?:ping)?", r"skip(?:ping)?", r"discard\w*", r"remove",
    r"far from", r"free (?:of|from)", r"zero", r"hardly", r"rarely", r"seldom", r"(?:steer|stay|keep) (?:clear|away) (?:of|"
    r"from)", r"do without", r"against", r"beware of", r"too \w+ to", r"spare (?:me|us|the user|users)", r"enough (?:of|with)",
    r"keep (?:\w+ ){1,3}?out of", r"away with", r"switch(?:ing)? off", r"suppress\w*", r"pretend you (?:know nothing|do not know "
    r"anything)", r"know nothing", r"you are not to", r"minus", r"lose the", r"do away with", r"cut the",
)
BAD_WITH_NO = (
    r"(?:must|should|has to|have to|is to|are to|will) be (?:left out|omitted|avoided|dropped|deleted|removed|excluded|ignored|cut|rejected|discarded|struck out)",
    r"do(?:es)? not (?:count|matter|belong|help)", r"plays? no (?:role|part)", r"(?:no|zero) (?:credit|points|marks)(?: for)?", r"(?:cannot|not) stand\b", r"(?:cannot|not) bear\b",
    r"no excuse", r"no option", r"not an option", r"no alternative", r"no[- ]go\b", r"no use", r"no place", r"no room",
    r"helps? nobody", r"nobody (?:wants?|likes?|needs?|is helped by|asked for)", r"no good",
)
BAD = (
    r"forbidden", r"prohibited", r"banned",
    r"unacceptable", r"inacceptable", r"disallowed", r"off[- ]limits", r"taboo", r"out of the question", r"wrong",
    r"bad", r"worst", r"harm\w*", r"danger\w*", r"useless", r"worthless", r"unhelpful", r"annoy\w*", r"irritat\w*",
    r"frustrat\w*", r"hat(?:e|es|ed|ing)\b", r"dislik\w+", r"despis\w+", r"detest\w*", r"loath\w+", r"complain\w*",
    r"penali[sz]\w+", r"penalty", r"punish\w*", r"fail(?:ure|ures|ed|s)?\b(?! to)", r"mistake", r"disappoint\w*",
    r"cost(?:s|ing)?\b", r"hurt\w*", r"damag\w*", r"frown\w*", r"unwelcome", r"undesir\w+", r"intolerable",
    r"inexcusable", r"unforgivable", r"angry", r"upset", r"unhappy", r"dissatisf\w+", r"(?:a )?lost (?:customer|sale|user|opportunity|point)s?", r"(?:makes? (?:us|you|them) )?looks? (?:bad|incompetent|foolish|stupid|silly|unprofessional|weak|amateurish)",
    r"unprofessional", r"incompetent", r"discouraged", r"deprecated", r"unwanted", r"condemned", r"inadmissible", r"inappropriate", r"improper", r"illegal", r"verboten",
    r"a (?:loss|disaster|scandal|disgrace|shame|nuisance|letdown|no-no)", r"out of date", r"unreliable", r"untrustworthy", r"unsafe", r"unwise", r"los(?:e|es|ing) (?:\w+ ){0,2}?"
    r"(?:trust|customers|points|users|patience|marks|money|business|faith)", r"sin\b", r"crime", r"cheat\w*", r"ruin\w*",
    r"destroy\w*", r"insult\w*", r"blam\w+", r"mind\b(?= if| when|$)", r"deduct\w*", r"risk\w*", r"problem", r"tired of", r"sick of",
    r"fed up", r"a (?:weakness|defect|bug|breach|violation|flaw)", r"violat\w+", r"breach\w*", r"misl(?:ead|ed)\w*", r"worse\b",
    r"(?:must|should|has to|have to|is to|are to) be avoided", r"do not belong", r"turned? off", r"pointless", r"sack\w*", r"fired",
    r"rule[sd] out", r"grounds for", r"lazy", r"laziness", r"cowardly", r"embarrass\w*", r"shameful", r"rejected", r"(?:is|are|as|be|an?) (?:error|fault|defect)s?\b", r"fear\w*", r"dread\w*", r"irrelevant", r"immaterial",
)
GOOD_WITH_NO = (
    r"(?:no|not a|not the) (?:tragedy|disaster|drama|big deal|catastrophe|end of the world)", r"(?:it|that) (?:really )?does not (?:really )?matter", r"(?:i|we) do not (?:really )?care\b(?! (?:for|much for))",
    r"not (?:really )?mind", r"no objections?", r"not object",
    r"no problem", r"not a problem", r"no shame", r"not a shame", r"no disgrace", r"no harm", r"nothing wrong", r"no issue",
    r"not a (?:weakness|failure|defect|mistake|sin|crime)", r"not wrong", r"not bad",
)
GOOD = (
    r"fine", r"ok(?:ay)?", r"acceptable", r"accepted",
    r"allowed", r"permitted", r"welcome", r"encouraged", r"good", r"great", r"right", r"correct", r"valid", r"legitimate", r"perfectly",
    r"appreciat\w+", r"desirable", r"desired", r"wanted", r"expected", r"recommended", r"free to", r"reward\w*", r"helpful", r"useful",
    r"valuable", r"tolerated", r"honou?rable", r"happy", r"glad", r"pleased", r"praise\w*", r"prefer\w*", r"an option", r"called for",
    r"entitled to", r"at liberty to", r"respect\w*", r"worth\w*", r"love\b", r"applaud\w*", r"best\b", r"likes?\b", r"safe", r"wise", r"need(?:ed)?\b",
)
GAP = (
    r"(?:even )?(?:without|with no|lacking|for lack of|in the absence of) (?:any |the |sufficient |enough |clear |hard |direct |a |explicit )?"
    r"(?:evidence|support|proof|basis|backing|grounds|sources?|passages?|citation|certainty|being (?:sure|certain)|knowing|documents?|data|context)"
    r"\b(?: (?:in|from|for) (?:it|the \w+))?",
    rf"(?:questions?|queries|topics?|requests?)(?: that| which)?(?: {P})?(?: is| are| do| does| can)? ?(?:not|cannot)(?: be)? "
    rf"(?:\w+ )?{NOT_IN}(?: (?:in|by|from) {P})?",
    rf"(?:questions?|queries|topics?|requests?) (?:outside|beyond|not (?:covered|answered|in)|uncovered)(?: (?:of|by|in))?(?: {P})?",
    r"unsupported questions?", r"(?:missing|lack of|absence of|gaps? in the) (?:evidence|sources|support|data|passages|context)", r"when(?:ever)? in doubt", r"in doubt\b", r"in case of doubt",
)
SAYING = (
    r"say(?:ing)? so", r"tell(?:ing)? (?:(?:the |our |your )?(?:users?|customers?|readers?|person|employees?|callers?|asker|clients?)|them|me|us|him|her|people)\b",
    r"let(?:ting)? (?:(?:the |our |your )?(?:users?|customers?|readers?|person|employees?|callers?|asker|clients?)|them|me|us|him|her|people) know", r"point(?:ing)? (?:it|this|that|them)? ?out", r"mak(?:e|ing) (?:it|this|that) (?:clear|plain|known)", r"mention (?:it|this|that)",
    r"stat(?:e|ing) (?:it|this|that|so)", r"flag\w*", r"note (?:it|this|that)", r"report (?:it|this|that)", r"indicate (?:it|this|that|so)",
    r"ask(?:ing)? (?:for|back|the user|a|them|whether)", r"(?:refer|direct|point|send) (?:the user|them|people|users|him|her|to)",
    r"suggest\w* (?:contact|that|asking)", r"stop(?: there| here)?$", r"stop(?: there| here)? and", r"skip (?:it|the question|that)", r"(?:drop|omit|delete|remove|cut|discard) (?:it|them|that)", r"leave it\b", r"pass\b",
    r"so (?:are|should|must|do) you", r"(?:does|did) not exist", r"explain (?:that|why|this)", r"escalat\w+", r"hand (?:it )?over", r"treat it as",
    r"(?:return|reply|respond|output|write|print|set|answer|say|use|give|put|insert)\b[^,;]{0,40}?\bq\d+", r"(?:return|output|reply with|respond with|"
    r"give|send) (?:an empty|nothing|none|exactly|false|the (?:word|phrase|sentence|text|string))", r"contact\b", r"do nothing", r"it is not (?:true|so|a fact|valid|known|there)", r"consider it \w+", r"be (?:conservative|cautious|prudent|careful|humble)", r"count as (?:no|not|false)",
    r"there is no answer", r"then there is none", r"it does not count", r"that is (?:the|your) answer", r"clearly say", r"openly say", r"be (?:open|clear|upfront|frank|"
    r"transparent|candid)",
)
VERB = (rf"{ANSWERING}", r"(?:provide|give|produce|name|offer|supply|deliver|come up with|present|return) (?:an?|one|some|it|them|the user|something|your|any|the)\b",
        r"answers?\b", r"tr(?:y|ies) (?:anyway|your best)", r"do your best", r"go (?:ahead|with|for)\b", r"proceed", r"choose (?:the|a|one)",
        r"(?:use|take|pick|select) (?:the|a) (?:most|next|closest|nearest|likeliest|best|one)", r"help (?:the user )?anyway", r"help\b", r"provide one", r"provided?$", r"(?:claim|assert|use|include) (?:it|this|that|anything|so|them)\b", r"claims?\b(?= (?:may|must|should|can|is|are))")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A wording found: which kind, where, and what it says."""

    kind: str
    start: int
    end: int
    text: str


KINDS = (("gap", GAP), ("good", GOOD_WITH_NO), ("sources", SOURCES), ("duty", DUTY), ("abstain", ABSTAIN), ("bad", BAD_WITH_NO), ("invent", INVENT),
         ("saying", SAYING), ("confident", CONFIDENT), ("no", NEGATION), ("bad", BAD), ("good", GOOD), ("verb", VERB))
TAGS = re.compile("|".join(
    f"(?P<k{number}>\\b(?:{'|'.join(wordings)})(?!\\w))" for number, (_, wordings) in enumerate(KINDS)))
ACTS = ("abstain", "invent", "sources", "duty", "confident")


def tagged(text: str) -> list[Tagged]:
    """Return the wordings of a clause in order; they do not overlap."""
    return [Tagged(KINDS[int((found.lastgroup or "k0")[1:])][0], found.start(), found.end(), found.group())
            for found in TAGS.finditer(text)]

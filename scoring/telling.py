"""The words of which sentences about texts that do not say are built, as parts of patterns.

`NOUN` are names of texts, `STATE` what a text does, `DONE` what is done in it, `FIND` what a
reader of it does, `UNABLE` how one says that one cannot.
"""

from __future__ import annotations

NOUN = (r"(?:passages?|context|documents?|documentation|sources?|excerpts?|information|info|"
         r"texts?|"
         r"materials?|corpus|records?|knowledge base|search results?|results|snippets?|content|"
         r"data|"
         r"articles?|pages?|extracts?|chunks?|files?|handbook|manuals?|polic(?:y|ies)|contracts?|"
         r"evidence|notes?|references?|input|paragraphs?|sections?|bulletins?|price lists?|"
         r"e-?mails?|mails?|messages?|tables?|lists?|sheets?|docs?|letters?|minutes)")
TEXTS = rf"(?:(?:\w+ ){{0,3}}{NOUN})"
NOT = (r"(?:does not|do not|doesn't|don't|did not|didn't|never|fails? to|cannot|can't|won't|"
        r"nowhere)")
ADVERB = (r"(?:explicitly |actually |directly |appear to |seem to |clearly |specifically |really |"
           r"even |ever |currently |further |fully |itself |themselves |in fact |unfortunately |"
           r"anywhere )*")
STATE = (r"(?:contain|state|mention|specify|say|include|provide|give|list|indicate|cover|describe|"
          r"tell|show|address|have|reveal|name|disclose|define|answer|discuss|explain|offer|hold|"
          r"set out|spell out|touch|refer|note|document|record|detail|help|report|present|"
          r"identify|clarify|confirm|establish|support|suffice|allow|supply|go into|go that far|"
         r"go as far|get into|get to|deal with|speak|elaborate|extend|quantify|publish|announce|"
         r"print|"
         r"touch on|mean to|settle|resolve|bring up|come to)s?")
DONE = (r"(?:stated|mentioned|specified|given|provided|listed|included|found|available|contained|"
         r"covered|documented|disclosed|indicated|described|answered|addressed|discussed|recorded|"
         r"located|traced|derived|determined|calculated|established|stored|"
         r"defined|present|shown|identified|named|set out|noted|determinable|clear|known|"
         r"answerable|derivable|published|reported|there|revealed|told|said|explained|detailed|"
         r"cited|quoted|printed|written|spelled out|dealt with|touched on|outlined|clarified|"
         r"supplied|quantified|announced|visible|evident|apparent|inferable|discoverable)")
FIND = (r"(?:answer|compare|decide|judge|choose|rank|calculate|compute|work (?:this|that|it) out|"
         r"find|determine|tell|locate|say|"
         r"confirm|provide|verify|see|identify|give|know|"
         r"establish|work out|spot|help|derive|infer|extract|state|be sure|be certain|look up|"
         r"figure out|make out|respond|supply|offer|name|report|conclude)")
UNABLE = (r"(?:cannot|can't|can not|could not|couldn't|am unable to|'m unable to|are unable to|"
           r"was "
           r"unable to|were unable to|am not able to|'m not able to|was not able to|wasn't able to|"
           r"were not able to|weren't able to|are not able to|aren't able to|failed to|did not|"
           r"didn't|do not|don't|have not|haven't|won't be able to|will not be able to|"
           r"would not be able to|find no|see no)")

"""The words of which sentences about texts that do not say are built, as parts of patterns.

`NOUN` are names of texts, `STATE` what a text does, `DONE` what is done in it, `FIND` what a
reader of it does, `UNABLE` how one says that one cannot.
"""

from __future__ import annotations

NOUN = (r"(?:passages?|context|documents?|documentation|sources?|excerpts?|information|info|"
        r"texts?|materials?|corpus|records?|knowledge base|search results?|results|snippets?|"
        r"content|data|articles?|pages?|extracts?|chunks?|files?|handbook|manuals?|polic(?:y|"
        r"ies)|contracts?|evidence|notes?|references?|input|paragraphs?|sections?|bulletins?|"
        r"price lists?|e-?mails?|mails?|messages?|tables?|lists?|sheets?|docs?|letters?|minutes)")
TEXTS = rf"(?:(?:\w+ ){{0,3}}{NOUN})"
NOT = (r"(?:does not|do not|doesn't|don't|did not|didn't|never|fails? to|cannot|can't|won't|"
       r"nowhere)")
ADVERB = (r"(?:explicitly |actually |directly |appear to |seem to |clearly |specifically |"
          r"really |even |ever |currently |further |fully |itself |themselves |in fact |"
          r"unfortunately |anywhere )*")
STATE = (r"(?:contain|state|mention|specify|say|include|provide|give|list|indicate|cover|"
         r"describe|tell|show|address|have|reveal|name|disclose|define|answer|discuss|explain|"
         r"offer|hold|set out|spell out|touch|refer|note|document|record|detail|help|report|"
         r"present|identify|clarify|confirm|establish|support|suffice|allow|supply|go into|"
         r"go that far|go as far|get into|get to|deal with|speak|elaborate|extend|quantify|"
         r"publish|announce|print|touch on|mean to|settle|resolve|bring up|come to)s?")
DONE = (r"(?:stated|mentioned|specified|given|provided|listed|included|found|available|contained|"
        r"covered|documented|disclosed|indicated|described|answered|addressed|discussed|recorded|"
        r"located|traced|derived|determined|calculated|established|stored|defined|present|shown|"
        r"identified|named|set out|noted|determinable|clear|known|answerable|derivable|published|"
        r"reported|there|revealed|told|said|explained|detailed|cited|quoted|printed|written|"
        r"spelled out|dealt with|touched on|outlined|clarified|supplied|quantified|announced|"
        r"visible|evident|apparent|inferable|discoverable)")
FIND = (r"(?:answer|compare|decide|judge|choose|rank|calculate|compute|work (?:this|that|it) out|"
        r"find|determine|tell|locate|say|confirm|provide|verify|see|identify|give|know|establish|"
        r"work out|spot|help|derive|infer|extract|state|be sure|be certain|look up|figure out|"
        r"make out|respond|supply|offer|name|report|conclude)")
UNABLE = (r"(?:cannot|can't|can not|could not|couldn't|am unable to|'m unable to|are unable to|"
          r"was unable to|were unable to|am not able to|'m not able to|was not able to|"
          r"wasn't able to|were not able to|weren't able to|are not able to|aren't able to|"
          r"failed to|did not|didn't|do not|don't|have not|haven't|won't be able to|"
          r"will not be able to|would not be able to|find no|see no)")

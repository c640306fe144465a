"""Yes/no questions: which are, and which way a sentence answers them."""

import pytest

from harness.gateway.reader.asking import polar
from harness.gateway.reader.deciding.stance import stance
from harness.gateway.reader.words import stems


@pytest.mark.parametrize(("question", "sentence", "said"), [
    ("May I lend my badge to a guest?", "A badge is never lent.", False),
    ("May I lend my badge to a guest?", "Guests may carry a badge.", True),
    ("Do I have to lend my badge?", "Nobody has to lend a badge.", False),
    ("Do I have to wear my badge?", "The badge must be worn.", True),
    ("Do I have to wear my badge?", "A badge may be worn.", False),
    ("Is a copy of the badge enough?", "A copy of the badge is enough.", True),
    ("Is the badge lost for good?", "A badge is not lost for good.", False),
    ("Does the company pay the badge?", "A second badge is at their own expense.", False),
    ("Can I use a paper badge?", "Badges count for plastic only.", False),
    ("If I don't fetch the badge, will it wait?",
     "A badge will wait at the desk, and disappears if you do not fetch it.", False),
    ("Can the badge be worn at home?", "The badge is blue.", None),
    ("Can we do without a badge today?", "Guests wear a badge.", False),
    ("Can we do without a badge today?", "A badge is not needed by guests.", True),
    ("May I refuse a badge?", "Guests may refuse a badge.", True),
    ("May I refuse a badge?", "A badge may not be refused.", False),
    ("Does the badge override the key?", "The badge opens, but the key always wins.", False),
    ("Does the key override the badge?", "The badge opens, but the key always wins.", True),
    ("Do I need a request for a badge?", "Badges are sent without being asked for.", False),
    ("May I wear it in the hall?", "Badges may be worn in the hall and nowhere else.", True),
    ("Will the badge still hold my name?", "The badge is reset every night.", False),
])
def test_a_sentence_takes_a_side(question: str, sentence: str, said: bool | None) -> None:
    words = set(stems(question))
    assert stance(question, sentence, lambda text: len(words & set(stems(text)))) is said


@pytest.mark.parametrize(("text", "wanted"), [
    ("I never read. Could I pass what's left of my budget to a colleague?", True),
    ("I left early; may I still claim the trip?", True),
    ("There is a hot-air gun in the van, good idea to dry it with that?", True),
    ("Can you tell me how many days I have?", False),
    ("a guest asks: are badges free", True),
    ("We moved. How long may I wait?", False),
])
def test_the_last_question_tells_whether_yes_or_no_is_wanted(text: str, wanted: bool) -> None:
    assert polar(text) is wanted

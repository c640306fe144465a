"""Mail threads with suppliers: today's terms in the newest mail, last year's in the quoted one."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from corpus.facts import Fact, Stated, Status
from corpus.world.ledger import day
from corpus.world.trade import Supplier
from corpus.writers.desk import Desk, Sheet, slug
from corpus.writers.trade.mailing import Message, Person, body, domain, headers, lowered
from corpus.writers.trade.paper import BREAK

SUBJECTS = {
    "late": ("Late consignments from {s}", "Open call-offs, {s}"),
    "packaging": ("Damaged trays in your last delivery ({s})", "Packaging and labels, {s}"),
    "price": ("Price round with {s}", "Commercial terms {s}", "Frame order {s}: terms"),
    "drawing": ("New revision and first articles, {s}", "First article inspection at {s}"),
    "forecast": ("Forecast and planning parameters, {s}", "Open order list {s}"),
    "tool": ("Our tool at {s}", "Tool condition and terms, {s}"),
    "holiday": ("Plant holidays {s}", "Summer closure at {s} and conditions"),
}
BUYERS = ("Marit", "Sanne", "Tomas", "Rhys", "Alba", "Piet", "Ilse", "Duarte")
TERMS = ("lead_time", "moq", "discount", "credit", "contact")


def write(desk: Desk) -> None:
    """Write one thread for each supplier."""
    random = desk.world.ledger.stream("supplier mails")
    buyers = random.sample(BUYERS, 3)
    stories = [f"{story}_{version}" for story in SUBJECTS for version in "ab"] + ["price_c"]
    random.shuffle(stories)
    for turn, vendor in enumerate(desk.world.trade.vendors):
        _Thread(desk, vendor, stories[turn % len(stories)], buyers[turn % 3]).write()


class _Thread:
    def __init__(self, desk: Desk, vendor: Supplier, story: str, buyer: str) -> None:
        self.desk, self.vendor, self.story = desk, vendor, story
        self.name = vendor.entity.name
        topic = story.split("_")[0]
        self.sheet: Sheet = desk.sheet(f"suppliers/{slug(self.name)}-{topic}.eml")
        self.subject = self.sheet.pick(*SUBJECTS[topic]).format(s=self.name)
        self.random: Random = self.sheet.random
        ours = domain(desk.world.name)
        self.buyer = Person(f"{buyer} ({desk.world.name})", buyer.lower(), ours,
                            f"Buying office, {desk.world.name}")
        self.greeted = buyer
        self.width = self.random.choice((0, 72, 76))

    def write(self) -> None:
        """Write the thread: forwarded by us, answered by them, asked by us, last year's mail."""
        newest = self.vendor.start - timedelta(days=self.random.randint(3, 24))
        newest = _working(newest)
        asked = _working(newest - timedelta(days=self.random.randint(2, 7)))
        before = day(self.random, newest - timedelta(days=400), newest - timedelta(days=330))
        last_year = min(before, self.vendor.start.replace(year=2025) - timedelta(days=3))
        thread = [self._answer(newest), self._question(asked), self._old(_working(last_year))]
        to, copies = str(self.buyer), [f"planning@{self.buyer.domain}"]
        prefix = "Re: "
        if self.random.random() < 0.4:
            thread.insert(0, self._forward(_working(newest + timedelta(days=1))))
            to, prefix = f"Planning <planning@{self.buyer.domain}>", "Fwd: Re: "
            copies = [f"master-data@{self.buyer.domain}", f"goods-in@{self.buyer.domain}"]
        if self.random.random() < 0.5:
            copies.append(f"order-desk@{domain(self.name)}")
        zone = "+0200" if 3 < thread[0].day.month < 11 else "+0100"
        self.sheet.write(*headers(tuple(thread), to, tuple(copies), prefix + self.subject, zone),
                         *body(tuple(thread), self.width, self.random.randrange(4)))
        self.sheet.finish("mail thread", prefix + self.subject, effective=thread[0].day)

    def _person(self, name: str) -> Person:
        return Person(name, slug(name).replace("-", "."), domain(self.name),
                      self.sheet.pick(f"Sales, {self.name}", f"{self.name}, key accounts",
                                      f"{self.name} - customer service"))

    def _message(self, writer: Person, when: date, lines: list[str],
                 facts: tuple[str, ...] = ()) -> Message:
        sign = self.sheet.pick("Kind regards", "Best regards", "With best regards", "Best wishes",
                               "Regards", "Many thanks and regards")
        short = writer.name.split(" (")[0]
        return Message(writer, when, self.random.randint(7, 17), self.random.randint(0, 59),
                       (*lines, "", sign, short, writer.line), facts)

    def _paragraphs(self, theme: str) -> list[str]:
        text = self.sheet.passage(f"mail.{theme}", them=self.name).replace(BREAK, "\n\n")
        first, *rest = text.split("\n")
        return [lowered(first), *(line[:1].upper() + line[1:] for line in rest)]

    def _answer(self, when: date) -> Message:
        writer = self._person(self.vendor.writer)
        facts = self.desk.facts(self.vendor.entity.id, *TERMS, status=Status.CURRENT)
        told = self._terms(facts, Stated.ASSERTED)
        lines = [self.sheet.pick(f"Dear {self.greeted},", f"Hello {self.greeted},",
                                 f"Good morning {self.greeted},"), "",
                 *self._paragraphs(f"{self.story}_answer"), "",
                 self.sheet.passage("mail.intro_terms"), *([""] if self.width else []), *told]
        return self._message(writer, when, lines, tuple(told))

    def _question(self, when: date) -> Message:
        who = self.vendor.writer.split()[0]
        lines = [self.sheet.pick(f"Dear {who},", f"Hello {who},", f"Hi {who},"), "",
                 *self._paragraphs(f"{self.story}_ask")]
        if self.random.random() < 0.6:
            lines += ["", self.sheet.passage("mail.ours_quotes")]
        return self._message(self.buyer, when, lines)

    def _old(self, when: date) -> Message:
        writer = self._person(self.vendor.writer_before)
        facts = self.desk.facts(self.vendor.entity.id, *TERMS, status=Status.SUPERSEDED)
        told = self._terms(facts, Stated.QUOTED)
        lines = [f"Dear {self.greeted},", "", *self._paragraphs("before"), "",
                 self.sheet.passage("mail.intro_old"), *told]
        return self._message(writer, when, lines, tuple(told))

    def _forward(self, when: date) -> Message:
        fact = self.desk.facts(self.vendor.entity.id, "vendor_id")[0]
        told = self.sheet.say(fact, place="mail")
        lines = [self.sheet.pick("Dear all,", "Colleagues,", "Hello together,"), "",
                 *self._paragraphs("forward"), "", told]
        return self._message(self.buyer, when, lines, (told,))

    def _terms(self, facts: list[Fact], stated: Stated) -> list[str]:
        self.random.shuffle(facts)
        told = [self.sheet.say(fact, place="mail", stated=stated) for fact in facts]
        if not self.width and self.random.random() < 0.6:
            return [" ".join(told)]
        mark = self.sheet.pick("- ", "* ", "")
        return [f"{mark}{sentence}" for sentence in told]


def _working(when: date) -> date:
    return when - timedelta(days=max(0, when.weekday() - 4))

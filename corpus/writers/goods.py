"""What the company sells, in print: data sheets with tables, product pages, firmware notes."""

from __future__ import annotations

from html import escape

from corpus.facts import Entity
from corpus.world.catalogue import attribute
from corpus.writers.desk import Desk, slug
from corpus.writers.house_style import show

TABLES = (
    ("", "technical data", ("accuracy", "range", "supply")),
    ("-installation", "installation data", ("weight", "ambient", "cable")),
)
PROSE = ("order_code", "torque", "calibration", "warranty", "protocols", "seal_kit", "launched",
         "owner")
USES = (
    "steam lines and condensate return", "dosing skids", "bulk storage tanks",
    "clean-in-place circuits", "cooling loops", "reactor jackets", "pulp digesters",
    "brewhouse transfer lines", "flue gas ducts",
)
MATERIALS = ("316L stainless steel", "Alloy C-276", "duplex steel", "PVDF", "titanium grade 2")
CARE = (
    "Clean the wetted parts with water or a mild alkaline solution; solvents attack the seal.",
    "Do not step on the housing during installation, and never lift the instrument by its cable.",
    "Keep the cover closed in operation: moisture in the terminal room is the first cause of "
    "returns.",
    "Store the instrument in its box, dry, between -20 and +60 degrees.",
)


def write(desk: Desk) -> None:
    """Write a data sheet for each family, a page for each variant and firmware notes."""
    for family, variants in desk.world.goods.families.items():
        for suffix, title, names in TABLES:
            _data_sheet(desk, family, variants, suffix, title, names)
        for variant in variants:
            _page(desk, family, variant)
        _manual(desk, family, variants)
    for release in desk.world.goods.releases:
        _firmware(desk, release)


def _data_sheet(desk: Desk, family: str, variants: tuple[Entity, ...], suffix: str, subtitle: str,
                rows: tuple[str, ...]) -> None:
    sheet = desk.sheet(f"datasheets/{slug(family)}{suffix}.html")
    title = f"{family} series: {subtitle}"
    columns = "".join(f"<th>{variant.name}</th>" for variant in variants)
    head = f"<tr><th>Characteristic</th>{columns}</tr>"
    sheet.write("<!DOCTYPE html>", '<html lang="en">', "<head>",
                f"<title>{title}</title>", "</head>", "<body>",
                '<nav><a href="/">Home</a> | <a href="/products">Products</a> | '
                '<a href="/support">Support</a></nav>',
                f"<h1>{title}</h1>",
                f"<p>The {family} series is made for {sheet.pick(*USES)}. Wetted parts are "
                f"{sheet.pick(*MATERIALS)}. Figures hold at 20 °C ambient unless the table says "
                "otherwise.</p>", "<table>", head)
    for name in rows:
        row = f"<tr><td>{escape(attribute('product', name).noun.capitalize())}</td>"
        facts = [desk.facts(variant.id, name)[0] for variant in variants]
        row += "".join(f"<td>{show(fact, sheet.random)}</td>" for fact in facts) + "</tr>"
        for fact in facts:
            sheet.note(fact, head, "table")
            sheet.note(fact, row, "table")
        sheet.write(row)
    sheet.write("</table>", f"<p>{sheet.pick(*CARE)}</p>",
                f"<p>{sheet.prose.paragraph('installing', 4)}</p>",
                f"<p>{sheet.prose.paragraph('running', 4)}</p>",
                f"<p>{desk.world.name} reserves the right to change figures without notice.</p>",
                "<footer>Imprint | Privacy | Cookie settings</footer>", "</body>", "</html>")
    sheet.finish("data sheet", title)


def _page(desk: Desk, family: str, variant: Entity) -> None:
    sheet = desk.sheet(f"products/{slug(variant.name)}.md")
    said = {name: sheet.say(desk.facts(variant.id, name)[0],
                            place="footnote" if name == "seal_kit" else "prose") for name in PROSE}
    sheet.write(f"# {variant.name}", "", f"*Product page. Part of the {family} series.*", "",
                f"The {variant.name} is used in {sheet.pick(*USES)}, with wetted parts of "
                f"{sheet.pick(*MATERIALS)}. {said['launched']}", "",
                sheet.prose.paragraph("running", 4), "",
                "## Ordering", "", f"- {said['order_code']}[^1]",
                "- Ask for loan units early in the year.", "",
                "## Installation", "", f"{sheet.pick(*CARE)} {said['torque']} "
                f"{sheet.prose.paragraph('installing', 3)}", "",
                "## Communication", "", f"{said['protocols']} Settings are made on the display or "
                "with any common configuration tool.", "",
                "## Care", "", f"{said['calibration']} {said['warranty']} {sheet.pick(*CARE)} "
                f"{sheet.prose.paragraph('cleaning', 3)}", "",
                "## Contact", "", said["owner"], "", f"[^1]: {said['seal_kit']}")
    sheet.finish("product page", variant.name)


def _manual(desk: Desk, family: str, variants: tuple[Entity, ...]) -> None:
    """Write the operating manual of a family: long, with facts deep inside its sections."""
    sheet = desk.sheet(f"manuals/{slug(family)}.md")
    prose = sheet.prose
    sheet.write(f"# {family} operating manual", "", f"This manual covers all instruments of the "
                f"{family} series. Keep it where the instrument is.", "", "## Safety", "",
                prose.paragraph("safety", 5), "", prose.paragraph("safety", 4), "",
                "## Installing", "")
    for variant in variants:
        said = sheet.say(desk.facts(variant.id, "torque")[0], place="deep")
        sheet.write(f"{prose.paragraph('installing', 6)} {said} {prose.sentence('installing')}", "",
                    prose.paragraph("installing", 5), "")
    sheet.write("## Running", "")
    for _ in range(4):
        sheet.write(prose.paragraph("running", 6), "")
    sheet.write("## Cleaning and checking", "")
    for variant in variants:
        said = sheet.say(desk.facts(variant.id, "calibration")[0], place="deep")
        sheet.write(f"{prose.paragraph('cleaning', 5)} {said}", "")
    sheet.write("## Repair and return", "", prose.paragraph("repairing", 7), "",
                prose.paragraph("repairing", 7), "", "### Checklist", "",
                *(f"- {prose.sentence('cleaning')}" for _ in range(6)))
    sheet.finish("manual", f"{family} operating manual")


def _firmware(desk: Desk, release: Entity) -> None:
    family = release.aliases[0]
    sheet = desk.sheet(f"firmware/{slug(family)}.txt")
    version, released, fixes = (
        desk.facts(release.id, name)[0] for name in ("version", "released", "fixes"))
    title = f"Firmware notes, {family} series"
    sheet.write(title.upper(), "=" * len(title), "",
                sheet.say(version, family), sheet.say(released, family, place="heading-subject"),
                "", "WHAT CHANGED", sheet.say(fixes, family, place="heading-subject"),
                sheet.pick("Menus open faster on units with the older display.",
                           "Texts in Polish and Portuguese were revised.",
                           "The event log now survives a loss of supply."), "",
                "HOW TO UPDATE", "Save the parameter set, connect the service adapter and start",
                "the update from the maintenance menu. Do not switch off before the display",
                "asks for it. Restore the parameter set afterwards and check the zero point.", "",
                "REMARKS", sheet.prose.paragraph("running", 5), "",
                sheet.prose.paragraph("repairing", 4))
    sheet.finish("release notes", title)

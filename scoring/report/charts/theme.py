"""One look for all plots, and the step from chart to SVG."""

from __future__ import annotations

import re
from typing import Any

import altair as alt
import vl_convert
from markupsafe import Markup

INK, SOFT, RULE = "var(--ink)", "var(--soft)", "var(--rule)"
BEFORE, AFTER = "var(--before)", "var(--after)"
BETTER, WORSE = "var(--correct)", "var(--hallucinated)"
WIDTH, HEIGHT = 330, 220   # of a plot's inside, in pixels
CONFIG: dict[str, Any] = {
    "background": None,
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "padding": {"left": 16, "right": 16, "top": 4, "bottom": 4},  # the page's font may be wider
    "axis": {"labelColor": SOFT, "titleColor": SOFT, "gridColor": RULE, "domainColor": RULE,
             "tickColor": RULE, "labelFontSize": 11, "titleFontSize": 11,
             "titleFontWeight": "normal", "labelLimit": 220},
    "legend": {"labelColor": INK, "titleColor": SOFT, "labelFontSize": 11, "orient": "top",
               "symbolOpacity": 1},
    "text": {"color": INK, "fontSize": 11},
    "header": {"labelColor": INK, "titleColor": SOFT},
}
NAMESPACE = re.compile(r' xmlns(?::xlink)?="[^"]*"')
Rows = list[dict[str, Any]]


def data(rows: Rows) -> alt.InlineData:
    """Return rows as a chart's data."""
    return alt.InlineData(values=rows)


def sides() -> alt.Color:
    """Return the colours of before and after, with their legend."""
    return alt.Color("side:N").scale(domain=["before", "after"], range=[BEFORE, AFTER]).title(None)


def svg(chart: Any) -> Markup:
    """Return a chart as SVG to be put into the page as it is.

    The text is safe: Vega escapes what it prints. Sizes are left to the page's style.
    """
    drawn: str = vl_convert.vegalite_to_svg(chart.to_dict(validate=False), config=CONFIG)
    return Markup(NAMESPACE.sub("", drawn, count=2))  # inside HTML they say nothing

"""The plots of the page, as SVG drawn from Vega-Lite without a browser or a network.

One module for each plot: records → plain rows → an Altair chart. Colours are the page's own
custom properties, so that a plot follows the page into the dark and onto paper; every mark says
its figures in a description, which the page shows when it is pointed at.
"""

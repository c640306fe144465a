"""The debrief page: from records to one self-contained file over which two people can talk.

Start at `page.render`; `material.Material` is everything that it is made of. Reads nothing but its
own templates, writes nothing, asks nobody. Each section of the page is a module that turns records
into plain data (`mandate`, `sentence`, `rows`, ...) and a template that lays it out.
"""

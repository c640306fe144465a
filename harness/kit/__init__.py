"""The kit: what a candidate receives, as a zip and as a git bundle with one commit.

Start at `making.make`: `contents` says which files, `packing` makes archives of them that come out
the same every time. `templates/` are texts that go into every kit; `workbench/` is the candidate's
own command line, which ships as it stands and imports nothing of ours.
"""

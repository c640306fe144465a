"""Everything with a side effect: command line, environments, service, referee, run folders.

Start at `cli` (the verbs), then `score` (the main job from top to bottom).
"""

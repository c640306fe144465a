"""Read the rendered documents again, without trusting the writers.

`consistency` looks at the facts alone, `quotes` at what the index promises, `contradictions` at
everything else that the documents say. `values`, `units`, `tables`, `exports`, `names` and
`vocabulary` are how they read; none of it is shared with the writers.
"""

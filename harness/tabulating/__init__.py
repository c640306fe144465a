"""The label table: what becomes of many questions under many configurations of one pipeline.

Not a scored run: no sandbox, no referee, no measured time. The pipeline's own package runs in its
own environment, one process a core; its model calls come back through a pipe and are answered by
the bundled reader; the scorer labels. Start at `tabulate`.
"""

"""Model weights that a submission asks for in `models.txt`: fetched before it runs, by the harness.

Start at `shelf`. `lines` reads the file, `hub` fetches from a model hub. Nothing is loaded here:
what weights do when they are opened happens in the submission's own process, in its sandbox.
"""

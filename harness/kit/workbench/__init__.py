"""The candidate's command line: run the service, ask it, evaluate it, hand it in.

Standard library only. Start at `__main__`; each verb is a module of its own.
"""

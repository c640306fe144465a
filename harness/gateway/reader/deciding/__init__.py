"""From scored candidates to a decision. Start at `decide`; each other module is one way."""

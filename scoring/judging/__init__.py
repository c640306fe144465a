"""The decision for each family of answer types; None where an answer asserts nothing."""

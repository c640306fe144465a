"""From the text of an answer to what it asserts: unwrapped, cut, and each value's stance told."""

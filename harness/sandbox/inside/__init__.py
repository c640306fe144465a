"""What runs inside a box: standard library only, each file for itself, nothing of ours imported."""

"""What the gateway adds to a call, measured beside a bare proxy and beside its peers."""

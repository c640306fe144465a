"""Running code that nobody has read: boxes, the channel into them, and what they may use up.

    referee (trusted)  ──one channel──▶  shim (ours, first in the box)  ──loopback──▶  the service
                       ◀─────────────    model calls on the box's own loopback

`service.py` is what the referee holds; `wire.py` and `channel.py` are the protocol; `inside/` is
what runs in the box; `bubblewrap.py` and `docker_box.py` are the boxes; `tiers.py` chooses one.
"""

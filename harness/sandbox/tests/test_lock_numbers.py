"""What the filter says to every system call of both architectures, without a machine of either.

The numbers are the kernel headers' own (`system_calls.txt` names them), and the filter is run as
the kernel runs it: instruction by instruction.
"""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from harness.sandbox.inside import lock

ROWS = [line.split() for line in
        Path(__file__).with_name("system_calls.txt").read_text().splitlines()
        if not line.startswith("#")]
CALLS: dict[str, dict[str, int]] = {
    machine: {row[0]: int(row[column]) for row in ROWS if row[column] != "-"}
    for column, machine in enumerate(lock.ARCHITECTURES, start=1)}
ALLOWED, KILLED, DENIED = lock.ALLOW, lock.KILL, lock.ERRNO | lock.EPERM
MACHINES = sorted(CALLS)


def verdict(machine: str, number: int, argument: int = 0, audit: int | None = None) -> int:
    """Return what the filter of `machine` answers to one call."""
    data = struct.pack("<IIQ6Q", number, lock.ARCHITECTURES[machine] if audit is None else audit,
                       0, argument, 0, 0, 0, 0, 0)
    code = list(struct.iter_unpack("<HBBI", lock.program(machine)))
    at = held = 0
    while True:
        kind, true, false, value = code[at]
        at += 1
        if kind == lock.LOAD:
            held = struct.unpack_from("<I", data, value)[0]
        elif kind == lock.RETURN:
            return int(value)
        else:
            met = {lock.JUMP_EQUAL: held == value, lock.JUMP_AT_LEAST: held >= value,
                   lock.JUMP_ANY_BIT: bool(held & value)}[kind]
            at += true if met else false


@pytest.mark.parametrize("machine", MACHINES)
def test_the_calls_denied_are_those_meant_and_no_others(machine: str) -> None:
    special = {"clone3", "socket"}
    denied = {name for name, number in CALLS[machine].items()
              if name not in special and verdict(machine, number) != ALLOWED}
    assert denied == set(lock.DENIED) & set(CALLS[machine])
    assert {verdict(machine, CALLS[machine][name]) for name in denied} == {DENIED}
    assert verdict(machine, CALLS[machine]["clone3"]) == lock.ERRNO | lock.ENOSYS


@pytest.mark.parametrize("machine", MACHINES)
def test_a_call_has_a_number_exactly_where_the_architecture_has_the_call(machine: str) -> None:
    column = list(lock.ARCHITECTURES).index(machine)
    ours = {name: numbers[column] for name, numbers in lock.DENIED.items()}
    assert ours == {name: CALLS[machine].get(name) for name in lock.DENIED}
    assert len(CALLS[machine]) > 300


@pytest.mark.parametrize("machine", MACHINES)
def test_only_unix_and_ip_sockets_are_let_through(machine: str) -> None:
    open_ones = [family for family in range(64)
                 if verdict(machine, CALLS[machine]["socket"], family) == ALLOWED]
    assert open_ones == list(lock.FAMILIES)
    assert verdict(machine, CALLS[machine]["socket"], 40) == lock.ERRNO | lock.EAFNOSUPPORT


@pytest.mark.parametrize("machine", MACHINES)
def test_a_new_process_is_let_through_and_a_new_namespace_is_not(machine: str) -> None:
    clone = CALLS[machine]["clone"]
    thread, child = 0x003D0F00, 0x01200011  # as the C library asks for them
    assert {verdict(machine, clone, thread), verdict(machine, clone, child)} == {ALLOWED}
    spaces = (0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000)
    assert {verdict(machine, clone, child | space) for space in spaces} == {DENIED}


@pytest.mark.parametrize("machine", MACHINES)
def test_the_numbering_of_another_architecture_kills(machine: str) -> None:
    foreign = (0x40000003, 0x40000028, *(audit for name, audit in lock.ARCHITECTURES.items()
                                         if name != machine))  # i386 and 32-bit ARM, the other
    assert {verdict(machine, CALLS[machine]["read"], audit=audit) for audit in foreign} == {KILLED}
    if machine == "x86_64":
        assert verdict(machine, lock.X32 | CALLS[machine]["read"]) == KILLED

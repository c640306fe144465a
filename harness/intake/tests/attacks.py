"""Attacks on the intake, as a table: how each is made, what it does to a weak one, its twin.

`make(folder, bait)` writes the hostile source and returns it; `bait` is a file outside that no
submission should read or change. `harm` says whether the weak intake was hurt. `twin` is the same
structure without the attack, which must be taken in. Longer than most files: it is one table.
"""

from __future__ import annotations

import os
import pickle
import stat
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from harness.intake.entries import Limits
from harness.intake.tests import building as b
from harness.intake.tests.building import HONEST, Member

SMALL = Limits(files=60, entries=400, total_bytes=2**20, packed_bytes=2**20, ratio=50,
               ratio_from_bytes=2**18, depth=12, seconds=30)
SECRET, PLANTED = b"a private key of the interviewer", b"planted by the submission"
LARGE = 3 * 2**20  # more than SMALL lets in


@dataclass(frozen=True)
class Outcome:
    """What a weak intake left: its folder, the names as stored, the bait, whether it hung."""

    into: Path
    names: list[str]
    bait: Path
    hung: bool

    def files(self) -> list[Path]:
        return [p for p in sorted(self.into.rglob("*")) if p.is_file() or p.is_symlink()]


Make = Callable[[Path, Path], str]
Harm = Callable[[Outcome], bool]


@dataclass(frozen=True)
class Attack:
    """`refused` is a pattern of the refusal; "" where it is taken in and must stay inert."""

    name: str
    make: Make
    harm: Harm
    refused: str
    twin: Make


def leaked(seen: Outcome) -> bool:
    return any(path.is_file() and path.read_bytes() == SECRET for path in seen.files())


def overwritten(seen: Outcome) -> bool:
    return seen.bait.read_bytes() == PLANTED


def flooded(seen: Outcome) -> bool:
    sizes = [path.lstat().st_size for path in seen.files()]
    return sum(sizes) > SMALL.total_bytes or len(sizes) > SMALL.files


def deep(seen: Outcome) -> bool:
    return any(len(path.relative_to(seen.into).parts) > SMALL.depth for path in seen.files())


def ambiguous(seen: Outcome) -> bool:
    """Say whether entries fell together: fewer files than names, or names that only case parts."""
    import unicodedata
    folded = {unicodedata.normalize("NFC", name).casefold().rstrip("/") for name in seen.names}
    return len(folded) < len(seen.names)


def unshowable(seen: Outcome) -> bool:
    return any(not name.isprintable() for name in seen.names)


def special(seen: Outcome) -> bool:
    return any(not stat.S_ISREG(path.stat().st_mode) for path in seen.into.rglob("*")
               if not path.is_dir())


def hung(seen: Outcome) -> bool:
    return seen.hung


def crashed(seen: Outcome) -> bool:
    """Say whether the weak intake failed with an error that is not in three parts."""
    return not seen.names


def marked(seen: Outcome) -> bool:
    return seen.bait.with_name("marker").exists()


def folder(change: Callable[[Path, Path], object]) -> Make:
    def make(home: Path, bait: Path) -> str:
        change(b.write_folder(home / "handed-in"), bait)
        return str(home / "handed-in")
    return make


def zipped(*more: Member | Callable[[Path], Member], first: bool = False) -> Make:
    def make(home: Path, bait: Path) -> str:
        extra = [m(bait) if callable(m) else m for m in more]
        found = [*extra, *b.members()] if first else [*b.members(), *extra]
        return str(b.write_zip(home / "handed-in.zip", found))
    return make


def tarred(*more: Member | Callable[[Path], Member], mode: str = "w:gz") -> Make:
    def make(home: Path, bait: Path) -> str:
        extra = [m(bait) if callable(m) else m for m in more]
        return str(b.write_tar(home / "handed-in.tar", [*b.members(), *extra], mode))
    return make


def bundled(change: Callable[[Path, Path], object] | None = None, *revisions: str) -> Make:
    def make(home: Path, bait: Path) -> str:
        repository = b.write_repository(home / "repository")
        if change:
            change(repository, bait)
        return str(b.write_bundle(repository, *revisions))
    return make


def grown(**rows: Callable[[Path, Path], tuple[str, str]]) -> Callable[[Path, Path], None]:
    """Return a change that commits extra tree rows: name → (mode, object id)."""
    def change(home: Path, bait: Path) -> None:
        listed = b.honest_rows(home)
        for name, row in rows.items():
            mode, target = row(home, bait)
            listed.append((mode, name.replace("_", "-").encode(), target))
        b.commit_tree(home, b.raw_tree(home, listed))
    return change


def raw_rows(make: Callable[[Path], list[tuple[str, bytes, str]]]) -> Callable[[Path, Path], None]:
    def change(home: Path, bait: Path) -> None:
        b.commit_tree(home, b.raw_tree(home, [*b.honest_rows(home), *make(home)]))
    return change


def up(bait: Path) -> str:
    """Return a name that leads from an unpacked submission to the bait."""
    return f"../{bait.name}"


def many(count: int) -> list[Member]:
    return [Member(f"data/{number}.txt", b"x") for number in range(count)]


class Touch:
    """An object whose unpickling makes a file."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str, int]]:
        return os.open, (self.path, os.O_CREAT)


def pickled(home: Path, bait: Path) -> None:
    (home / "index.pkl").write_bytes(pickle.dumps(Touch(str(bait.with_name("marker")))))


def doubling(home: Path) -> list[tuple[str, bytes, str]]:
    """Return a tree of 4^8 files made of nine objects."""
    inner = b.raw_tree(home, [("100644", b"f", b.blob(home, b"x"))])
    for _ in range(7):
        inner = b.raw_tree(home, [("40000", name, inner) for name in (b"a", b"b", b"c", b"d")])
    return [("40000", b"z", inner)]


def longnames(home: Path, bait: Path) -> str:
    """Write a tar with six hundred long-name headers in a row before one file."""
    about = tarfile.TarInfo("././@LongLink")
    about.type, about.size = tarfile.GNUTYPE_LONGNAME, 5
    block = about.tobuf(tarfile.GNU_FORMAT)[:512]
    path = Path(tarred(mode="w")(home, bait))
    path.write_bytes((block + b"name\0".ljust(512, b"\0")) * 600 + path.read_bytes())
    return str(path)


def sparse(size: int) -> Make:
    """Write a GNU sparse entry that states `size` bytes and holds one block."""
    def make(home: Path, bait: Path) -> str:
        about = tarfile.TarInfo("weights.bin")
        about.size = 512
        block = bytearray(about.tobuf(tarfile.GNU_FORMAT)[:512])
        block[156:157] = tarfile.GNUTYPE_SPARSE
        block[386:410] = b"%011o\0%011o\0" % (0, 512)
        block[482:483] = b"\0"
        block[483:495] = b"%011o\0" % size
        block[148:156] = b" " * 8
        block[148:156] = b"%06o\0 " % sum(block)
        path = Path(tarred(mode="w")(home, bait))
        path.write_bytes(bytes(block) + b"y" * 512 + path.read_bytes())
        return str(path)
    return make


def pax(home: Path, bait: Path) -> str:
    def change(about: tarfile.TarInfo) -> None:
        if about.name == "innocent.txt":
            about.pax_headers = {"path": up(bait)}
    return str(b.write_tar(home / "handed-in.tar", [*b.members(), Member("innocent.txt", PLANTED)],
                           "w", change))


def pax_twin(home: Path, bait: Path) -> str:
    def change(about: tarfile.TarInfo) -> None:
        if about.name == "innocent.txt":
            about.pax_headers = {"path": "ein-schöner-name.txt"}
    return str(b.write_tar(home / "handed-in.tar", [*b.members(), Member("innocent.txt", b"x")],
                           "w", change))


def huge_header(size: int) -> Make:
    def make(home: Path, bait: Path) -> str:
        def change(about: tarfile.TarInfo) -> None:
            if about.name == "NOTES.md":
                about.pax_headers = {"comment": "x" * size}
        return str(b.write_tar(home / "handed-in.tar", b.members(), "w:gz", change))
    return make


def honest_raw(home: Path, bait: Path) -> str:
    return str(b.write_raw_zip(home / "handed-in.zip", [
        (name, content, len(content)) for name, content in HONEST.items()]))


def lying(home: Path, bait: Path) -> str:
    return str(b.write_raw_zip(home / "handed-in.zip", [
        *((name, content, len(content)) for name, content in HONEST.items()),
        ("small.txt", bytes(LARGE), 10)]))


def odd_zip(**odd: int) -> Make:
    def make(home: Path, bait: Path) -> str:
        return str(b.write_raw_zip(home / "handed-in.zip", [
            (name, content, len(content)) for name, content in HONEST.items()], **odd))
    return make


def nul_name(home: Path, bait: Path) -> str:
    return str(b.write_raw_zip(home / "handed-in.zip", [
        *((name, content, len(content)) for name, content in HONEST.items()),
        ("rag/readme.py\0.txt", b"x", 1)]))


def optional(revision: str) -> Make:
    """Return the address of a repository with a revision behind it; {} stands for the marker."""
    def make(home: Path, bait: Path) -> str:
        repository = b.write_repository(home / "repository")
        return f"file://{repository}#{revision.format(bait.with_name('marker'))}"
    return make


def submodule(address: Callable[[Path, Path], str]) -> Callable[[Path, Path], None]:
    def change(home: Path, bait: Path) -> None:
        text = f'[submodule "m"]\n\tpath = m\n\turl = {address(home, bait)}\n'
        commit = b.git(home, "rev-parse", "HEAD")
        b.commit_tree(home, b.raw_tree(home, [
            ("100644", b".gitmodules", b.blob(home, text.encode())),
            ("160000", b"m", commit), *b.honest_rows(home)]))
    return change


def nested(depth: int) -> Callable[[Path, Path], None]:
    def change(home: Path, bait: Path) -> None:
        path = home.joinpath(*["d"] * depth)
        path.mkdir(parents=True)
        (path / "f").write_bytes(b"x")
    return change


def plain(home: Path, bait: Path) -> str:
    return folder(lambda home, bait: None)(home, bait)


LINK, CHAR, PIPE, HARD = stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO, 0
REGULAR = r"which is no regular file"
LARGER = r"too large|far more than it holds"

FOLDER_ATTACKS = [
    Attack("folder: link to a file outside",
           folder(lambda home, bait: (home / "notes").symlink_to(bait)),
           leaked, rf"notes, {REGULAR}", folder(lambda h, _: (h / "notes").write_bytes(b"x"))),
    Attack("folder: link to a folder outside",
           folder(lambda home, bait: (home / "data").symlink_to(bait.parent / "private")),
           leaked, rf"data, {REGULAR}", folder(lambda h, _: (h / "data").mkdir())),
    Attack("folder: pipe without a writer",
           folder(lambda home, _: os.mkfifo(home / "queue")),
           hung, rf"queue, {REGULAR}", folder(lambda h, _: (h / "queue").write_bytes(b""))),
    Attack("folder: name that is not UTF-8",
           folder(lambda home, _: open(os.fsencode(home) + b"/\xff\xfe.py", "wb").close()),
           unshowable, r"name is refused: \\udcff", folder(
               lambda h, _: (h / "größe.py").write_bytes(b"x"))),
    Attack("folder: name with terminal escapes",
           folder(lambda home, _: (home / "\x1b[2Jnotes").write_bytes(b"x")),
           unshowable, r"name is refused: \\x1b\[2Jnotes", folder(
               lambda h, _: (h / "[2J] notes").write_bytes(b"x"))),
    Attack("folder: name that reads from right to left",
           folder(lambda home, _: (home / "notes\u202eyp.txt").write_bytes(b"x")),
           unshowable, r"name is refused: notes\\u202eyp", folder(
               lambda h, _: (h / "הערות.txt").write_bytes(b"x"))),
    Attack("folder: names that differ by case",
           folder(lambda home, _: (home / "RAG").mkdir() or (home / "RAG" / "__init__.py")
                  .write_bytes(b"x")),
           ambiguous, r"both RAG and rag", folder(
               lambda h, _: (h / "rags").write_bytes(b"x"))),
    Attack("folder: names that differ by form",
           folder(lambda home, _: (home / "\u00fc.py").write_bytes(b"x")
                  and (home / "u\u0308.py").write_bytes(b"y")),
           ambiguous, r"differ by case or by form|both", folder(
               lambda h, _: (h / "\u00fc.py").write_bytes(b"x"))),
    Attack("folder: too many files",
           folder(lambda home, _: b.write_folder(home, {m.name: m.content for m in many(70)})),
           flooded, LARGER, folder(
               lambda h, _: b.write_folder(h, {m.name: m.content for m in many(50)}))),
    Attack("folder: terabyte that holds nothing",
           folder(lambda home, _: (home / "big").touch() or os.truncate(home / "big", 2**40)),
           flooded, LARGER, folder(
               lambda h, _: (h / "big").touch() or os.truncate(h / "big", 2**19))),
    Attack("folder: too deep", folder(nested(20)), deep, r"folders deep", folder(nested(6))),
    Attack("folder: pickle with a payload", folder(pickled), lambda s: marked(s), "", folder(
        lambda h, _: (h / "index.pkl").write_bytes(pickle.dumps([1, 2])))),
]
ZIP_ATTACKS = [
    Attack("zip: .. in a name", zipped(lambda bait: Member(up(bait), PLANTED)),
           overwritten, r"name is refused: \.\./bait", zipped(Member("..bait", b"x"))),
    Attack("zip: absolute name", zipped(lambda bait: Member(str(bait), PLANTED)),
           overwritten, r"name is refused: /.*bait", zipped(Member("tmp/bait", b"x"))),
    Attack("zip: .. with backslashes", zipped(lambda bait: Member(
        up(bait).replace("/", "\\"), PLANTED)),
        overwritten, r"name is refused: \.\.\\bait", zipped(Member("bait", b"x"))),
    Attack("zip: link that leaks", zipped(lambda bait: Member("notes", mode=LINK,
                                                              target=str(bait))),
           leaked, rf"notes, {REGULAR}", zipped(Member("notes", b"/etc/hostname"))),
    Attack("zip: write through a link", zipped(
        lambda bait: Member("out", mode=LINK, target=str(bait.parent)),
        lambda bait: Member(f"out/{bait.name}", PLANTED)),
        overwritten, rf"out, {REGULAR}", zipped(Member("out/bait", b"x"))),
    Attack("zip: bomb of zeros", zipped(Member("zeros", bytes(LARGE))),
           flooded, LARGER, zipped(Member("words", b"many words " * 9000))),
    Attack("zip: entries that overlap", lambda home, _: str(b.write_overlapping_zip(
        home / "handed-in.zip", 50, 2**17)),
        flooded, LARGER + "|cannot be read", lambda home, _: str(b.write_overlapping_zip(
            home / "handed-in.zip", 1, 2**17))),
    Attack("zip: size that lies", lying, flooded, r"cannot be read", honest_raw),
    Attack("zip: one name twice", zipped(Member("rag/__init__.py", PLANTED)),
           ambiguous, r"rag/__init__\.py twice", zipped(Member("rag/init.py", b"x"))),
    Attack("zip: names that differ by case", zipped(Member("rag/__INIT__.py", b"x")),
           ambiguous, r"both rag/__init__\.py and rag/__INIT__\.py",
           zipped(Member("rag/INIT.py", b"x"))),
    Attack("zip: name hidden behind a NUL", nul_name, unshowable, r"name is refused", honest_raw),
    Attack("zip: device", zipped(Member("null", mode=CHAR)), special, rf"null, {REGULAR}",
           zipped(Member("null"))),
    Attack("zip: too many entries", zipped(*many(500)), flooded, LARGER, zipped(*many(50))),
    Attack("zip: file and folder of one name", zipped(Member("a", b"x"), Member("a/b", b"x")),
           crashed, r"a as a file and as a folder", zipped(Member("a/c", b"x"),
                                                           Member("a/b", b"x"))),
    Attack("zip: encrypted", odd_zip(flags=1), lambda seen: bool(seen.names),
           rf"rag/__init__\.py, {REGULAR}", honest_raw),
    Attack("zip: another name in the body than in the list", odd_zip(local=1),
           lambda seen: "rag/__init__.py" in seen.names, r"cannot be read", honest_raw),
    Attack("zip: list of entries said to be endless", odd_zip(directory=2**31), crashed,
           LARGER, honest_raw),
]
TAR_ATTACKS = [
    Attack("tar: .. in a name", tarred(lambda bait: Member(up(bait), PLANTED)),
           overwritten, r"name is refused: \.\./bait", tarred(Member("..bait", b"x"))),
    Attack("tar: absolute name", tarred(lambda bait: Member(str(bait), PLANTED), mode="w:bz2"),
           overwritten, r"name is refused: /.*bait", tarred(Member("tmp/bait", b"x"),
                                                            mode="w:bz2")),
    Attack("tar: write through a link", tarred(
        lambda bait: Member("out", mode=LINK, target=str(bait.parent)),
        lambda bait: Member(f"out/{bait.name}", PLANTED), mode="w"),
        overwritten, rf"out, {REGULAR}", tarred(Member("out/bait", b"x"), mode="w")),
    Attack("tar: hard link to a file outside", tarred(
        lambda bait: Member("notes", mode=HARD, target=str(bait))),
        leaked, rf"notes, {REGULAR}", tarred(Member("notes", b"x"))),
    Attack("tar: write through a hard link", tarred(
        lambda bait: Member("notes", mode=HARD, target=str(bait)),
        Member("notes", PLANTED)),
        lambda seen: ambiguous(seen), rf"notes, {REGULAR}", tarred(Member("notes", b"x"))),
    Attack("tar: pipe", tarred(Member("queue", mode=PIPE)), special, rf"queue, {REGULAR}",
           tarred(Member("queue"))),
    Attack("tar: bomb of zeros", tarred(Member("zeros", bytes(LARGE))),
           flooded, LARGER, tarred(Member("words", b"many words " * 9000))),
    Attack("tar: header of megabytes", huge_header(LARGE), lambda seen: bool(seen.names),
           LARGER, huge_header(3000)),
    Attack("tar: sparse file of a terabyte", sparse(2**33), flooded, rf"weights.bin, {REGULAR}",
           tarred(Member("weights.bin", b"y" * 512), mode="w")),
    Attack("tar: .. in an extended header", pax, overwritten, r"name is refused: \.\./bait",
           pax_twin),
    Attack("tar: long names without end", longnames, crashed, r"cannot be read",
           tarred(Member("d" * 60 + "/" + "n" * 120, b"x"), mode="w")),
    Attack("tar: one name twice", tarred(Member("./rag/__init__.py", PLANTED)),
           lambda seen: (seen.into / "rag/__init__.py").read_bytes() == PLANTED,
           r"rag/__init__\.py twice", tarred(Member("./rag/init.py", b"x"))),
]
GIT_ATTACKS = [
    Attack("git: link to a file outside", bundled(grown(
        notes=lambda home, bait: ("120000", b.blob(home, str(bait).encode())))),
        leaked, rf"notes, {REGULAR}", bundled(grown(
            notes=lambda home, _: ("100644", b.blob(home, b"x"))))),
    Attack("git: submodule", bundled(submodule(lambda home, bait: str(home))),
           lambda seen: any("m/rag/" in name for name in seen.names), rf"m, {REGULAR}",
           bundled(grown(m=lambda home, _: ("100644", b.blob(home, b"x"))))),
    Attack("git: tree of 16,384 files made of nine objects", bundled(raw_rows(doubling)),
           flooded, LARGER, bundled()),
    Attack("git: names that differ by case", bundled(raw_rows(
        lambda home: [("100644", name, b.blob(home, b"x")) for name in (b"readme", b"README")])),
        ambiguous, r"both README and readme|both readme and README", bundled(raw_rows(
            lambda home: [("100644", b"readme", b.blob(home, b"x"))]))),
    Attack("git: file of megabytes that packs to nothing", bundled(grown(
        zeros=lambda home, _: ("100644", b.blob(home, bytes(LARGE))))),
        flooded, LARGER, bundled(grown(
            zeros=lambda home, _: ("100644", b.blob(home, bytes(1000)))))),
    Attack("git: address that is a command", lambda home, bait:
           f"ext::sh -c touch% {bait.with_name('marker')}",
           marked, r"there is no submission", bundled()),
    Attack("git: revision that is an option", optional("--upload-pack=touch {};git-upload-pack"),
           marked, r"is no revision", optional("main")),
]
ATTACKS = [*FOLDER_ATTACKS, *ZIP_ATTACKS, *TAR_ATTACKS, *GIT_ATTACKS]

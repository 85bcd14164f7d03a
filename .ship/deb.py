"""Deb: the bundle as a package for Debian and Ubuntu, with the system's libraries instead of the bundle's spare ones.

Made with dpkg-deb alone. The package runs no program of its own at installation but the desktop's own triggers, and it
never touches what a clinic keeps: that lies in people's home folders.
"""

import hashlib
import json
import re
import shutil
import subprocess
from datetime import UTC, datetime
from email.utils import format_datetime
from gzip import GzipFile
from pathlib import Path
from typing import Final

import licences
from bill import Part, bill
from bundle import BUILT, inside, pypi
from contents import of_every_linux, print_system
from elf import asked, is_elf, system_libraries
from sums import seal
from tree import RELEASE, ROOT, WORK, epoch, files_below, version

STAGE: Final = WORK / "deb"
DESKTOP: Final = ROOT / "resources" / "desktop"
PARTS: Final = Path(__file__).with_name("debian")
LIMIT: Final = 60_000_000
"""Bytes of the package; issue 7."""
HOME: Final = "usr/lib/exoconsent"


def main() -> None:
    """Lay out the files, describe them, pack them."""
    shutil.rmtree(STAGE, ignore_errors=True)
    libraries = program()
    needs = owners(libraries - _printing())
    wishes = sorted({*owners(_printing()), "cups-client"} - set(needs))
    desktop()
    documents(needs)
    control(needs, wishes)
    pack()


def program() -> set[str]:
    """The bundle without the libraries that the system has; the names of those that are wanted from the system."""
    target = STAGE / HOME
    for path in files_below(BUILT):
        place = path.relative_to(BUILT)
        if place.parts[0] in ("licences", "README.txt", "sbom.cdx.json") or "spare" in place.parts:
            continue
        if place.name not in _lent() or len(place.parts) > 2:
            (target / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target / place)
    link(STAGE / "usr/bin/exoconsent", "../lib/exoconsent/exoconsent")
    files = [path for path in files_below(target) if is_elf(path)]
    return {name for path in files for name in asked(path).libraries} - {path.name for path in files}


def _lent() -> set[str]:
    return set(json.loads((WORK / "system-libraries.json").read_text()))


def _printing() -> set[str]:
    """Libraries that only Qt's plugin for CUPS wants: without a print system all else works."""
    plugins = [path for path in files_below(STAGE / HOME) if "printsupport" in path.parts]
    return {name for path in plugins for name in asked(path).libraries if print_system(name)}


def owners(libraries: set[str]) -> dict[str, tuple[str, ...]]:
    """The Debian packages of libraries, and what they are wanted for; those that every system has are left out."""
    known = system_libraries()
    wanted = sorted(name for name in libraries if not of_every_linux(name))
    return licences.debian_packages(known[name] for name in wanted)


def desktop() -> None:
    """Menu entry, icons, file types, AppStream data and manual page."""
    share = STAGE / "usr/share"
    for name in ("exoconsent.desktop", "exoconsent-verify.desktop"):
        put(share / "applications" / name, (DESKTOP / name).read_bytes())
    put(share / "mime/packages/exoconsent.xml", (DESKTOP / "exoconsent.xml").read_bytes())
    metainfo = "org.exoconsent.ExoConsent.metainfo.xml"
    put(share / "metainfo" / metainfo, (DESKTOP / metainfo).read_bytes())
    icons = share / "icons/hicolor"
    put(icons / "scalable/apps/exoconsent.svg", (DESKTOP / "exoconsent.svg").read_bytes())
    for kind in ("pack", "backup", "consent"):
        put(icons / f"scalable/mimetypes/exoconsent-{kind}.svg", (DESKTOP / f"exoconsent-{kind}.svg").read_bytes())
    for path in DESKTOP.glob("exoconsent-*.png"):
        size = path.stem.rpartition("-")[2]
        put(icons / f"{size}x{size}/apps/exoconsent.png", path.read_bytes())
    put(share / "man/man1/exoconsent.1.gz", gzipped((DESKTOP / "exoconsent.1").read_bytes()))


def documents(needs: dict[str, tuple[str, ...]]) -> None:
    """Changelog, copyright with every licence text, bill of materials."""
    folder = STAGE / "usr/share/doc/exoconsent"
    when = format_datetime(datetime.fromtimestamp(epoch(), UTC))
    entry = (
        f"exoconsent ({version()}) stable; urgency=medium\n\n  * See changelog.md.gz.\n\n"
        f" -- The ExoConsent project <exoconsent@localhost>  {when}\n"
    )
    put(folder / "changelog.gz", gzipped(entry.encode()))
    put(folder / "changelog.md.gz", gzipped((ROOT / "CHANGELOG.md").read_bytes()))
    put(folder / "copyright", (PARTS / "copyright").read_bytes())
    licences.write(folder / "licences", [one.name for one in inside()])
    licences.write_python(folder / "licences")
    put(folder / "sbom.cdx.json", sbom(needs).encode())


def sbom(needs: dict[str, tuple[str, ...]]) -> str:
    """The bill of materials; the packages that it depends on are named with the version that it was built with."""
    parts = [pypi(one) for one in inside()]
    parts += [Part(name=name, version=licences.debian_version(name), kind="deb") for name in needs]
    return bill("exoconsent-deb", version(), parts, epoch())


def control(needs: dict[str, tuple[str, ...]], wishes: list[str]) -> None:
    """What dpkg reads, and what it runs before it unpacks."""
    folder = STAGE / "DEBIAN"
    size = sum(path.stat().st_size for path in files_below(STAGE)) // 1024
    text = (PARTS / "control").read_text(encoding="utf-8")
    said = {"VERSION": version(), "SIZE": str(size), "DEPENDS": ", ".join(depends(needs)), "WISHES": ", ".join(wishes)}
    put(folder / "control", re.sub(r"@(\w+)@", lambda found: said[found[1]], text).encode())
    preinst = (PARTS / "preinst").read_text(encoding="utf-8").replace("@VERSION@", version())
    put(folder / "preinst", preinst.encode(), mode=0o755)
    shipped = [path for path in files_below(STAGE) if "DEBIAN" not in path.parts]
    lines = [
        f"{hashlib.md5(p.read_bytes()).hexdigest()}  {p.relative_to(STAGE)}\n" for p in shipped if not p.is_symlink()
    ]
    put(folder / "md5sums", "".join(lines).encode())


def depends(needs: dict[str, tuple[str, ...]]) -> list[str]:
    """The packages of the libraries that are wanted, and the oldest C library that all of it runs with."""
    files = [path for path in files_below(STAGE / HOME) if is_elf(path)]
    oldest = max(asked(path).versions.get("GLIBC", (2, 34)) for path in files)
    return [f"libc6 (>= {'.'.join(map(str, oldest))})", "libgcc-s1", "libstdc++6 (>= 11)", *sorted(needs)]


def pack() -> None:
    """The package, listed and signed. Everything in it is of the commit's time and root's."""
    folder = RELEASE / "deb"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    target = folder / f"exoconsent_{version()}_amd64.deb"
    tidy()
    how = ["-Zxz", "-z6", "--threads-max=1", "--root-owner-group"]
    still = {"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": str(epoch()), "LC_ALL": "C"}
    command = ["dpkg-deb", *how, "--build", str(STAGE), str(target)]
    subprocess.run(command, check=True, env=still, stdout=subprocess.DEVNULL)
    size = target.stat().st_size
    if size > LIMIT:
        raise SystemExit(f"{target.name}: {size:,} bytes are more than {LIMIT:,}")
    shutil.copy(STAGE / "usr/share/doc/exoconsent/sbom.cdx.json", target.with_suffix(".cdx.json"))
    put(
        folder / "README.txt", (PARTS / "README.txt").read_text(encoding="utf-8").replace("VERSION", version()).encode()
    )
    seal(folder)
    print(f"{size / 1e6:8.1f} MB  {target.relative_to(ROOT)}")


def tidy() -> None:
    """Modes as Debian has them, whatever the builder's own umask is."""
    for path in sorted(STAGE.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
        elif not path.is_symlink():
            runs = path.name in ("preinst",) or path == STAGE / HOME / "exoconsent"
            path.chmod(0o755 if runs else 0o644)
    STAGE.chmod(0o755)


def put(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Write a file of the package."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(mode)


def link(path: Path, target: str) -> None:
    """Make a link of the package."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


def gzipped(content: bytes) -> bytes:
    """Packed without a name and a time."""
    packed = WORK / "packed.gz"
    with packed.open("wb") as file, GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as gzip:
        gzip.write(content)
    return packed.read_bytes()


if __name__ == "__main__":
    main()

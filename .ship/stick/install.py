"""Installs ExoConsent from the folder that this file lies in, without any network; see README.txt there.

    install.py                 into your own account, also over an older version
    install.py --to FOLDER     into another folder
    install.py --remove        takes the program away; what your clinic keeps stays
    install.py --force         also an older version, or a folder whose signature could not be checked

Only Python's own library is used: on this computer nothing else may be there yet.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
NETWORKS = ("*Qt6Network*", "QtNetwork*", "plugins/tls", "plugins/networkinformation", "plugins/platforms/*qvnc*")
"""What Qt's wheel brings for networks, below its folder; the program never loads it, and then it is not even there."""
CURRENT = "current.json"
"""In the program's folder: which version the menu entry leads to."""


class Refusal(Exception):
    """Why nothing was installed, as a sentence."""


@dataclass(frozen=True, kw_only=True)
class System:
    """What this computer is; tests hand in others."""

    platform: str
    home: Path
    environment: Mapping[str, str]

    @property
    def is_windows(self) -> bool:
        """Programs end in .exe there, and lie in Scripts."""
        return self.platform == "win32"

    def programs(self) -> Path:
        """Where programs of one account go, by the custom of the system."""
        if self.is_windows:
            local = self.environment.get("LOCALAPPDATA")
            return (Path(local) if local else self.home / "AppData" / "Local") / "Programs" / "ExoConsent"
        if self.platform == "darwin":
            return self.home / "Applications" / "ExoConsent"
        return self.home / ".local" / "lib" / "exoconsent"

    def python_in(self, folder: Path) -> Path:
        """The Python of an environment."""
        return folder / "Scripts" / "python.exe" if self.is_windows else folder / "bin" / "python"

    def command_in(self, folder: Path) -> Path:
        """ExoConsent's own start script in an environment."""
        return folder / "Scripts" / "exoconsent.exe" if self.is_windows else folder / "bin" / "exoconsent"

    def entries(self, folder: Path) -> dict[Path, str]:
        """What starts the program from a menu or a shell: path and text; ``folder`` is its environment."""
        if self.is_windows:
            roaming = self.environment.get("APPDATA")
            menu = Path(roaming) if roaming else self.home / "AppData" / "Roaming"
            start = folder / "Scripts" / "exoconsent-window.exe"
            place = menu / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "ExoConsent.cmd"
            return {place: f'@start "" "{start}" %*\r\n'}
        command = f'#!/bin/sh\nexec "{self.command_in(folder)}" "$@"\n'
        if self.platform == "darwin":
            return {self.home / "Applications" / "ExoConsent.command": command}
        share = Path(self.environment.get("XDG_DATA_HOME") or self.home / ".local" / "share")
        shell = self.home / ".local" / "bin" / "exoconsent"
        menu = (HERE / "desktop" / "exoconsent.desktop").read_text(encoding="utf-8")
        icon = share / "icons" / "hicolor" / "scalable" / "apps" / "exoconsent.svg"
        return {
            shell: command,
            share / "applications" / "exoconsent.desktop": menu.replace("Exec=exoconsent ", f'Exec="{shell}" '),
            share / "mime" / "packages" / "exoconsent.xml": (HERE / "desktop" / "exoconsent.xml").read_text(),
            icon: (HERE / "desktop" / "exoconsent.svg").read_text(),
        }


Run = Callable[[Sequence[str]], int]
"""Runs a program; its exit code."""


def run(command: Sequence[str]) -> int:
    """Run a program with this one's streams."""
    return subprocess.run(list(command), check=False).returncode


def install(
    system: System, target: Path, *, force: bool = False, say: Callable[[str], None] = print, run: Run = run,
    python: tuple[int, int] = sys.version_info[:2],
) -> Path:  # fmt: skip
    """Check, install, try, and only then lead the menu entry there; returns the environment's folder.

    Raises ``Refusal``; what was installed before still works then.
    """
    release = json.loads((HERE / "release.json").read_text(encoding="utf-8"))
    spoken = f"{python[0]}.{python[1]}"
    check_fits(release, system, spoken)
    say("Checking that nothing on this stick is damaged …")
    check_sums(HERE)
    before = installed(target)
    check_not_older(before, release["version"], force=force)
    check_genuine(before, system, force=force, say=say, run=run)
    folder = beside(target, release["version"], before)
    say(f"Installing ExoConsent {release['version']} into {folder} …")
    try:
        put_in(folder, system, spoken, run)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    lead_to(folder, target, release["version"], system)
    clear_others(target, folder)
    return folder


def beside(target: Path, version: str, before: Mapping[str, Any]) -> Path:
    """A folder for the new environment that is not the one in use: that one must still work if this fails."""
    taken = before.get("folder")
    return next(path for path in (target / version, target / f"{version}-again") if str(path) != taken)


def check_fits(release: Mapping[str, Any], system: System, python: str) -> None:
    """Raise ``Refusal`` for another system or another Python than the wheels are for."""
    if release["platform"] != system.platform:
        raise Refusal(f"This folder is for another system ({release['platform']}; this is {system.platform}).")
    if python not in release["pythons"]:
        raise Refusal(
            f"This is Python {python}, and the wheels here are for {', '.join(release['pythons'])}. "
            "Take one of these, or the bundle, which needs no Python."
        )
    if sys.maxsize < 1 << 32:
        raise Refusal("This Python is one for 32 bits; ExoConsent needs one for 64 bits.")


def check_sums(folder: Path) -> None:
    """Raise ``Refusal`` when a listed file is missing or changed."""
    try:
        lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    except OSError:
        raise Refusal("The list SHA256SUMS is missing; get the folder anew.") from None
    for line in lines:
        wanted, _, name = line.partition("  ")
        try:
            found = digest(folder / name)
        except OSError:
            raise Refusal(f"{name} is missing or cannot be read; copy the folder anew.") from None
        if found != wanted:
            raise Refusal(f"{name} is damaged or was changed; copy the folder anew. Nothing was installed.")


def digest(path: Path) -> str:
    """SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def installed(target: Path) -> dict[str, Any]:
    """Version and folder of what is installed; empty where there is nothing."""
    try:
        known = json.loads((target / CURRENT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def check_not_older(before: Mapping[str, Any], version: str, *, force: bool) -> None:
    """Raise ``Refusal`` when a newer version is installed: an older one may not read what it wrote."""
    if before and numbers(before["version"]) > numbers(version) and not force:
        raise Refusal(
            f"ExoConsent {before['version']} is installed, and this folder holds the older {version}. An older version "
            "may not be able to open what a newer one wrote, so nothing was changed. All the same: --force"
        )


def numbers(version: str) -> tuple[int, ...]:
    """A version so that it can be compared."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def check_genuine(
    before: Mapping[str, Any], system: System, *, force: bool, say: Callable[[str], None], run: Run
) -> None:
    """Ask the installed program, which knows the public key, about this folder; raise ``Refusal`` when it says no."""
    command = system.command_in(Path(before["folder"])) if before else None
    if command is None or not command.is_file():
        say("No ExoConsent is installed yet that could check the signature; docs/release.md says how else to check it.")
        return
    if run([str(command), "check-release", str(HERE)]) and not force:
        raise Refusal("The program that is installed does not trust this folder. Nothing was changed.")


def put_in(folder: Path, system: System, python: str, run: Run) -> None:
    """Make the environment, install into it with hashes, and let the program say its version. Raises ``Refusal``."""
    shutil.rmtree(folder, ignore_errors=True)
    if run([sys.executable, "-I", "-m", "venv", str(folder)]):
        raise Refusal("Python could not make an environment. On Debian and Ubuntu the package python3-venv is missing.")
    lock = HERE / f"requirements-{python}.txt"
    pip = [
        str(system.python_in(folder)),
        "-I",
        "-m",
        "pip",
        "--isolated",
        "--disable-pip-version-check",
        "install",
        "--quiet",
    ]
    if run(
        [*pip, "--no-index", "--find-links", str(HERE / "wheels"), "--no-deps", "--require-hashes", "-r", str(lock)]
    ):
        raise Refusal("The wheels could not be installed. Is there enough room (450 MB)? Nothing was changed.")
    leave_networks_out(folder)
    if run([str(system.command_in(folder)), "--version"]):
        raise Refusal("ExoConsent was installed but does not start, so it was taken away again. Nothing was changed.")


def leave_networks_out(folder: Path) -> None:
    """Take out of the environment what Qt's wheel holds for networks."""
    for qt in folder.rglob("PySide6"):
        for pattern in NETWORKS:
            for path in [*qt.rglob(pattern)]:
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)


def lead_to(folder: Path, target: Path, version: str, system: System) -> None:
    """Point menu entry and command at the new environment."""
    entries = system.entries(folder)
    for path, text in entries.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        path.chmod(0o755 if text.startswith("#!") else 0o644)
    about = {"version": version, "folder": str(folder), "entries": [str(path) for path in entries]}
    fresh = target / f"{CURRENT}.new"
    fresh.write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    fresh.replace(target / CURRENT)


def clear_others(target: Path, folder: Path) -> None:
    """Take older environments away; one that is in use stays until the next time."""
    for path in target.iterdir():
        if path.is_dir() and path != folder and (path / "pyvenv.cfg").is_file():
            shutil.rmtree(path, ignore_errors=True)


def remove(target: Path) -> None:
    """Take the program and what starts it away, nothing else. Raises ``Refusal`` when there is none."""
    known = installed(target)
    if not known:
        raise Refusal(f"No ExoConsent was installed from a stick into {target}.")
    for path in known.get("entries", []):
        Path(path).unlink(missing_ok=True)
    clear_others(target, target)
    (target / CURRENT).unlink()


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description="Installs ExoConsent from this folder, without any network.")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where the program goes")
    parser.add_argument("--remove", action="store_true", help="take the program away; what your clinic keeps stays")
    parser.add_argument("--force", action="store_true", help="also an older or unsigned version")
    options = parser.parse_args(list(arguments))
    system = System(platform=sys.platform, home=Path.home(), environment=os.environ)
    target = (options.to or system.programs()).absolute()
    try:
        if options.remove:
            remove(target)
            print("Removed. What your clinic keeps was not touched.")
            return 0
        target.mkdir(parents=True, exist_ok=True)
        folder = install(system, target, force=options.force)
    except Refusal as why:
        print(why, file=sys.stderr)
        return 1
    print("Done. Start ExoConsent from the menu, or with:", *(str(path) for path in list(system.entries(folder))[:1]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

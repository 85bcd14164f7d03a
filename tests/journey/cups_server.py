"""A CUPS scheduler of the tests' own, in a temporary folder, with printers that keep what they get."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

WORDS = {**os.environ, "LC_ALL": "C"}
SEARCHED = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"

FILES = """\
ServerRoot {home}/etc
RequestRoot {home}/spool
TempDir {home}/spool/tmp
CacheDir {home}/cache
StateDir {home}/run
ServerBin {home}/bin
DataDir /usr/share/cups
DocumentRoot {home}/run
AccessLog {home}/log/access
ErrorLog {home}/log/error
PageLog {home}/log/page
User {user}
Group {group}
SyncOnClose No
"""
RULES = """\
LogLevel warn
Listen localhost:{port}
Browsing Off
DefaultAuthType None
WebInterface No
PreserveJobFiles No
PreserveJobHistory Yes
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
BACKEND = """\
#!/bin/sh
# Keeps what it gets. Called keep:/fail it breaks, called keep:/empty it waits for paper.
[ $# -eq 0 ] && {{ echo 'direct keep "Unknown" "Keeps"'; exit 0; }}
case "$DEVICE_URI" in
*fail) echo "ERROR: The drum is worn out" >&2; exit 1;;
*empty) echo "STATE: +media-empty-error" >&2; echo "INFO: Load paper" >&2
    while [ ! -e {out}/refilled ]; do sleep 0.05; done; echo "STATE: -media-empty-error" >&2;;
esac
cat ${{6:-}} > "{out}/$1.document"
printf '%s\\n' "$1" "$2" "$3" "$4" "$5" > "{out}/$1.part"
mv "{out}/$1.part" "{out}/$1.told"
"""
DRIVER = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "DESK.PPD"
*Manufacturer: "Invented"
*Product: "(Desk)"
*ModelName: "Desk"
*ShortNickName: "Desk"
*NickName: "Desk"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
{filter}
*OpenUI *PageSize/Page Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageSize Letter/US Letter: "<</PageSize[612 792]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion/Page Region: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageRegion Letter/US Letter: "<</PageSize[612 792]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4: "0 0 595 842"
*ImageableArea Letter: "0 0 612 792"
*DefaultPaperDimension: A4
*PaperDimension A4: "595 842"
*PaperDimension Letter: "612 792"
*OpenUI *InputSlot/Tray: PickOne
*DefaultInputSlot: Tray1
*InputSlot Tray1/White: ""
*InputSlot Tray2/Letterhead: ""
*CloseUI: *InputSlot
*OpenUI *Duplex/Sides: PickOne
*DefaultDuplex: None
*Duplex None/One: ""
*Duplex DuplexNoTumble/Book: ""
*Duplex DuplexTumble/Up: ""
*CloseUI: *Duplex
*DefaultFont: Courier
"""
AS_PDF = '*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"'
"""What modern printers take; without it CUPS makes PostScript, with the driver's own words for tray and sides."""


class MissingError(Exception):
    """Why there can be no scheduler here."""


@dataclass(frozen=True)
class Printed:
    """What a printer got."""

    title: str
    copies: int
    options: dict[str, str]
    document: Path
    told: str


class CupsServer:
    """Started by ``start``; CUPS_SERVER in ``environment`` leads there."""

    def __init__(self, home: Path) -> None:
        self.home, self.out, self.port = home, home / "out", free_port()
        self.environment = {"CUPS_SERVER": f"localhost:{self.port}", "HOME": str(home), "TMPDIR": str(home / "tmp")}

    def start(self) -> None:
        """Raises ``MissingError`` with the reason."""
        daemon = shutil.which("cupsd", path=SEARCHED)
        programs = next((p for p in map(Path, ("/usr/lib/cups", "/usr/libexec/cups")) if (p / "filter").is_dir()), None)
        if daemon is None or programs is None or not (programs / "filter" / "pdftopdf").exists():
            raise MissingError("CUPS is not installed with its scheduler and filters (Debian: cups)")
        self._furnish(programs)
        command = [daemon, "-f", "-c", str(self.home / "etc/cupsd.conf"), "-s", str(self.home / "etc/cups-files.conf")]
        with (self.home / "log/out").open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        for _ in range(100):
            if self.process.poll() is not None:
                break
            if b"is running" in self.ask("lpstat", "-r").stdout:
                return
            time.sleep(0.05)
        raise MissingError(f"cupsd may not run here: {self.log()[-300:]}")

    def stop(self) -> None:
        self.process.send_signal(signal.SIGCONT)
        self.process.terminate()
        self.process.wait(10)

    def add(self, name: str, behaviour: str = "ok", *options: str, driver: str = AS_PDF) -> None:
        ppd = self.home / f"{name}.ppd"
        ppd.write_text(DRIVER.format(filter=driver).replace("\n\n", "\n"))
        done = self.ask("lpadmin", "-p", name, "-E", "-v", f"keep:/{behaviour}", "-P", str(ppd), *options)
        assert done.returncode == 0, done.stderr

    def ask(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        found = shutil.which(command[0], path=SEARCHED)
        if found is None:
            raise MissingError(f"CUPS is not installed with its command {command[0]} (Debian: cups-client)")
        return subprocess.run(
            [found, *command[1:]], capture_output=True, check=False, env={**WORDS, **self.environment}, timeout=20
        )

    def printed(self, job: str) -> Printed:
        """What came out for ``job``; waits for it."""
        number = job.rpartition("-")[2]
        told = self.out / f"{number}.told"
        until(told.exists)
        _number, _user, title, copies, options = told.read_text().split("\n", 4)
        pairs = (word.partition("=") for word in options.split())
        return Printed(
            title=title,
            copies=int(copies),
            options={name: value for name, _is, value in pairs},
            document=self.out / f"{number}.document",
            told=told.read_text(),
        )

    def log(self) -> str:
        return "".join(p.read_text(errors="replace") for p in (self.home / "log").iterdir())

    def _furnish(self, programs: Path) -> None:
        for name in ("etc", "spool/tmp", "cache", "run/certs", "log", "out", "bin/backend", "tmp"):
            (self.home / name).mkdir(parents=True, mode=0o755)
        self.home.chmod(0o755)
        self.out.chmod(0o777)
        for folder in programs.iterdir():
            if folder.name != "backend":
                (self.home / "bin" / folder.name).symlink_to(folder)
        backend = self.home / "bin/backend/keep"
        backend.write_text(BACKEND.format(out=self.out))
        backend.chmod(0o755)
        root = os.geteuid() == 0
        user = "lp" if root else pwd.getpwuid(os.geteuid()).pw_name
        (self.home / "etc/cups-files.conf").write_text(FILES.format(home=self.home, user=user, group=group_of(user)))
        (self.home / "etc/cupsd.conf").write_text(RULES.format(port=self.port))


def group_of(user: str) -> str:
    import grp

    return grp.getgrgid(pwd.getpwnam(user).pw_gid).gr_name


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
        return port


def until(true: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.02)

"""The program as ``main.py`` starts it; at its end it writes down what of networks is in its memory, and what holds.

Called with the file to write to, then with the program's own arguments; ``--unguarded`` before them leaves out what
refuses calls, so that a tracer can see whether any are tried. The stand-ins stay.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from exoconsent import app  # noqa: E402 - by its place, not as it is installed
from exoconsent.offline import stand_ins  # noqa: E402
from exoconsent.offline.guards import Guards, standing  # noqa: E402


def stand_ins_alone() -> Guards:
    """Nothing that refuses a call."""
    stand_ins.hold()
    return standing()


def tell(path: Path) -> None:
    """Only what lies in memory already is asked, so that asking changes nothing."""
    maps = Path("/proc/self/maps").read_text().splitlines() if sys.platform == "linux" else []
    told = {
        "modules": sorted(sys.modules),
        "real": [name for name, m in sys.modules.items() if getattr(m, "__file__", None)],
        "networked": stand_ins.loaded(),
        "libraries": sorted({line.split()[-1] for line in maps if "/" in line}),
        "guards": asdict(standing()),
    }
    path.write_text(json.dumps(told))


if __name__ == "__main__":
    arguments = sys.argv[2:]
    if arguments[:1] == ["--unguarded"]:
        app.guard = stand_ins_alone
        arguments = arguments[1:]
    try:
        code = app.main(arguments)
    finally:
        tell(Path(sys.argv[1]))
    sys.exit(code)

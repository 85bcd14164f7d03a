"""pyHanko is loaded only when needed, without a network library and without a log."""

import logging
import subprocess
import sys

import pytest

from exoconsent.signing import offline

LIGHT = (
    "exoconsent.signing, exoconsent.signing.seal, exoconsent.signing.verify, exoconsent.signing.isolated, "
    "exoconsent.signing.keys, exoconsent.signing.strokes, exoconsent.signing.child"
)


def loaded_after(code):
    script = f"import sys; {code}; print(*sys.modules)"
    return set(
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    )


def test_importing_the_room_loads_neither_pyhanko_nor_cryptography():
    loaded = loaded_after(f"import {LIGHT}")
    assert not [
        m for m in loaded if m.split(".")[0] in {"pyhanko", "pyhanko_certvalidator", "cryptography", "asn1crypto"}
    ]


def test_loading_pyhanko_loads_no_network_library():
    loaded = loaded_after(
        "from exoconsent.signing import offline; offline.prepare(); from exoconsent.signing import sealing, examine"
    )
    assert "pyhanko" in loaded
    assert not loaded & {"requests", "http.client", "urllib3", "aiohttp.client"}


def test_the_stand_in_raises_on_every_use():
    offline.prepare()
    import aiohttp

    for name in ("BasicAuth", "ClientSession", "ClientTimeout", "TCPConnector"):
        with pytest.raises(offline.NetworkUseError):
            getattr(aiohttp, name)("http://example.invalid")
    with pytest.raises(AttributeError):
        aiohttp.request  # noqa: B018


def test_what_would_wait_is_refused():
    class Wait:
        def __await__(self):
            yield

    async def waits():
        await Wait()

    async def runs_through():
        return 7

    assert offline.finish(runs_through()) == 7
    with pytest.raises(offline.NetworkUseError, match="wait"):
        offline.finish(waits())


def test_pyhanko_logs_nothing(capsys):
    offline.prepare()
    logging.getLogger("pyhanko.sign.diff_analysis.policies").critical("Maria Exempla")
    logging.getLogger("pyhanko_certvalidator.x").error("Maria Exempla")
    assert "Maria" not in "".join(capsys.readouterr())

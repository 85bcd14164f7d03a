"""Contents: what goes into the bundle, what is left out, and what must never be found in it."""

import re
from collections.abc import Iterable
from typing import Final

DATA: Final = ("forms", "resources", "docs")
"""Folders of the project that ship beside the package."""
OWN_DATA: Final = ("exoconsent/records/migrations",)
"""Folders inside the package that hold more than modules."""

SPEAKS_TO_NETWORKS: Final = (
    "aiohttp", "requests", "urllib3", "httpx", "httpcore", "_ssl", "ssl", "socketserver", "http.client", "http.server",
    "http.cookiejar", "http.cookies", "urllib.request", "urllib.robotparser", "xmlrpc", "ftplib", "imaplib", "nntplib",
    "poplib", "smtplib", "smtpd", "telnetlib", "webbrowser", "wsgiref",
    "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore",
)  # fmt: skip
"""Modules that a program without a network has no use for; where a library names one, ``offline.stand_ins`` answers."""
DATA_OF: Final = ("spellchecker", "textstat", "pyphen", "jsonschema_specifications")
"""Libraries that read files of their own."""
UNUSED: Final = (
    "tkinter", "turtle", "idlelib", "lib2to3", "unittest", "doctest", "pdb", "pydoc", "pydoc_data", "distutils",
    "ensurepip", "venv", "pip", "setuptools", "pkg_resources", "_distutils_hack", "wheel", "test", "sqlite3",
    "_sqlite3", "curses", "_curses", "readline", "dbm", "_dbm", "_gdbm", "nltk", "regex", "pymupdf", "PIL.ImageTk",
    "PIL._imagingtk", "PIL._avif", "PIL.AvifImagePlugin", "PIL.ImageQt", "PIL.ImageShow", "PIL.ImageGrab",
    "cffi.recompiler", "pycparser", "reportlab.graphics.samples", "reportlab.lib.testutils",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2", "PySide6.QtQuickTest",
    "PySide6.QtDBus", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtSql", "PySide6.QtTest",
    "PySide6.QtConcurrent", "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtUiTools", "PySide6.QtXml",
    "PySide6.scripts", "lxml.objectify", "lxml.html", "lxml.isoschematron", "lxml.cssselect",
)  # fmt: skip
"""What libraries name somewhere and this program never runs."""

LEFT_OUT: Final = re.compile(
    r"""
      (^|/)(lib)?Qt6?(Network|Qml|Quick|Pdf|VirtualKeyboard|OpenGL|EglFS|EglFs|Sql|Test|Designer|Help|UiTools|Concurrent
        |Labs|Shader|Xml)
    | plugins/(tls|networkinformation|egldeviceintegrations|generic|virtualkeyboard|sqldrivers|qmltooling|designer
        |assetimporters|multimedia|position|sensors|canbus|webview|networkaccess)/
    | plugins/platforms/(lib)?q(vnc|eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|direct2d)
    | plugins/platformthemes/libqgtk3
    | plugins/(xcbglintegrations|wayland[^/]*)/ | plugins/platforms/libqwayland | libQt6(Wayland|Wl)
    | plugins/imageformats/(lib)?q(pdf|tiff|webp|icns|tga|wbmp)
    | plugins/platforminputcontexts/(lib)?qtvirtualkeyboard
    | (Qt|PySide6)/(translations|qml|libexec|metatypes|glue|typesystems|include|support)/
    | pyphen/dictionaries/hyph_(?!en_US|es)
    | spellchecker/resources/(?!en|es)[a-z]+\.json\.gz
    | textstat/resources/(?!en|es)[a-z]+/
    | certifi/cacert\.pem
    | reportlab/fonts/ | tcl8 | _tcl_data | _tk_data
    | \.(pyi|pxd|h|c|cpp|lib)$
    """,
    re.VERBOSE,
)
"""Files by their place in the bundle: no network, no other screen than X (Wayland has X, too), no graphics driver,
no language that no form speaks."""

OF_EVERY_LINUX: Final = re.compile(r"lib(c|m|dl|rt|pthread|util|resolv|stdc\+\+|gcc_s)\.so|ld-linux")
"""Libraries that every Linux has and that fit its kernel and its other libraries."""
OF_THE_PRINT_SYSTEM: Final = re.compile(r"lib(cups|avahi|gnutls|krb5|gssapi|ssl|nss)")
"""CUPS must fit its own print server: Qt's plugin for it is loaded where the system has it."""
OLDEST_GLIBC: Final = (2, 35)
"""Of Ubuntu 22.04; Debian 12 has 2.36. Qt's own wheels ask for 2.34."""

FORBIDDEN: Final = re.compile(
    r"""
      aiohttp | QtNetwork | Qt6Network | plugins/tls | networkinformation | qvnc | (^|/)_ssl\. | libssl
    | (^|/)http/ | urllib/request | socketserver | smtplib | ftplib | xmlrpc | requests/ | urllib3 | certifi/cacert
    | nltk | pymupdf | QtWebEngine | QtWebSockets | Qt6Qml | Qt6Quick | (^|/)(pip|setuptools)/ | pikepdf | hypothesis
    | \.(pem|key|p12|pfx)$ | (^|/)\.git | __pycache__ | tests/
    """,
    re.VERBOSE,
)
"""What must not be in anything that ships. The release's public key is the one ``.pem``; see ``misplaced``."""
RELEASE_KEY: Final = "resources/release/exoconsent-release.pem"


def is_kept(place: str, *, of_system: bool = False) -> bool:
    """Whether a file that PyInstaller found belongs into the bundle, by its place there and where it came from."""
    place = place.replace("\\", "/")
    return not (LEFT_OUT.search(place) or (of_system and not taken(place.rpartition("/")[2])))


def taken(library: str) -> bool:
    """Whether a library of the building machine is taken along where something needs it."""
    return not (of_every_linux(library) or print_system(library))


def of_every_linux(library: str) -> bool:
    """Whether a library need not be named, because nothing runs without it."""
    return bool(OF_EVERY_LINUX.match(library))


def print_system(library: str) -> bool:
    """Whether a library belongs to the print system."""
    return bool(OF_THE_PRINT_SYSTEM.match(library))


def misplaced(places: Iterable[str]) -> list[str]:
    """Those of ``places`` that must not ship."""
    plain = (place.replace("\\", "/") for place in places)
    return [place for place in plain if FORBIDDEN.search(place) and not place.endswith(RELEASE_KEY)]

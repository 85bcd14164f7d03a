"""A small screen reader: a process of its own that tells over a pipe what AT-SPI shows of the window and says.

One JSON object a line in, one out. Its own process, because GLib's main loop and Debian's modules do not belong into
the tests' process. Started by ``desktop.Reader``.
"""

import json
import sys
from contextlib import suppress
from typing import Any

sys.path.append("/usr/lib/python3/dist-packages")  # Debian's python3-pyatspi; last, so that ours win

import pyatspi
from gi.repository import GLib

STATES = ("focusable", "focused", "showing", "visible", "enabled", "checkable", "checked", "editable", "active")
_MOST = 6_000
"""Nodes of one tree; more means that it runs in circles."""


class Ears:
    """Keeps what was announced and focused, and the nodes of the last tree, so that they can be acted on."""

    def __init__(self, loop: GLib.MainLoop) -> None:
        self._loop = loop
        self._nodes: list[Any] = []
        self._said: list[str] = []
        self._focused: list[dict[str, Any]] = []

    def listen(self) -> None:
        """From now on nothing is missed."""
        pyatspi.Registry.registerEventListener(self._announced, "object:announcement")
        pyatspi.Registry.registerEventListener(self._went, "object:state-changed:focused")

    def answer(self, wish: dict[str, Any]) -> Any:
        """What ``wish["do"]`` asks for."""
        return getattr(self, f"do_{wish.pop('do')}")(**wish)

    def do_tree(self) -> list[dict[str, Any]]:
        """Every node of every program on this bus, which is ours alone; begun anew when one goes while it is read.

        Not chosen by name: AT-SPI may keep the one that Qt gave it before ``setApplicationName``.
        """
        for _try in range(4):
            with suppress(GLib.Error):
                return self._tree()
        return self._tree()

    def _tree(self) -> list[dict[str, Any]]:
        self._nodes = []
        told: list[dict[str, Any]] = []
        desktop = pyatspi.Registry.getDesktop(0)
        desktop.clearCache()
        for application in desktop:
            if application is not None:
                application.clearCache()  # what it said before its window was up may be held for ever
                self._walk(application, -1, told)
        return told

    def do_act(self, node: int, action: str) -> bool:
        """Run an action of a node of the last tree; whether it has one of that name."""
        actions = self._nodes[node].queryAction()
        names = [actions.getName(i) for i in range(actions.nActions)]
        return action in names and bool(actions.doAction(names.index(action)))

    def do_said(self) -> list[str]:
        """What was announced since the last asking."""
        said, self._said = self._said, []
        return said

    def do_focused(self) -> list[dict[str, Any]]:
        """What got the keyboard since the last asking."""
        focused, self._focused = self._focused, []
        return focused

    def _walk(self, node: Any, parent: int, told: list[dict[str, Any]]) -> None:
        if len(told) >= _MOST:
            raise RecursionError("the accessibility tree does not end")
        here = len(told)
        self._nodes.append(node)
        told.append({"node": here, "parent": parent, **_facts(node)})
        if parent >= 0 and "showing" not in told[here]["states"]:
            return  # what a hidden thing holds is not there, though Qt says of a folded list that its lines show
        for child in node:
            if child is not None:
                self._walk(child, here, told)

    def _announced(self, event: Any) -> None:
        self._said.append(str(event.any_data))

    def _went(self, event: Any) -> None:
        if event.detail1:
            self._focused.append(_facts(event.source))


def _facts(node: Any) -> dict[str, Any]:
    held = set(node.getState().getStates())
    states = [s for s in STATES if getattr(pyatspi, f"STATE_{s.upper()}") in held]
    told = {"name": node.name, "why": node.description, "role": node.getRoleName(), "states": states}
    if told["role"] == "combo box":  # its name is its value; who asks for the value is told by a label
        told["name"] = f"{_label(node)}: {told['name']}" if _label(node) else ""
    return told | _box(node)


def _label(node: Any) -> str:
    for relation in node.getRelationSet():
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY:
            return str(relation.getTarget(0).name)
    return ""


def _box(node: Any) -> dict[str, Any]:
    try:
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    except NotImplementedError:
        return {"box": None, "actions": []}
    try:
        actions = node.queryAction()
        names = [actions.getName(i) for i in range(actions.nActions)]
    except NotImplementedError:
        names = []
    return {"box": [box.x, box.y, box.width, box.height], "actions": names}


def main() -> None:
    """Answer until the pipe is closed."""
    loop = GLib.MainLoop()
    ears = Ears(loop)
    ears.listen()

    def heard(_source: int, _condition: int) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        try:
            told = {"value": ears.answer(json.loads(line))}
        except Exception as fault:  # noqa: BLE001 - the other side decides what it means
            told = {"fault": f"{type(fault).__name__}: {fault}"}
        print(json.dumps(told), flush=True)  # noqa: T201 - the pipe
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, heard)
    loop.run()


main()

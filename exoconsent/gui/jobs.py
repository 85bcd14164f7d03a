"""Work off the window's thread: a plain function in, its value or its error back on the main thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class _Postman(QObject):
    """Carries results over to the thread it was made on."""

    arrived = Signal(object)


class _Work(QRunnable):
    def __init__(
        self,
        function: Callable[[], Any],
        post: Callable[[tuple[Any, Exception | None]], None],
        wanted: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._function, self._post, self._wanted = function, post, wanted

    def run(self) -> None:
        """Compute and post; an error travels as a value. What nobody waits for any more is not computed."""
        try:
            self._post((self._function() if self._wanted() else None, None))
        except Exception as fault:  # noqa: BLE001 - it is told on the main thread, where it can be shown
            self._post((None, fault))


class Jobs(QObject):
    """One worker; of jobs with the same name only the newest answer counts."""

    def __init__(self, parent: QObject | None = None) -> None:
        """One thread, because PDFium takes only one and ReportLab has nothing to gain from more."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._newest: dict[str, int] = {}
        self._postmen: set[_Postman] = set()
        self._finished = False

    def submit(
        self,
        name: str,
        function: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run ``function``; ``then`` gets its value, ``failed`` its error, unless a newer job of that name came."""
        if self._finished:
            return  # a timer may still fire while the window closes; a pool deleted at work would hang
        turn = self._newest[name] = self._newest.get(name, 0) + 1
        postman = _Postman(self)
        self._postmen.add(postman)

        def wanted() -> bool:
            return self._newest.get(name) == turn

        def deliver(result: tuple[Any, Exception | None]) -> None:
            self._postmen.discard(postman)
            postman.deleteLater()
            value, fault = result
            if not wanted():
                return
            if fault is None:
                then(value)
            else:
                failed(fault)

        postman.arrived.connect(deliver)
        self._pool.start(_Work(function, postman.arrived.emit, wanted))

    def forget(self, name: str) -> None:
        """Let no answer of that name come any more."""
        self._newest[name] = self._newest.get(name, 0) + 1

    def rest(self) -> None:
        """Wait until the work that was submitted is done; its answers come after this."""
        self._pool.waitForDone()

    def finish(self) -> None:
        """Take no more work and wait until the worker is idle; called before quitting (design/screens.md 0.2)."""
        self._finished = True
        for name in self._newest:
            self.forget(name)
        self._pool.clear()
        self._pool.waitForDone()

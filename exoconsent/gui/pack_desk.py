"""PackDesk: what Templates does with packs, one thing at a time and in the worker: make, look, take in, undo."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from exoconsent.gui.choosing import file_to_open, place_to_save
from exoconsent.gui.pack_words import made_words, sentence_of, taken_words, undone_words
from exoconsent.gui.translation import mark, said
from exoconsent.library.packs import ENDING

if TYPE_CHECKING:
    from exoconsent.clinic.packs import Choice, Offer, Packs
    from exoconsent.gui.studio_session import StudioSession
    from exoconsent.library.load import Library
    from exoconsent.library.pack_log import Taken
    from exoconsent.library.pack_plan import Plan
    from exoconsent.library.pack_signers import Known

T = TypeVar("T")
_NO_FILE: Final = mark("PackDesk", "is no file; choose a pack")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How things stand with packs here."""

    fingerprint: str
    """Of this clinic's own packs."""
    offers: "tuple[Offer, ...]"
    last: "Taken | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A pack that was read, with what taking it in would do."""

    plan: "Plan"
    known: "Known | None"
    """Since when and by whom its signer is known here; ``None`` for a stranger."""
    own: bool
    """This clinic signed it itself."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """By name of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A pack on the stick."""

    path: Path
    files: int
    fingerprint: str


class PackDesk(QObject):
    """Dialogs ask it; ``ask_where`` and ``ask_which`` are open to be set by tests."""

    def __init__(
        self, studio: "StudioSession", told: Callable[[str], None], refused: Callable[[str], None], place: QWidget
    ) -> None:
        """``told`` and ``refused`` take sentences for the message bar."""
        super().__init__(place)
        self.studio, self.told, self.refused, self._place = studio, told, refused, place
        self.ask_where: Callable[[str], Path | None] = self._ask_where
        self.ask_which: Callable[[], Path | None] = self._ask_which
        self.dialog: QDialog | None = None
        self._turn = 0

    # ------------------------------------------------------------------ dialogs

    def show(self) -> None:
        """What can be done with packs."""
        from exoconsent.gui.pack_dialog import PacksDialog

        self.keep_typed()
        dialog = PacksDialog(self, self._place)
        self._open(dialog)
        self.stand(dialog.show_standing, dialog.show_trouble)

    def show_make(self, standing: Standing) -> None:
        """Choose what goes into one."""
        from exoconsent.gui.pack_make import PackMakeDialog

        form = self.studio.form
        self._open(PackMakeDialog(self, standing, form.id if form else "", self._place))

    def show_looked(self, looked: Looked) -> None:
        """What is in one, before anything is done."""
        from exoconsent.gui.pack_look import PackLookDialog

        self._open(PackLookDialog(self, looked, self._place))

    def open_file(self, path: Path) -> None:
        """Look into a pack that was dropped; a refusal goes to the message bar."""
        self.keep_typed()
        self.look(path, self.show_looked, self.refused)

    def keep_typed(self) -> None:
        """What is being typed is on the disk before a pack is compared with it."""
        self.studio.commit()
        self.studio.keep()

    def _open(self, dialog: QDialog) -> None:
        if self.dialog is not None:
            self.dialog.close()
        self.dialog = dialog
        dialog.finished.connect(partial(self._closed, dialog))
        dialog.open()

    def _closed(self, dialog: QDialog, _result: int) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    def _ask_where(self, name: str) -> Path | None:
        kinds = self.tr("Packs of ExoConsent (*.exopack)")
        return place_to_save(self._place, self.tr("Where the pack shall go: a stick"), "", name, kinds)

    def _ask_which(self) -> Path | None:
        return file_to_open(self._place, self.tr("Which pack"), self.tr("Packs of ExoConsent (*.exopack)"))

    # ------------------------------------------------------------------ acts, in the worker

    def stand(self, then: Callable[[Standing], None], failed: Callable[[str], None]) -> None:
        """Read how things stand; the key of the clinic's packs is made on first use."""

        def work(packs: "Packs") -> Standing:
            return Standing(fingerprint=packs.fingerprint(), offers=packs.offers(), last=packs.last())

        self._do(work, self._while_open(then), failed)

    def make(
        self, choice: "Choice", texts: tuple[str, str], path: Path, then: Callable[[Made], None],
        failed: Callable[[str], None],
    ) -> None:  # fmt: skip
        """Write a pack with title and note to ``path`` and read it back from there."""
        then = self._while_open(then)

        def done(made: Made) -> None:
            self.told(made_words(made.path.name, made.files))
            then(made)

        ending = path if path.suffix == ENDING else Path(f"{path}{ENDING}")
        self._do(partial(_make, choice, texts, ending), done, failed)

    def look(self, path: Path, then: Callable[[Looked], None], failed: Callable[[str], None]) -> None:
        """The dry run of the pack in a file."""
        self._do(partial(_look, path), self._while_open(then), failed)

    def take(
        self, looked: Looked, typed: str, replacing: frozenset[str], then: "Callable[[Taken], None]",
        failed: Callable[[str], None],
    ) -> None:  # fmt: skip
        """Take it in whole or not at all; ``typed`` is the signer's fingerprint as they told it, or empty."""

        def work(packs: "Packs") -> "Taken":
            if typed:
                packs.know(looked.plan.pack.signer, typed)
            return packs.take(looked.plan, replacing)

        self._change(work, taken_words, then, failed)

    def undo(self, then: "Callable[[Taken], None]", failed: Callable[[str], None]) -> None:
        """Put back what the last one replaced."""
        self._change(lambda packs: packs.undo(), undone_words, then, failed)

    def _change(
        self, work: "Callable[[Packs], Taken]", words: "Callable[[Taken], str]", then: "Callable[[Taken], None]",
        failed: Callable[[str], None],
    ) -> None:  # fmt: skip
        """The forms are other ones afterwards, also when the dialog is gone: all read them anew."""
        studio, then = self.studio, self._while_open(then)

        def changed(packs: "Packs") -> "tuple[Taken, Library]":
            taken = work(packs)
            studio.studio.reload()
            return taken, studio.studio.in_use()

        def done(answer: "tuple[Taken, Library]") -> None:
            taken, library = answer
            kept = self.tr("The form that is open at the desk keeps its words until another one is begun.")
            self.told(f"{words(taken)} {kept if studio.desk.take_forms(library) else ''}".strip())
            studio.reread(self.tr("Pack “{title}”").format(title=taken.title))
            then(taken)
            studio.begin()

        self._do(changed, done, failed)

    def _do(self, work: "Callable[[Packs], T]", then: Callable[[T], None], failed: Callable[[str], None]) -> None:
        self._turn += 1
        studio, asker = self.studio, self.dialog

        def told(sentence: str) -> None:
            (failed if self.dialog is asker else self.refused)(sentence)

        studio.desk.filing.submit(
            f"packs {self._turn}",
            lambda: work(studio.studio.packs()),
            then,
            lambda fault: told(sentence_of(fault)),
        )

    def _while_open(self, then: Callable[[T], None]) -> Callable[[T], None]:
        """``then`` as long as the dialog is open that asked; a dialog that is gone hears nothing."""
        asker = self.dialog
        return lambda value: then(value) if self.dialog is asker else None


def _make(choice: "Choice", texts: tuple[str, str], path: Path, packs: "Packs") -> Made:
    from exoconsent.files import read_limited, write_safely
    from exoconsent.library.pack_zip import PACK_LIMIT

    write_safely(path, packs.make(choice, *texts))
    pack = packs.read(read_limited(path, PACK_LIMIT), path.name)
    return Made(path=path, files=len(pack.files), fingerprint=pack.signer.fingerprint)


def _look(path: Path, packs: "Packs") -> Looked:
    from exoconsent.errors import BadInputError
    from exoconsent.files import is_no_file, read_limited
    from exoconsent.library.pack_zip import PACK_LIMIT

    if is_no_file(path):
        raise BadInputError.saying(said(_NO_FILE), path.name)
    pack = packs.read(read_limited(path, PACK_LIMIT), path.name)
    plan = packs.look(pack)
    titles = {coming.name: _title(coming.name, coming.kind, coming.data) for coming in plan.coming}
    return Looked(plan=plan, known=packs.signer(pack.signer), own=packs.is_own(pack.signer), titles=titles)


def _title(name: str, kind: str, data: bytes) -> str:
    """In English, else the first there is; of a law its name."""
    from exoconsent.library.load import parse

    if kind not in ("form", "section", "jurisdiction"):
        return ""
    value, _complaints = parse(data, name, kind, name=name.rpartition("/")[2].rpartition(".")[0])
    value = getattr(value, "form", value)
    if kind == "jurisdiction":
        return str(getattr(value, "name", ""))
    texts = getattr(value, "texts", {})
    text = texts.get("en") or next(iter(texts.values()), None)
    return text.title if text else ""

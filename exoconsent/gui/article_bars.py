"""Above an article: what is open and how to open another; how many letters and claims to look at."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from exoconsent.gui.article_opening import Opened
from exoconsent.gui.icons import IconLabel
from exoconsent.gui.messages import plain_label, plain_tip


class ArticleBar(QWidget):
    """Open, what is open, find."""

    open_asked = Signal()
    shipped_asked = Signal(Path)
    find_asked = Signal(str)

    def __init__(self, shipped: Sequence[Path], parent: QWidget | None = None) -> None:
        """``shipped`` documents are offered beside those of the disk."""
        super().__init__(parent)
        self.open = QPushButton(self.tr("&Open a document…"))
        self.open.clicked.connect(self.open_asked)
        self.shipped = QPushButton(self.tr("The article that sh&ips"))
        self.shipped.setToolTip(plain_tip(self.tr("The text that the built-in form was drafted from.")))
        self.shipped.setVisible(bool(shipped))
        self.shipped.clicked.connect(lambda: self.shipped_asked.emit(shipped[0]))
        self._sign, self.about = IconLabel(), _wide()
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(self.tr("Find in the document"))
        self.finder.setAccessibleName(self.tr("Find in the document; Enter goes to the next place"))
        self.finder.setClearButtonEnabled(True)
        self.finder.setMinimumWidth(22 * self.fontMetrics().averageCharWidth())
        self.finder.returnPressed.connect(lambda: self.find_asked.emit(self.finder.text()))
        self._missed = _wide()
        self._missed.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        acts, told = QHBoxLayout(), QHBoxLayout()
        for widget in (self.open, self.shipped, self._missed, self.finder):
            acts.addWidget(widget, 1 if widget is self._missed else 0)
        told.addWidget(self._sign)
        told.addWidget(self.about, 1)
        _two_rows(self, acts, told)
        self.say(self.tr("Text, Markdown, web page, Word, or PDF with text"))

    def say(self, words: str) -> None:
        """Something went as it should."""
        self._show(words, "info")

    def refuse(self, words: str) -> None:
        """Why a document was not opened."""
        self._show(words, "error")

    def wait_for(self, name: str) -> None:
        """It is being read."""
        self._show(self.tr("{name} is being read…").format(name=name), "waiting")

    def show_article(self, found: Opened) -> None:
        """What is open now."""
        article = found.article
        words = [article.name, self.tr("%n paragraphs", "", len(article.paragraphs))]
        if article.pages:
            words.insert(1, self.tr("%n pages", "", article.pages))
        if article.pages_without_text:
            words.append(
                self.tr("pages without text, which are pictures: {pages}").format(
                    pages=_some(article.pages_without_text)
                )
            )
        if article.lost:
            words.append(self.tr("%n signs could not be read and stand as □", "", article.lost))
        self._show(" · ".join(words), "warning" if article.lost or article.pages_without_text else "form")

    def show_found(self, *, found: bool) -> None:
        """Whether the words that were looked for are there."""
        self._missed.setText("" if found else self.tr("Not found"))

    def _show(self, words: str, sign: str) -> None:
        self._sign.show_icon(sign)
        self.about.setText(words)
        self.about.setToolTip(plain_tip(words))


class LetterBar(QWidget):
    """Look-alike letters and claims; hidden while there are none."""

    repair_asked = Signal(bool)
    """Whether look-alike letters shall be shown put right."""
    claim_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden."""
        super().__init__(parent)
        self._count = self._mixed = 0
        self._sign, self.words = IconLabel("warning"), _wide()
        self.repair = QPushButton(self.tr("&Repair them all"))
        self.repair.setCheckable(True)
        self.repair.setToolTip(plain_tip(self.tr("The document's own letters are kept with every passage.")))
        self.repair.toggled.connect(self._toggled)
        self.claims, self.next = plain_label(""), QPushButton(self.tr("Next (F8)"))
        self.next.clicked.connect(self.claim_asked)
        told, acts = QHBoxLayout(), QHBoxLayout()
        told.addWidget(self._sign)
        told.addWidget(self.words, 1)
        acts.addWidget(self.repair)
        acts.addStretch(1)
        acts.addWidget(self.claims)
        acts.addWidget(self.next)
        _two_rows(self, told, acts)
        self.hide()

    def show_article(self, found: Opened) -> None:
        """Count them."""
        self._count, self._mixed = found.twins, found.mixed
        with QSignalBlocker(self.repair):
            self.repair.setChecked(False)
        self._say()
        self.repair.setVisible(bool(found.twins))
        self.claims.setText(self.tr("%n claims known as unfounded", "", found.claims))
        self.next.setAccessibleName(self.tr("Next claim known as unfounded"))
        for widget in (self.claims, self.next):
            widget.setVisible(bool(found.claims))
        self.setVisible(bool(found.twins or found.mixed or found.claims))

    def _toggled(self, on: bool) -> None:
        self._say()
        self.repair_asked.emit(on)

    def _say(self) -> None:
        done = self.repair.isChecked()
        words = []
        if self._count and done:
            words.append(self.tr("%n look-alike letters are put right", "", self._count))
        elif self._count:
            words.append(self.tr("%n look-alike letters", "", self._count))
        if self._mixed:
            words.append(self.tr("%n words mix alphabets and were left as they are", "", self._mixed))
        self.words.setText(" · ".join(words))
        self.words.setToolTip(plain_tip(self.words.text()))
        self._sign.show_icon("check" if done and not self._mixed else "warning")
        self.repair.setText(self.tr("Sho&w own letters") if done else self.tr("&Repair them all"))


def _two_rows(bar: QWidget, *rows: QHBoxLayout) -> None:
    """Beside a form a document has little width, and what is told must not be pressed together."""
    column = QVBoxLayout(bar)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for row in rows:
        column.addLayout(row)


def _wide() -> QLabel:
    label = plain_label("")
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _some(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:10]))
    return f"{shown}…" if len(pages) > 10 else shown

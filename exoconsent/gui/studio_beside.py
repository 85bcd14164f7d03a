"""Beside the words that are edited: another language or variant, and what of the English has changed since."""

from PySide6.QtCore import QObject, Signal

from exoconsent.clinic.studio_english import translated_english
from exoconsent.consent.form import FALLBACK_LANGUAGE, Section, SectionText
from exoconsent.consent.text import Blocks
from exoconsent.consent.translation import Standing, held
from exoconsent.consent.word_changes import differs, of_blocks, of_text, word_changes
from exoconsent.gui.edition_page import EditionPage
from exoconsent.gui.fact_fields import CalmCombo
from exoconsent.gui.pack_words import language_name
from exoconsent.gui.studio_session import StudioSession

_PART = "part:"


class Beside(QObject):
    """A box to choose from and a page to read; nothing can be changed here."""

    asked = Signal()
    """Something else is to be shown."""

    def __init__(self, session: StudioSession, parent: QObject | None = None) -> None:
        """Follow ``session``."""
        super().__init__(parent)
        self._session = session
        self.box, self.page = CalmCombo(), EditionPage(self.tr("The same words in another language or variant"))
        self.page.setMinimumHeight(0)
        self.box.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(14)
        self.box.activated.connect(lambda _index: self.asked.emit())
        self._older: dict[tuple[str, str], SectionText | None] = {}

    def offer(self, section: Section, tags: list[str], tag: str, part_id: str) -> None:
        """The other languages, and the other parts in the same language."""
        parts = [part.id for part in section.parts if part.id != part_id]
        items = [("", self.tr("nothing")), *((one, language_name(one)) for one in tags if one != tag)]
        items += [(_PART + one, self.tr("part {name}").format(name=one)) for one in parts]
        if [(self.box.itemData(i), self.box.itemText(i)) for i in range(self.box.count())] == items:
            return
        now = self.box.currentData() or ""
        self.box.clear()
        for data, words in items:
            self.box.addItem(words, data)
        self.box.setCurrentIndex(max(0, self.box.findData(now)))

    def show_beside(self, section: Section, tag: str, part_id: str) -> None:
        """What was chosen, beside ``part_id`` in ``tag``."""
        chosen = self.box.currentData() or ""
        self.page.setVisible(bool(chosen))
        if not chosen:
            return
        if chosen.startswith(_PART):
            tag, part_id = tag, chosen.removeprefix(_PART)
            self._write(section.texts.get(tag), part_id, None)
            return
        stale = chosen == FALLBACK_LANGUAGE and held(section.texts, tag).standing is Standing.STALE
        self._write(section.texts.get(chosen), part_id, self._english_of(section, tag) if stale else None)

    def _english_of(self, section: Section, tag: str) -> SectionText | None:
        """The English that the translation was made from; looked for in the worker, shown when it is found."""
        mark, form = section.texts[tag].translated_from, self._session.form
        key = (section.id, mark)
        if key not in self._older and mark and form is not None:
            self._older[key] = None
            studio, form_id = self._session.studio, form.id

            def done(found: SectionText | None) -> None:
                self._older[key] = found
                self.asked.emit()

            self._session.desk.filing.submit(
                f"studio-english {section.id}",
                lambda: translated_english(studio, form_id, section.id, mark),
                done,
                lambda _fault: None,
            )
        return self._older.get(key)

    def _write(self, text: SectionText | None, part_id: str, old: SectionText | None) -> None:
        blocks = text.parts.get(part_id, ()) if text else ()
        title = text.title if text else ""

        def write(page: EditionPage) -> None:
            if old is not None and _changed(
                page, self.tr("Changed since the translation"), old, title, blocks, part_id
            ):
                return
            page.heading(title or self.tr("(no title in this language yet)"))
            if blocks:
                page.blocks(blocks)
            else:
                page.line(self.tr("(no words in this language yet)"))

        self.page.fill(write)


def _changed(page: EditionPage, label: str, old: SectionText, title: str, blocks: Blocks, part_id: str) -> bool:
    """Title and words with what went and came; ``False`` where this part says what it said."""
    titles = word_changes(of_text(old.title), of_text(title))
    words = word_changes(of_blocks(old.parts.get(part_id, ())), of_blocks(blocks))
    if not differs(titles) and not differs(words):
        return False
    page.heading(title)
    if differs(titles):
        page.pieces(label, titles)
    if differs(words):
        page.pieces(label, words)
    else:
        page.blocks(blocks)
    return True

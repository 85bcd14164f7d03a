"""Closing while the disk refuses the open draft: nobody loses it without having said so."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def close(window: QWidget) -> None:
    """Close the frame that ``window`` stands in."""
    window.window().close()


def give_up_draft(parent: QWidget) -> bool:
    """Ask whether the draft that lies nowhere but on the screen may be lost."""
    translate = QCoreApplication.translate
    box = QMessageBox(QMessageBox.Icon.Warning, "ExoConsent", translate("Closing", "This draft is not on the disk."))
    box.setParent(parent, box.windowFlags())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(
        translate("Closing", "It is lost when ExoConsent closes. Stay to print it, save its PDF or make room.")
    )
    box.addButton(translate("Closing", "&Stay"), QMessageBox.ButtonRole.RejectRole)
    close = box.addButton(translate("Closing", "&Close and lose it"), QMessageBox.ButtonRole.DestructiveRole)
    box.exec()
    return box.clickedButton() is close

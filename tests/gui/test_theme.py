"""The three palettes can be read, the choice is remembered, icons take the palette's colour."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from exoconsent.gui import page_paint
from exoconsent.gui.actions import DEEDS
from exoconsent.gui.icons import icon
from exoconsent.gui.messages import Kind
from exoconsent.gui.remembered import Remembered
from exoconsent.gui.theme import FONT, Scheme, Theme, load_font, palette
from exoconsent.gui.window import STOPS
from exoconsent.paths import RESOURCES

Role, Group = QPalette.ColorRole, QPalette.ColorGroup
PAIRS = [
    (Role.Text, Role.Base), (Role.Text, Role.AlternateBase), (Role.WindowText, Role.Window),
    (Role.ButtonText, Role.Button), (Role.HighlightedText, Role.Highlight), (Role.PlaceholderText, Role.Base),
    (Role.ToolTipText, Role.ToolTipBase), (Role.Link, Role.Base), (Role.Link, Role.Window),
    (Role.BrightText, Role.Base),
]  # fmt: skip
SHOWN = [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST]
ICONS = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))


def luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_the_one_of_wcag() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("#ffffff")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", SHOWN)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0].name}-{pair[1].name}")
def test_text_can_be_read(scheme: Scheme, pair) -> None:
    colours = palette(scheme)
    for group in (Group.Active, Group.Inactive):
        assert contrast(colours.color(group, pair[0]), colours.color(group, pair[1])) >= 4.5


@pytest.mark.parametrize("scheme", SHOWN)
@pytest.mark.parametrize(
    "pair", [(Role.ButtonText, Role.Button), (Role.Text, Role.Base), (Role.WindowText, Role.Window)]
)
def test_what_is_off_can_still_be_read(scheme: Scheme, pair) -> None:
    colours = palette(scheme)
    assert contrast(colours.color(Group.Disabled, pair[0]), colours.color(Group.Disabled, pair[1])) >= 4.5


@pytest.mark.parametrize("colour", [page_paint.BLUE, page_paint.RED, page_paint.DARK], ids=["blue", "red", "dark"])
def test_marks_on_the_paper_can_be_seen_whatever_the_palette(colour: QColor) -> None:
    wash = QColor.fromRgbF(*[1 - (1 - part) * 16 / 255 for part in page_paint.BLUE.getRgbF()[:3]])
    assert contrast(colour, QColor("white")) >= 4.5
    assert contrast(colour, wash) >= 4.5, "also under the pointer"


@pytest.mark.parametrize("scheme", SHOWN)
def test_the_frame_of_what_has_the_keyboard_can_be_seen(scheme: Scheme) -> None:
    colours = palette(scheme)
    for ground in (Role.Window, Role.Base, Role.Button):
        assert contrast(colours.color(Role.Highlight), colours.color(ground)) >= 3


def test_high_contrast_is_seven_to_one() -> None:
    colours = palette(Scheme.CONTRAST)
    assert min(contrast(colours.color(a), colours.color(b)) for a, b in PAIRS) >= 7


@pytest.fixture
def application(qapp: QApplication):
    before = qapp.palette(), qapp.styleSheet(), qapp.style().name(), qapp.font()
    yield qapp
    qapp.setStyleSheet(before[1])
    qapp.setStyle(before[2])
    qapp.setPalette(before[0])
    qapp.setFont(before[3])


def test_the_choice_dresses_the_program_and_is_remembered(application, tmp_path) -> None:
    path = tmp_path / "desk.json"
    theme = Theme(application, Remembered(path))
    assert theme.scheme is Scheme.SYSTEM
    assert theme.shown in SHOWN
    theme.use(Scheme.CONTRAST)
    assert "2px solid" in application.styleSheet()
    assert application.palette().color(Role.Window) == QColor("#000000")
    assert Theme(application, Remembered(path)).scheme is Scheme.CONTRAST
    theme.use(Scheme.DARK)
    assert application.styleSheet() == ""
    assert application.style().name() == "fusion"


def test_a_theme_nobody_knows_counts_as_none(application, tmp_path) -> None:
    path = tmp_path / "desk.json"
    path.write_text('{"theme": "pink"}')
    assert Theme(application, Remembered(path)).scheme is Scheme.SYSTEM


def test_the_bundled_font_is_the_interface_font(application) -> None:
    font = load_font()
    assert QFontInfo(font).family() == FONT
    assert 11 <= font.pointSize() <= 12


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_draws_in_the_colour_of_the_text(application, name: str) -> None:
    for scheme in SHOWN:
        application.setPalette(palette(scheme))
        image = icon(name).pixmap(QSize(48, 48)).toImage()
        pixels = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
        solid = [p for p in pixels if p.alpha() == 255]
        wanted = palette(scheme).color(Role.ButtonText)
        assert solid
        assert all(abs(a - b) <= 2 for p in solid for a, b in zip(p.getRgb(), wanted.getRgb(), strict=True))


def test_an_icon_that_is_missing_draws_nothing_and_raises_nothing(application) -> None:
    image = QIcon(icon("no-such-icon")).pixmap(QSize(16, 16)).toImage()
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(16) for y in range(16))


def test_there_are_the_icons_that_the_window_names() -> None:
    assert {s.name for s in STOPS} | {d.icon for d in DEEDS if d.icon} | {k.value for k in Kind} <= set(ICONS)

"""Rules made by choosing: every rule of the format is shown and read back, by keyboard alone, with its outlook."""

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exoconsent.consent.conditions import AllOf, Always, AnyOf, Op, Test
from exoconsent.consent.facts import VOCABULARY, Facts
from exoconsent.consent.plain_reason import called
from exoconsent.consent.rule_count import Count, Crowd
from exoconsent.consent.rule_words import PHRASES, rule_words
from exoconsent.gui import rule_phrases
from exoconsent.gui.rule_dialog import RuleDialog
from exoconsent.gui.rule_editor import RuleEditor
from exoconsent.gui.rule_group import RuleGroup
from exoconsent.gui.rule_kinds import ALWAYS, BETWEEN, facts, relations, typed
from exoconsent.gui.rule_outlook import counted_words, outlook
from exoconsent.gui.rule_row import RuleRow
from exoconsent.gui.rule_values import OneField, SeveralField
from exoconsent.library.load import load_library
from exoconsent.paths import FORMS
from tests.library.made_forms import WHEN

YOUNG = Test(field="age", op=Op.LT, value=18)
OLD = Test(field="age", op=Op.GTE, value=18)
DRIP = Test(field="route", op=Op.EQ, value="iv")
THIN = Test(field="medicines", op=Op.HAS_ANY, value=("biologic", "anticoagulant"))


@pytest.fixture
def editor(qtbot):
    made = RuleEditor()
    qtbot.addWidget(made)
    yield made
    made.jobs.finish()


def choose(box, data) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WHEN)
def test_every_rule_is_shown_and_read_back(editor, rule) -> None:
    editor.show_rule(rule)
    assert editor.read() == (rule, ())
    assert editor.value == rule


def build(editor: RuleEditor, group: RuleGroup, rule) -> None:
    """Make ``rule`` in ``group`` as a person does, only by buttons, lists and fields."""
    if isinstance(rule, (AnyOf, AllOf)):
        group.add_group.click()
        inner = group.parts[-1]
        inner.join.setCurrentIndex(isinstance(rule, AnyOf))
        inner.join.activated.emit(0)
        for condition in rule.conditions:
            build(editor, inner, condition)
        inner.parts[0].remove.click()
        return
    group.add_row.click()
    row = group.parts[-1]
    choose(row.fact, ALWAYS if isinstance(rule, Always) else rule.field)
    if isinstance(rule, Test):
        choose(row.relation, rule.op)
        fill(row, rule.value)


def fill(row: RuleRow, value) -> None:
    field = row.value
    if isinstance(field, SeveralField):
        for word in value:
            items = [field.list.item(n) for n in range(field.list.count())]
            item = next((i for i in items if i.data(Qt.ItemDataRole.UserRole) == word), None)
            if item is not None:
                item.setCheckState(Qt.CheckState.Checked)
            else:
                field.line.setText(word)
                field.add_typed()
    elif isinstance(field, OneField):
        if field.combo.findData(value) >= 0:
            choose(field.combo, value)
        else:
            field.line.setText(value)
            field.line.textEdited.emit(value)
    else:
        field.spin.setValue(value)


def without_twins(rule):
    """The same value ticked twice says no more than once."""
    if isinstance(rule, (AnyOf, AllOf)):
        return type(rule)(conditions=tuple(without_twins(c) for c in rule.conditions))
    if isinstance(rule, Test) and isinstance(rule.value, tuple):
        return Test(field=rule.field, op=rule.op, value=tuple(dict.fromkeys(rule.value)))
    return rule


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WHEN)
def test_every_rule_can_be_made_by_choosing(editor, rule) -> None:
    editor.show_rule(None)
    if rule is not None:
        build(editor, editor.rule, rule)
    assert editor.value == (None if rule is None else without_twins(rule))
    assert not editor.missing


def test_any_and_all_are_changed_and_two_rows_become_one(editor, qtbot) -> None:
    editor.show_rule(AllOf(conditions=(YOUNG, DRIP)))
    with qtbot.waitSignal(editor.changed) as told:
        editor.rule.join.setCurrentIndex(1)
        editor.rule.join.activated.emit(1)
    assert told.args == [AnyOf(conditions=(YOUNG, DRIP))]
    editor.rule.parts[0].remove.click()
    assert editor.value == DRIP
    editor.rule.parts[0].remove.click()
    assert editor.value is None
    assert not editor.missing


def test_an_unfinished_row_keeps_the_last_whole_rule_and_is_told(editor) -> None:
    editor.show_rule(YOUNG)
    editor.rule.add_row.click()
    assert editor.value == YOUNG
    assert editor.missing == ("Rule 2: choose a fact.",)
    choose(editor.rule.parts[1].fact, "route")
    assert "Way into the body" in editor.missing[0]
    assert editor.value == YOUNG
    assert "under 18" in editor.sentence.text()
    choose(editor.rule.parts[1].value.combo, "iv")
    assert editor.value == AllOf(conditions=(YOUNG, DRIP))
    assert editor.lacking.text() == ""


def test_a_new_relation_keeps_what_it_can_take(editor) -> None:
    editor.show_rule(DRIP)
    row = editor.rule.parts[0]
    choose(row.relation, Op.IN)
    assert editor.value == Test(field="route", op=Op.IN, value=("iv",))
    choose(row.relation, Op.EQ)
    assert editor.value == DRIP


def test_the_keyboard_alone_adds_and_takes_out_rows(editor, qtbot) -> None:
    editor.show_rule(YOUNG)
    editor.show()
    qtbot.waitUntil(editor.isVisible)
    row = editor.rule.parts[0]
    QTest.keyClick(row.value.spin, Qt.Key.Key_Return)
    assert len(editor.rule.parts) == 2
    QTest.keyClick(editor.rule.parts[1].fact, Qt.Key.Key_Delete)
    assert editor.rule.parts == [row]
    QTest.keyClick(row.value.spin, Qt.Key.Key_Delete)
    assert editor.rule.parts == [row], "in a field with text Delete deletes a letter"
    QTest.keyClick(row.value.spin, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert editor.value is None


def test_tab_goes_as_the_rows_are_read(editor) -> None:
    editor.show_rule(AllOf(conditions=(YOUNG, AnyOf(conditions=(DRIP, THIN)))))
    stops = editor.rule.stops()
    for before, after in pairwise(stops):
        walk = before.nextInFocusChain()
        while walk not in stops:
            walk = walk.nextInFocusChain()
        assert walk is after


def test_screen_readers_hear_the_row(editor) -> None:
    editor.show_rule(AllOf(conditions=(DRIP, YOUNG, AnyOf(conditions=(THIN,)))))
    row = editor.rule.parts[1]
    assert row.accessibleName() == "Rule 2: age in whole years is under 18"
    assert row.fact.accessibleName() == "Rule 2, fact"
    assert row.value.spin.accessibleDescription() == "age in whole years is under 18"
    assert editor.rule.parts[2].parts[0].accessibleName().startswith("Rule 3.1: ")
    assert all(stop.accessibleName() for stop in editor.rule.stops())


def test_the_outlook_counts_and_finds(qtbot) -> None:
    people = Crowd(made_up=(Facts({"age": 12}), Facts({"age": 40}), Facts()), filed=(Facts({"age": 50}),))
    made = RuleEditor(YOUNG, people=lambda: people)
    qtbot.addWidget(made)
    expected = (
        "2 of 3 made-up people would see it, 1 of them because a fact is not known. "
        "Of the filed consents 0 of 1 would have it."
    )
    qtbot.waitUntil(lambda: made.outlook.counted.text() == expected)
    made.show_rule(AllOf(conditions=(YOUNG, OLD)))
    qtbot.waitUntil(lambda: made.outlook.finding.text().startswith("This can never be true"))
    made.show_rule(AnyOf(conditions=(YOUNG, OLD)))
    qtbot.waitUntil(lambda: made.outlook.finding.text().startswith("This is always true"))
    made.show_rule(YOUNG)
    qtbot.waitUntil(lambda: made.outlook.finding.text() == "")
    made.jobs.finish()


def test_people_who_cannot_be_read_are_told(qtbot) -> None:
    def refuse():
        raise OSError("gone")

    made = RuleEditor(YOUNG, people=refuse)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.outlook.counted.text() == "The people could not be counted.")
    made.jobs.finish()


def test_a_count_that_leaves_records_out_says_so() -> None:
    told = counted_words(Count(of=200, yes=1, not_known=0), Count(of=150, yes=2, not_known=0), 200)
    assert told.endswith("Only the newest 200 records were looked at.")
    assert "newest" not in counted_words(Count(of=200, yes=1, not_known=0), Count(of=150, yes=2, not_known=0))


def test_a_new_rule_begins_at_its_fact(qtbot) -> None:
    dialog = RuleDialog(None, None, words=None, people=None)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.focusWidget() is dialog.editor.rule.parts[0].fact


def test_the_dialog_takes_only_a_finished_rule(qtbot) -> None:
    dialog = RuleDialog(None, None, words=None, people=None)
    qtbot.addWidget(dialog)
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    assert not ok.isEnabled()
    choose(dialog.editor.rule.parts[0].fact, ALWAYS)
    assert ok.isEnabled()
    dialog.accept()
    assert dialog.editor.value == Always()


def test_typed_values_are_spelled_as_rules_spell_them() -> None:
    known = {fact.name: fact for fact in facts()}
    assert typed(known["jurisdiction"], "us-tx") == ("US-TX", "")
    assert typed(known["conditions"], "Heart failure") == ("heart_failure", "")
    assert typed(known["jurisdiction"], "Mars")[1]
    assert typed(known["conditions"], "diabets")[1], "a slip of a known word would never match"
    assert "gender" not in known
    assert all(relations(fact) for fact in known.values())


def test_enter_in_the_dialog_adds_rows_and_ctrl_enter_accepts(qtbot) -> None:
    dialog = RuleDialog(None, YOUNG, words=None, people=None)
    qtbot.addWidget(dialog)
    dialog.show()
    group = dialog.editor.rule
    QTest.keyClick(group.parts[0].fact, Qt.Key.Key_Return)
    QTest.keyClick(group.add_row, Qt.Key.Key_Return)
    assert len(group.parts) == 3
    QTest.keyClick(group.parts[2].fact, Qt.Key.Key_Delete)
    QTest.keyClick(group.parts[1].fact, Qt.Key.Key_Delete)
    assert dialog.isVisible()
    QTest.keyClick(group.parts[0].fact, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == RuleDialog.DialogCode.Accepted


def test_what_is_ticked_stands_where_it_is_seen(editor) -> None:
    editor.show_rule(THIN)
    shown = editor.rule.parts[0].value.list
    assert [shown.item(n).data(Qt.ItemDataRole.UserRole) for n in range(2)] == list(THIN.value)


def test_a_rule_of_too_many_rows_is_counted_and_honestly_not_judged() -> None:
    """Each of 24 pairs can be met in two ways, and only the last two rows say that none of them helps."""

    def has(field: str, n: int) -> Test:
        return Test(field=field, op=Op.HAS_ANY, value=(f"made_up_{n}",))

    pairs = (AnyOf(conditions=(has("conditions", n), has("medicines", n))) for n in range(24))
    paying = (Test(field="charged", op=Op.EQ, value=pays) for pays in (True, False))
    long = AllOf(conditions=(*pairs, *paying))
    begin = time.perf_counter()
    found = outlook(long, Crowd(made_up=(Facts({"age": 3}),)))
    assert time.perf_counter() - begin < 2
    assert (found.undecided, found.never, found.made_up.of) == (True, False, 1)
    many = tuple(Test(field="age", op=Op.EQ, value=n) for n in range(40))
    assert outlook(AllOf(conditions=many), Crowd()).never, "many rows alone are not too many"


def test_between_two_ages_is_one_row(editor) -> None:
    editor.show_rule(None)
    editor.rule.add_row.click()
    row = editor.rule.parts[0]
    choose(row.fact, "age")
    choose(row.relation, BETWEEN)
    row.value.first.spin.setValue(18)
    assert editor.value is None
    row.value.last.spin.setValue(17)
    assert "below the first" in editor.missing[0]
    row.value.last.spin.setValue(64)
    span = AllOf(conditions=(OLD, Test(field="age", op=Op.LT, value=65)))
    assert editor.value == span
    assert "18 to 64 years old" in editor.sentence.text()
    assert row.accessibleName() == "Rule 1: age in whole years is between 18 and 64"
    editor.show_rule(AnyOf(conditions=(span, DRIP)))
    assert isinstance(editor.rule.parts[0], RuleRow)
    assert editor.read() == (AnyOf(conditions=(span, DRIP)), ())
    choose(editor.rule.parts[0].relation, Op.LT)
    assert editor.value == AnyOf(conditions=(YOUNG, DRIP)), "the first age stays"


AGES = st.builds(
    lambda op, value: Test(field="age", op=op, value=value),
    st.sampled_from((Op.EQ, Op.LT, Op.GTE)),
    st.integers(0, 125),
)
SPANS = st.recursive(
    AGES,
    lambda inner: st.builds(
        lambda join, parts: join(conditions=tuple(parts)),
        st.sampled_from((AnyOf, AllOf)),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SPANS)
def test_ages_however_joined_come_back_as_they_were(editor, rule) -> None:
    """Where two of them make a row "between" as well as where they do not."""
    editor.show_rule(rule)
    assert editor.read() == (rule, ())


def test_the_catalogue_s_english_is_that_of_the_rules() -> None:
    assert dict(rule_phrases.PHRASES) == dict(PHRASES)
    assert {name: str(text) for name, text in rule_phrases.FACTS.items()} == {f.name: called(f.name) for f in facts()}
    assert set(rule_phrases.FACTS) < set(VOCABULARY)


def test_a_rule_is_told_in_the_window_s_language(editor, monkeypatch) -> None:
    spanish = {"en": "es", "the patient is under {value} years old": "el paciente tiene menos de {value} años"}
    monkeypatch.setattr(rule_phrases, "said", lambda text: spanish.get(text, str(text)))
    words = load_library(FORMS).words
    rule = AllOf(conditions=(YOUNG, DRIP))
    told = rule_phrases.rule_sentence(rule, words)
    assert told.startswith("el paciente tiene menos de 18 años")
    assert words["es"].value("route", "iv") in told
    assert rule_words(rule, words["en"]) != told

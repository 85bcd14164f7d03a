"""Rules made by choosing: every rule of the format is shown and read back, by keyboard alone, with its outlook."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exoconsent.consent.conditions import AllOf, Always, AnyOf, Op, Test
from exoconsent.consent.facts import Facts
from exoconsent.gui.rule_dialog import RuleDialog
from exoconsent.gui.rule_editor import RuleEditor
from exoconsent.gui.rule_group import RuleGroup
from exoconsent.gui.rule_kinds import ALWAYS, facts, relations, typed
from exoconsent.gui.rule_outlook import TESTS_DECIDED, outlook
from exoconsent.gui.rule_row import RuleRow
from exoconsent.gui.rule_values import OneField, SeveralField
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
    people = (Facts({"age": 12}), Facts({"age": 40}), Facts())
    made = RuleEditor(YOUNG, people=lambda: people)
    qtbot.addWidget(made)
    expected = "2 of 3 would see it, 1 of them because a fact is not known."
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


def test_a_very_long_rule_is_counted_but_not_decided() -> None:
    many = tuple(Test(field="age", op=Op.EQ, value=n) for n in range(TESTS_DECIDED + 1))
    found = outlook(AllOf(conditions=many), (Facts({"age": 3}),))
    assert (found.undecided, found.never, found.count.of) == (True, False, 1)
    assert outlook(AllOf(conditions=many[1:]), ()).never

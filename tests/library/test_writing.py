"""Writing forms and sections: reading gives them back, and a change leaves everything else as it was typed."""

import dataclasses
import difflib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exoconsent.consent.form import Applies, Part, Provenance
from exoconsent.consent.text import Paragraph, Run
from exoconsent.errors import BadFormError, BadInputError
from exoconsent.library.forms import with_sections
from exoconsent.library.load import load_library, parse
from exoconsent.library.nodes import Sink
from exoconsent.library.prescan import read_text
from exoconsent.library.writing import patched, patched_told, read_unfinished, write_form, write_section
from exoconsent.library.writing_spots import Source
from exoconsent.paths import FORMS
from tests.library.made_forms import forms, sections

SHIPPED = load_library(FORMS)
SECTIONS = tuple(SHIPPED.sections.values())
SLOW = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))


def as_section(data):
    value, complaints = parse(data, "made.yaml", "section")
    assert not complaints, [str(c) for c in complaints]
    return value


def as_form(data, path="made.yaml"):
    value, complaints = parse(data, path, "form")
    assert not complaints, [str(c) for c in complaints]
    return with_sections(value, SHIPPED.sections, Sink(path))


@SLOW
@given(sections())
def test_a_section_comes_back_as_it_was_written(section):
    data = write_section(section)
    assert as_section(data) == section
    assert write_section(as_section(data)) == data


@SLOW
@given(forms(SECTIONS))
def test_a_form_comes_back_as_it_was_written(form):
    data = write_form(form)
    assert as_form(data) == form
    assert write_form(as_form(data)) == data


def commented(data, draw):
    """The same file with comments of a person above and behind its lines, though not inside its texts."""
    out = []
    bar = 99
    for number, line in enumerate(data.decode().splitlines()):
        indent = len(line) - len(line.lstrip(" -"))
        inside = indent > bar or not line
        chosen = 0 if inside else draw(st.integers(0, 4))
        bar = bar if inside else indent if line.endswith((": |", ": >-")) else 99
        out += [f"{' ' * indent}# note {number}"] if chosen == 1 else []
        out.append(f"{line}  # behind {number}" if chosen == 2 else line)
    return ("\n".join(out) + "\n").encode()


@SLOW
@given(sections(), sections(), st.data())
def test_any_section_can_become_any_other_and_reads_back(old, new, data):
    source = commented(write_section(old), data.draw)
    assert as_section(source) == old
    assert as_section(patched(source, new)) == new


@SLOW
@given(forms(SECTIONS), forms(SECTIONS), st.data())
def test_any_form_can_become_any_other_and_reads_back(old, new, data):
    source = commented(write_form(old), data.draw)
    assert as_form(patched(source, new)) == new


@SLOW
@given(sections(), sections(), st.data())
def test_what_did_not_change_keeps_its_lines_and_its_comments(old, new, data):
    source = commented(write_section(old), data.draw)
    note = old.evidence.note and f"{old.evidence.note} too"
    evidence = dataclasses.replace(new.evidence, note=note)  # a comment above a key goes with the key
    changed = dataclasses.replace(old, evidence=evidence, category=new.category)
    result = patched_told(source, changed)
    assert as_section(result.data) == changed
    assert not result.whole
    before, after = source.decode().splitlines(), result.data.decode().splitlines()
    notes = [{line.strip() for line in lines if line.strip().startswith("# note ")} for lines in (before, after)]
    assert notes[0] <= notes[1]
    kept = before[next(i for i, line in enumerate(before) if line.startswith("parts:")) :]
    assert after[-len(kept) :] == kept


@pytest.mark.parametrize("section", SECTIONS, ids=lambda s: s.id)
def test_a_new_title_changes_one_line_of_a_shipped_file(section):
    old = Path(section.path).read_bytes()
    assert patched(old, section) == old
    text = dataclasses.replace(section.texts["en"], title="Another title: with a colon")
    new = dataclasses.replace(section, texts={**section.texts, "en": text})
    assert changed_lines(old, patched(old, new)) == (
        [f"    title: {spelled}" for spelled in title_of(old)],
        ['    title: "Another title: with a colon"'],
    )


def title_of(data):
    return [line.partition("title: ")[2] for line in data.decode().splitlines() if line.startswith("    title: ")][:1]


def changed_lines(old, new):
    diff = list(difflib.ndiff(old.decode().splitlines(), new.decode().splitlines()))
    return [d[2:] for d in diff if d.startswith("- ")], [d[2:] for d in diff if d.startswith("+ ")]


def test_a_new_paragraph_leaves_the_lines_of_the_others():
    section = SHIPPED.sections["risk-infection-contamination"]
    old = Path(section.path).read_bytes()
    english = section.texts["en"]
    more = (*english.parts["main"][:1], Paragraph(inlines=(Run(text="One more."),)), *english.parts["main"][1:])
    text = dataclasses.replace(english, parts={"main": more})
    new = patched(old, dataclasses.replace(section, texts={**section.texts, "en": text}))
    assert changed_lines(old, new) == ([], ["", "        One more."])


def test_the_order_of_a_form_changes_with_its_comments():
    form = SHIPPED.forms["exosome-treatment"]
    old = Path(form.path).read_text(encoding="utf-8")
    old = old.replace("  - risk-cancer\n", "  # asked for by counsel\n  - risk-cancer  # see S62\n").encode()
    ids = [s.id for s in form.sections]
    moved = dataclasses.replace(
        form, sections=(form.section("risk-cancer"), *(s for s in form.sections if s.id != "risk-cancer"))
    )
    new = patched(old, moved).decode()
    assert "sections:\n  # asked for by counsel\n  - risk-cancer  # see S62\n  - regulatory-status\n" in new
    assert "# Printed as the date of the newest FDA paper" in new
    assert "withdrawal: false\n" in new
    less = patched(old, dataclasses.replace(form, sections=tuple(s for s in form.sections if s.id != "risk-cancer")))
    assert b"counsel" not in less
    assert as_form(less, form.path).sections == tuple(SHIPPED.sections[i] for i in ids if i != "risk-cancer")


def test_a_comment_inside_a_value_that_is_written_anew_moves_above_its_key():
    section = SHIPPED.sections["risk-cancer"]
    old = write_section(section).decode()
    old = old.replace("sources: [", "sources: [  # the newest first\n    # checked twice\n    ", 1).encode()
    evidence = dataclasses.replace(section.evidence, sources=("S01",))
    result = patched_told(old, dataclasses.replace(section, evidence=evidence))
    assert b"  # checked twice\n  sources: [S01]  # the newest first\n" in result.data
    assert result.moved == ("# checked twice",)


def test_line_ends_and_byte_order_mark_stay():
    section = SHIPPED.sections["risk-cancer"]
    old = b"\xef\xbb\xbf" + Path(section.path).read_bytes().replace(b"\n", b"\r\n")
    new = patched(old, dataclasses.replace(section, provenance=()))
    assert new.startswith(b"\xef\xbb\xbf#")
    assert new.count(b"\n") == new.count(b"\r\n") < old.count(b"\n")


def test_rules_come_and_go():
    section = SHIPPED.sections["risk-cancer"]
    old = Path(section.path).read_bytes()
    bare = dataclasses.replace(section, applies=Applies())
    assert b"applies: {}\n" in patched(old, bare)
    assert as_section(patched(patched(old, bare), section)).applies == section.applies


def test_what_a_file_may_not_hold_is_refused_in_words():
    section = SHIPPED.sections["risk-cancer"]
    text = dataclasses.replace(section.texts["en"], title="braces {here}")
    wrong = dataclasses.replace(section, texts={**section.texts, "en": text})
    with pytest.raises(BadInputError, match="may not hold"):
        write_section(wrong)
    with pytest.raises(BadInputError, match="may not hold"):
        patched(Path(section.path).read_bytes(), wrong)
    with pytest.raises(BadFormError):
        patched(b"schema: [", section)
    bold = Paragraph(inlines=(Run(text=" a", bold=True),))
    spaced = dataclasses.replace(section.texts["en"], parts={"main": (bold,)})
    with pytest.raises(BadInputError, match="Markdown"):
        write_section(dataclasses.replace(section, texts={"en": spaced}))


def test_an_unfinished_section_is_kept_with_its_faults():
    section = SHIPPED.sections["risk-cancer"]
    text = dataclasses.replace(section.texts["en"], title="", parts={"main": ()})
    new = dataclasses.replace(section, parts=(Part(id="main"),), texts={"en": text})
    data = write_section(new, unfinished=True)
    value, complaints = read_unfinished(data, section.path, "section")
    assert value == new
    assert any("title" in str(c) for c in complaints)


def test_fields_that_are_added_to_provenance_are_written_too():
    passage = Provenance(document="d", start=1, end=2)
    section = dataclasses.replace(SHIPPED.sections["risk-cancer"], provenance=(passage,))
    assert b"  - {document: d, start: 1, end: 2}\n" in write_section(section)


def test_comments_are_told_from_signs_in_texts():
    text = 'a: "x # no"  # yes\nb: |  # header\n  # text\nc: >-\n  one # two\n# end\nd: [1, # in\n  2]\n'
    source = Source(read_text(text.encode(), "x"))
    assert source.comments_in(0, len(text)) == ["# yes", "# header", "# end", "# in"]

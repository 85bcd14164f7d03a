"""(Form, Draft) → Consent: a pure tree of numbered blocks with its content hash."""

import dataclasses
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from exoconsent.consent import document as doc
from exoconsent.consent.adapt import Adaptation, Decision
from exoconsent.consent.closing import closing_sections, signature_blocks
from exoconsent.consent.draft import ClinicProfile, Draft
from exoconsent.consent.filling import Filling, fill, spans
from exoconsent.consent.form import Approval, Band, Form, SectionText, form_text, section_text
from exoconsent.consent.jurisdiction import Jurisdiction
from exoconsent.consent.notices import STATUTE_PREFIX, notice_sections, with_notices
from exoconsent.consent.on_screen import initials_field
from exoconsent.consent.parallel import marks, of_words, standings, worst
from exoconsent.consent.patient_copy import keep_page, kept_parts, product_card
from exoconsent.consent.text import Block, Bullets, Inlines
from exoconsent.consent.translation import held
from exoconsent.consent.words import Words

_NAMED = 3
"""So many reasons are named on top of every page; more are counted there and stand on the first page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a consent is assembled with, beside form and draft."""

    profile: ClinicProfile
    words: Words
    number: str
    """Document number."""
    created: datetime
    """Aware."""
    beside: Words | None = None
    """Words of the second language of a parallel print."""
    jurisdictions: tuple[Jurisdiction, ...] = ()
    """The packs whose notices may have to be printed."""


def assemble(form: Form, draft: Draft, adaptation: Adaptation, setting: Setting) -> doc.Consent:
    """The whole document, before the review decides whether it may be signed; with the second language beside it."""
    consent = _in_one_language(form, draft, adaptation, setting)
    if setting.beside is None:
        return consent
    other = dataclasses.replace(draft, language=draft.parallel, parallel=draft.language)
    turned = dataclasses.replace(setting, words=setting.beside, beside=setting.words)
    return dataclasses.replace(consent, parallel=_in_one_language(form, other, adaptation, turned))


def _in_one_language(form: Form, draft: Draft, adaptation: Adaptation, setting: Setting) -> doc.Consent:
    words, text = setting.words, form_text(form, draft.language)
    filling = fill(form, draft, adaptation, setting.profile, words)
    about = doc.SectionBlock(
        id="about",
        number=0,
        title=words.say("title.about"),
        blocks=(
            *marks(worst(held(form.texts, draft.language), of_words(words)).standing, words),
            *(_block(b, filling) for b in text.intro),
            doc.ParagraphBlock(spans=(doc.Span(text=text.review_notice, bold=True),)),
        ),
    )
    numbered = tuple(_section(n, d, draft, filling, words) for n, d in enumerate(adaptation.printed, 1))
    return doc.Consent(
        language=text.language,
        title=text.title,
        subtitle=text.subtitle,
        letterhead=doc.Letterhead(name=setting.profile.name, lines=setting.profile.lines, logo=setting.profile.logo),
        number=setting.number,
        form_label=words.say("label.form", title=text.title, edition=form.edition.number),
        patient_label=_patient_label(draft, filling, words),
        created=setting.created.isoformat(timespec="seconds"),
        identity=_identity(filling, setting),
        notices=_notices(form, draft, adaptation, setting),
        stop_reasons=_stop_reasons(adaptation, words),
        sections=(about, *numbered, *_unnumbered(form, draft, adaptation, setting, filling)),
        signatures=_signatures(form, draft, adaptation, setting, filling) if _signable(adaptation) else (),
        signatures_title=words.say("title.signatures"),
        labels=doc.Labels(
            page=words.say("label.page"), document=words.say("label.document"), continued=words.say("label.continued")
        ),
    )


def _unnumbered(
    form: Form, draft: Draft, adaptation: Adaptation, setting: Setting, filling: Filling
) -> tuple[doc.SectionBlock, ...]:
    """What follows the numbered sections: notices of the law, the closing furniture, the page to keep."""
    profile, words = setting.profile, setting.words
    closing = closing_sections(form, draft, adaptation, profile, words)
    if form.withdrawal:
        return closing
    notices = notice_sections(setting.jurisdictions, adaptation.facts, profile.not_applicable, words)
    blocks = [block for part in kept_parts(adaptation, draft.language) for block in part]
    card = product_card(filling, setting.number, words.day(setting.created.date().isoformat()), words)
    keep = keep_page(tuple(_block(b, filling) for b in blocks), card, words)
    return (*notices, *closing, *keep)


def _signatures(
    form: Form, draft: Draft, adaptation: Adaptation, setting: Setting, filling: Filling
) -> tuple[doc.SignatureBlock, ...]:
    """Everybody's place to sign; who decides also signs each notice of the law that is signed by itself."""
    blocks = signature_blocks(form, draft, adaptation, filling, setting.words)
    if form.withdrawal:
        return blocks
    excused = setting.profile.not_applicable
    return with_notices(blocks, setting.jurisdictions, adaptation.facts, excused, setting.words)


def content_hash(consent: doc.Consent) -> str:
    """SHA-256 (hex) over the tree as canonical JSON, without the hash itself and the attachments."""
    tree = dataclasses.replace(consent, content_hash="", attachments=())
    return hashlib.sha256(canonical_json(tree)).hexdigest()


def canonical_json(value: Any) -> bytes:
    """The one spelling of a value, dataclasses as their fields: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_fields).encode()


def _fields(value: Any) -> dict[str, Any]:
    """A frozen value by its fields, bytes by the digest beside them; ``asdict`` would copy the whole tree first."""
    fields = ((name, getattr(value, name)) for name in value.__slots__)
    return {n: held for n, held in fields if (held or n not in _LATER) and not isinstance(held, bytes)}


_LATER: Final = frozenset({"own_page", "language", "parallel", "section", "entry", "overleaf", "logo"})
"""Fields that a tree got after its first edition; empty they are not spelled, so older hashes stay what they were."""


def printed_words(consent: doc.Consent) -> Iterator[tuple[str, str]]:
    """Every printed string with its place (``section:ID`` or ``form``), the clinic's own words included."""
    yield from printed_words(consent.parallel) if consent.parallel else ()
    yield from (("form", text) for text in (consent.letterhead.name, *consent.letterhead.lines))
    yield from (("form", text) for text in (consent.title, consent.subtitle, consent.form_label))
    for label, value in consent.identity:
        yield "form", f"{label} {''.join(s.text for s in value)}"
    yield from (("form", text) for text in (*consent.notices, *consent.stop_reasons))
    for section in consent.sections:
        place = f"section:{section.id}"
        yield place, section.title
        for block in section.blocks:
            where = f"{STATUTE_PREFIX}{section.id}" if isinstance(block, doc.StatuteBlock) else place
            yield from ((where, text) for text in doc.words_of(block))
    yield "form", consent.signatures_title
    for signature in consent.signatures:
        place = f"section:{signature.section or f'sign-{signature.role}'}"
        yield from ((place, text) for text in (signature.role_label, signature.meaning, signature.name))
        yield from ((place, f"{label} {value}") for label, value in signature.extra)


def _section(number: int, decision: Decision, draft: Draft, filling: Filling, words: Words) -> doc.SectionBlock:
    text = section_text(decision.section, draft.language)
    standing = held(decision.section.texts, draft.language).standing
    blocks: list[doc.Block] = [*marks(standing, words)]
    blocks += [_block(b, filling) for part in decision.parts for b in text.parts[part.id]]
    blocks += _frequency(decision, text, filling, words)
    if text.initials:
        who = words.say("label.initials_by")
        blocks.append(doc.InitialsBlock(label=text.initials, who=who, entry=initials_field(decision.section.id)))
    language = "" if text.language == draft.language else text.language
    return doc.SectionBlock(
        id=decision.section.id, number=number, title=text.title, blocks=tuple(blocks), language=language
    )


def _block(block: Block, filling: Filling) -> doc.Block:
    if isinstance(block, Bullets):
        return doc.BulletsBlock(items=tuple(spans(item, filling) for item in block.items))
    return doc.ParagraphBlock(spans=spans(block.inlines, filling))


def _frequency(decision: Decision, text: SectionText, filling: Filling, words: Words) -> Iterator[doc.Block]:
    band = decision.section.frequency.band
    if band is Band.NOT_KNOWN:
        yield doc.FrequencyBlock(
            spans=_lead_bold(text.frequency, filling), kind=doc.FigureKind.NOT_KNOWN, alt=words.say("alt.not_known")
        )
    elif band is not Band.NOT_APPLICABLE:
        yield doc.ParagraphBlock(spans=_lead_bold(text.frequency, filling))
    for number in decision.numbers:
        key = "alt.icon_array" if number.low == number.high else "alt.icon_array_range"
        yield doc.FrequencyBlock(
            spans=spans(text.numbers[number.id], filling),
            kind=doc.FigureKind.ICON_ARRAY,
            alt=words.say(key, low=number.low, high=number.high, per=f"{number.per:,}"),
            low=number.low,
            high=number.high,
            per=number.per,
        )


def _lead_bold(inlines: Inlines, filling: Filling) -> doc.Spans:
    """The words up to the first full stop in bold: "How often: not known." is what must not be missed."""
    filled = spans(inlines, filling)
    if not filled or any(s.bold for s in filled):
        return filled
    head, stop, tail = filled[0].text.partition(". ")
    if not stop:
        return (dataclasses.replace(filled[0], bold=True), *filled[1:])
    first = dataclasses.replace(filled[0], text=f"{head}. ", bold=True)
    return (first, dataclasses.replace(filled[0], text=tail), *filled[1:])


def _identity(filling: Filling, setting: Setting) -> tuple[tuple[str, doc.Spans], ...]:
    rows = (
        ("label.patient_name", ("patient.name",)),
        ("label.born", ("patient.born",)),
        ("label.treatment", ("treatment.route", "treatment.body_site")),
        ("label.product", ("product.name", "product.maker")),
        ("label.lot", ("product.lot", "product.expiry")),
        ("label.practitioner", ("practitioner.name",)),
    )
    words, say = setting.words, setting.words.say
    date_row = (say("label.date"), (doc.Span(text=words.day(setting.created.date().isoformat())),))
    return (*((say(key), _joined(names, filling)) for key, names in rows), date_row)


def _joined(names: tuple[str, ...], filling: Filling) -> doc.Spans:
    found = [filling[name] for name in names if name in filling]
    return (doc.Span(text=", ".join(found)),) if found else (doc.Span(text="", empty=True),)


def _notices(form: Form, draft: Draft, adaptation: Adaptation, setting: Setting) -> tuple[str, ...]:
    words, state = setting.words, []
    fixed = [each for each in (words, setting.beside) if each]
    if form.edition.approval is not Approval.APPROVED:
        state.append(words.say("notice.draft"))
    if draft.patient.synthetic:
        state.append(words.say("notice.example"))
    if draft.language not in form.texts:
        state.append(words.say("notice.translation", language=draft.language))
    elif standings(form, draft, adaptation, *fixed):
        state.append(words.say("notice.translated"))
    return (*_stop_notice(draft, adaptation, words), *((" ".join(state),) if state else ()))


def _patient_label(draft: Draft, filling: Filling, words: Words) -> str:
    """Whose paper this is, on every page; on a blank copy, room to write it."""
    if not draft.patient.name:
        return words.say("label.patient_blank")
    return words.say("label.patient", name=draft.patient.name, born=filling.get("patient.born", "–"))


def _signable(adaptation: Adaptation) -> bool:
    """Nothing is known against it. On screen the review still bars what is open; on paper it is found out and noted."""
    return all(flag.open for flag in adaptation.stops)


def _stop_notice(draft: Draft, adaptation: Adaptation, words: Words) -> tuple[str, ...]:
    """What stands on top of every page: short, because it takes its room from what the patient must read."""
    stops = adaptation.stops
    if not stops:
        return ()
    if not draft.patient.name and _signable(adaptation):
        return (words.say("notice.blank", count=len(stops)),)
    if len(stops) > _NAMED:
        return (words.say("notice.open" if _signable(adaptation) else "notice.stops", count=len(stops)),)
    return (words.say("notice.stop", reasons="; ".join(f"{f.code}: {words.flag(f).label}" for f in stops)),)


def _stop_reasons(adaptation: Adaptation, words: Words) -> tuple[str, ...]:
    """On the first page: what is known against treating, then what must be found out."""
    flags = [words.flag(f) for f in adaptation.stops]
    known = (f"{f.sentence} ({f.code}{f': {f.reason}' if f.reason else ''}.) {f.remedy}" for f in flags if not f.open)
    points = [f for f in flags if f.open]
    to_do = (
        words.say("notice.check", label=f.label[:1].upper() + f.label[1:], remedy=f.if_so, code=f.code) for f in points
    )
    checked = [words.say("notice.checked")] if points and _signable(adaptation) else []
    return (*known, *checked, *to_do)

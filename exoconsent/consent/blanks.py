"""The closed list of blanks that section text may hold, with what each stands for.

Adding a blank is adding one entry. ``clinic.*`` comes from the clinic's settings, ``patient.*``, ``product.*`` and
facts from the draft; the rest are answers typed for this treatment, with the clinic's usual answer as default.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

BLANKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "patient.name": "patient's name",
        "patient.born": "date of birth",
        "patient.allergies": "allergies on record",
        "patient.medicines": "medicines on record",
        "patient.conditions": "health conditions on record",
        "patient.language": "patient's language",
        "clinic.name": "clinic",
        "clinic.address": "clinic's address",
        "clinic.phone": "clinic's phone",
        "clinic.phone_24h": "24-hour phone that a clinician answers",
        "clinic.complaints": "contact for complaints and rights",
        "clinic.records_kept": "how long records are kept",
        "clinic.records_place": "where records are kept",
        "clinic.emergency_department": "nearest emergency department",
        "clinic.withdrawal_contact": "where to hand in a withdrawal",
        "practitioner.name": "practitioner",
        "practitioner.licence": "practitioner's licence",
        "product.name": "product name",
        "product.maker": "maker",
        "product.maker_address": "maker's address",
        "product.lot": "lot number",
        "product.expiry": "expiry date",
        "product.amount": "amount given",
        "product.storage": "storage of the product",
        "product.certificate": "lot certificate seen",
        "product.excipients": "other ingredients",
        "treatment.source": "what the product is made from",
        "treatment.donor": "whose cells they were",
        "treatment.route": "way into the body",
        "treatment.body_site": "place on the body",
        "treatment.indication": "reason for the treatment",
        "treatment.medicines": "names of the medicines",
        "treatment.sessions": "number of sessions planned",
        "treatment.duration": "length of a session",
        "treatment.anaesthetic": "numbing used",
        "treatment.price": "price in all",
        "treatment.price_includes": "what the price includes and leaves out",
        "treatment.refund": "deposit and refund rule",
        "treatment.injury_cover": "who gives and pays for care after harm",
        "treatment.money_interest": "money interest of clinician or clinic",
        "treatment.ind_number": "IND number",
        "treatment.donor_papers": "donor papers seen",
        "treatment.donor_count": "number of donors",
        "treatment.donor_cancer_check": "whether and how donors were checked for cancer",
        "treatment.follow_up": "follow-up visits and calls",
        "treatment.pregnancy_wait": "time to wait before pregnancy",
        "treatment.cancer_follow_up": "end of cancer treatment and check-up plan",
        "treatment.decision_reason": "why the adult cannot decide, who found it and when",
        "treatment.decision_wait": "whether waiting could let the adult decide",
        "representative.name": "representative's name",
        "representative.authority": "representative's relation and legal authority",
        "guardian.name": "parent or guardian",
        "guardian.authority": "guardian's relation and proof of authority",
        "interpreter.name": "interpreter's name and ID",
        "interpreter.mode": "in person, phone or video",
        "withdrawal.scope": "what is taken back",
        "withdrawal.lots_given": "sessions and lots given so far",
        "withdrawal.takes_effect": "day on which the withdrawal takes effect",
        "form.facts_checked_on": "day of the newest facts on approval",
    }
)

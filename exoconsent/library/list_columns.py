"""What the headings and cells of a list of patients may say: the vocabulary's names, and the words that people see."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from exoconsent.consent.facts import PRODUCT_KEYS, VOCABULARY, Kind
from exoconsent.consent.words import Words

NAME, GIVEN, FAMILY, BORN, LANGUAGE = "name", "given name", "family name", "born", "form language"
Spoken = Mapping[tuple[str, str], str]
"""The vocabulary's value by its fact and its words, folded."""
_ARTICLE: Final = re.compile(r"^(?:an?|the|una?|el|la|los|las)_")


def folded(words: str) -> str:
    """``words`` without accents, capitals and signs, as headings and values are compared."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


_FACTS: Final = tuple(fact for fact in VOCABULARY.values() if fact.kind is not Kind.PRODUCT)
COLUMNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("name", "patient", "patient_name", "full_name", "nombre_completo", "paciente"), NAME),
        **dict.fromkeys(("given_name", "first_name", "forename", "nombre"), GIVEN),
        **dict.fromkeys(("family_name", "last_name", "surname", "apellido", "apellidos"), FAMILY),
        **dict.fromkeys(
            ("born", "date_of_birth", "birth_date", "birthdate", "dob", "fecha_de_nacimiento", "nacimiento"), BORN
        ),
        **dict.fromkeys(("form_language", "form_in", "idioma_del_formulario", "formulario_en"), LANGUAGE),
        **dict.fromkeys(("product", "product_name", "producto"), "product.name"),
        **{key: f"product.{key}" for key in PRODUCT_KEYS if key != "name"},
        **{f"product_{key}": f"product.{key}" for key in PRODUCT_KEYS},
        **dict.fromkeys(("lot_number", "lote"), "product.lot"),
        **{"fabricante": "product.maker", "caducidad": "product.expiry"},
        **{"enfermedades": "conditions", "alergias": "allergies", "embarazada": "pregnant"},
        **dict.fromkeys(("treatment_for", "tratamiento_para"), "indication"),
        **dict.fromkeys(("via_de_aplicacion", "via"), "route"),
        **dict.fromkeys(("speaks", "habla"), "language"),
        **{folded(fact.words): fact.name for fact in _FACTS},
        **{fact.name: fact.name for fact in _FACTS},
    }
)
"""Column by its folded heading: everyday words, the desk's labels, what the facts are called, and their names."""


def spoken(languages: Iterable[Words]) -> Spoken:
    """How forms and desk call each value, in all ``languages``; words that fit two values name neither."""
    found: dict[tuple[str, str], set[str]] = {}
    for words in languages:
        for fact in _FACTS:
            for value in fact.values:
                phrase = _bare(words.value(fact.name, value))
                found.setdefault((fact.name, phrase), set()).add(value)
    return MappingProxyType({key: values.pop() for key, values in found.items() if len(values) == 1})


def value_of(fact: str, text: str, known: Spoken) -> str:
    """The value that ``text`` names, or ``text`` as it is."""
    return known.get((fact, _bare(text)), text)


def _bare(words: str) -> str:
    """Folded, and with or without an article in front."""
    return _ARTICLE.sub("", folded(words))

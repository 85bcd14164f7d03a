"""Spanish verbs for the spell checker: whether a word is a form of a verb whose infinitive is listed.

The kept list has Spanish words as a dictionary heads its entries, infinitives and not their forms. The endings and
changes of stem are those that any school grammar tables; nothing is stored for regular verbs. A form that another
verb of the same pattern would have is accepted too ("penso" beside "pienso"): a typing slip is rarely that.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

Listed = Callable[[str], bool]

_SHARP: Final = str.maketrans("áéíóú", "aeiou")
_A: Final = (
    "o as a amos áis an é aste ó asteis aron aba abas ábamos abais aban e es emos éis en ara aras áramos arais aran "
    "ase ases ásemos aseis asen ando ad ado ada ados adas"
)
_E: Final = (
    "o es e éis en í iste ió isteis ieron ía ías íamos íais ían a as amos áis an iera ieras iéramos ierais ieran "
    "iese ieses iésemos ieseis iesen iendo ido ida idos idas yó yeron yera yeras yéramos yerais yeran yese yesen yendo "
    "ísteis íste ímos ído ída ídos ídas ó eron era eras éramos erais eran ese esen endo"
)
_LATER: Final = "é ás á emos éis án ía ías íamos íais ían"
_STRONG: Final = "e iste o imos isteis ieron iera ieras iéramos ierais ieran iese ieses iésemos ieseis iesen"
_STRONG_J: Final = "e iste o imos isteis eron era eras éramos erais eran ese eses ésemos eseis esen"

_ENDINGS: Final = {
    "ar": tuple(_A.split()),
    "er": (*_E.split(), "emos", "imos", "ed"),
    "ir": (*_E.split(), "imos", "id", "ís"),
}
_STRESSED: Final = frozenset(["o", "as", "a", "an", "e", "es", "en"])
"""Endings before which the stem bears the stress and may break: pienso, puede."""
_BREAKS: Final = (("ie", "e"), ("ue", "o"), ("ue", "u"), ("ye", "e"), ("hue", "o"), ("í", "i"), ("ú", "u"))
_BREAKS_IR: Final = (*_BREAKS, ("i", "e"))
_WEAK: Final = (("i", "e"), ("u", "o"), ("ie", "e"))
"""In the past of verbs in -ir, and in all their subjunctive: pidió, durmieron, sintamos."""
_OTHERWISE: Final = (("qu", "c"), ("gu", "g"), ("gü", "gu"), ("c", "z"))
"""How a stem in -ar is written before e: busque, llegue, averigüe, cruce."""
_BEFORE_AO: Final = (("zc", "c"), ("z", "c"), ("j", "g"), ("g", "gu"), ("y", ""), ("ig", ""), ("g", ""))
"""How a stem in -er, -ir is written before a and o: conozco, venzo, proteja, sigo, incluya, caiga, salga."""

_HIATUS: Final = re.compile("i(?![aeiouéóá])")
"""Needs an accent behind an open vowel: leído, oímos, caíste."""
_PARTED: Final = frozenset(("ísteis", "íste", "ímos", "ído", "ída", "ídos", "ídas"))

_PASTS: Final = {
    "tener": "tuv",
    "estar": "estuv",
    "andar": "anduv",
    "poder": "pud",
    "poner": "pus",
    "saber": "sup",
    "haber": "hub",
    "hacer": "hic",
    "facer": "fic",
    "querer": "quis",
    "venir": "vin",
    "caber": "cup",
}
_PASTS_J: Final = {"decir": "dij", "traer": "traj", "ducir": "duj"}
_FUTURES: Final = {
    "tener": "tendr",
    "poner": "pondr",
    "salir": "saldr",
    "venir": "vendr",
    "valer": "valdr",
    "poder": "podr",
    "saber": "sabr",
    "haber": "habr",
    "caber": "cabr",
    "querer": "querr",
    "hacer": "har",
    "facer": "far",
    "decir": "dir",
}
_OWN: Final = {
    "ser": "soy eres es somos sois son era eras éramos erais eran fui fuiste fue fuimos fuisteis fueron sea seas "
    "seamos seáis sean fuera fueras fuéramos fuerais fueran fuese fueses fuesen sé sed sido siendo",
    "ir": "voy vas va vamos vais van iba ibas íbamos ibais iban vaya vayas vayamos vayáis vayan ve id ido yendo",
    "estar": "estoy estás está están esté estés estén",
    "haber": "he has ha hay hemos han haya hayas hayamos hayáis hayan hubo",
    "dar": "doy des dé den demos dio di diste dimos disteis dieron diera dieras diéramos dieran diese diesen dais",
    "ver": "veo ve ves ven vea veas veamos vean vio vi veía veías veíamos veían visto vista vistos vistas",
    "saber": "sé sepa sepas sepamos sepáis sepan",
    "caber": "quepo quepa quepan",
    "oír": "oigo oyes oye oyen oiga oigas oigamos oigan oímos oís oíd oyó oyeron oyera oyendo oído oída oídos oídas",
    "reír": "río ríes ríe ríen ría rías ríamos rían rió rieron riera riendo reímos reído reía reían",
    "hacer": "hizo haz haga hagas hagamos hagáis hagan hago hecho hecha hechos hechas",
    "facer": "fizo faga fagas fagamos fagan fago fecho fecha fechos fechas",
    "decir": "di diga digas digamos digáis digan digo dicho dicha dichos dichas",
    "poner": "pon puesto puesta puestos puestas",
    "tener": "ten",
    "venir": "ven",
    "salir": "sal",
    "traer": "traigo traiga traigas traigamos traigan",
    "volver": "vuelto vuelta vueltos vueltas",
    "solver": "suelto suelta sueltos sueltas",
    "escribir": "escrito escrita escritos escritas",
    "cribir": "crito crita critos critas",
    "abrir": "abierto abierta abiertos abiertas",
    "cubrir": "cubierto cubierta cubiertos cubiertas",
    "romper": "roto rota rotos rotas",
    "morir": "muerto muerta muertos muertas",
    "imprimir": "impreso impresa impresos impresas",
}


def _irregular() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for verb, words in _OWN.items():
        for word in words.split():
            found.setdefault(word, []).append(verb)
    for stems, endings in ((_PASTS, _STRONG), (_PASTS_J, _STRONG_J), (_FUTURES, _LATER)):
        for verb, stem in stems.items():
            for ending in endings.split():
                found.setdefault(stem + ending, []).append(verb)
    return {word: tuple(verbs) for word, verbs in found.items()}


_IRREGULAR: Final = _irregular()
_EVERY: Final = tuple((ending, verb) for verb, endings in _ENDINGS.items() for ending in endings)
_CLITICS: Final = tuple(
    sorted(
        {
            *(first + last for first in ("me", "te", "se", "nos", "os", "") for last in ("lo", "la", "los", "las")),
            *("me", "te", "se", "nos", "os", "le", "les", "seme", "sele", "seles", "teme", "seos"),
        },
        key=len,
        reverse=True,
    )
)


def is_verb(word: str, listed: Listed) -> bool:
    """Whether ``word``, small letters, is a form of a listed verb, with or without pronouns behind it."""
    return _form(word, listed) or any(_with_pronouns(word, listed))


def _form(word: str, listed: Listed) -> bool:
    return any(listed(verb) or listed(f"{verb}se") for verb in _verbs(word))


@lru_cache(maxsize=4096)
def _verbs(word: str) -> tuple[str, ...]:
    """Every infinitive that ``word`` could be a form of, whether there is such a verb or not."""
    return tuple(dict.fromkeys((*_own_verbs(word), *_later(word), *_regular(word))))


def _own_verbs(word: str) -> Iterator[str]:
    """Irregular forms, also behind something such as "man-" or "pro-"."""
    for cut in range(len(word)):
        for verb in _IRREGULAR.get(word[cut:], ()):
            yield word[:cut] + verb
    for bare, sharp in (("én", "ten"), ("ón", "pon")):  # mantén, supón
        if word.endswith(bare):
            yield f"{word[: -len(bare)]}{sharp[0]}{'ener' if bare == 'én' else 'oner'}"


def _later(word: str) -> Iterator[str]:
    """Future and conditional: the ending behind the whole infinitive."""
    for ending in _LATER.split():
        stem = word.removesuffix(ending)
        if stem != word and stem.endswith(("ar", "er", "ir")):
            yield stem
            yield f"{stem[:-2]}ír"
    if word.endswith(("ar", "er", "ir", "ír")):
        yield word


def _regular(word: str) -> Iterator[str]:
    for ending, verb in _EVERY:
        stem = word.removesuffix(ending)
        if stem == word or not stem or (verb != "ar" and not _joins(stem, ending)):
            continue
        for changed in _stems(stem, ending, verb):
            yield changed + verb
            if verb == "ir" and changed[-1:] in "aeo":
                yield f"{changed}ír"


def _joins(stem: str, ending: str) -> bool:
    """Leído and oímos have an accent, medido and pedimos have none."""
    open_vowel = stem[-1] in "aeo"
    return not _HIATUS.match(ending) if open_vowel else ending not in _PARTED


def _stems(stem: str, ending: str, verb: str) -> Iterator[str]:
    """As the stem is in the infinitive."""
    for written in _spelled(stem, ending, verb):
        yield written
        if ending in _STRESSED:
            yield from _undone(written, _BREAKS_IR if verb == "ir" else _BREAKS)
        if verb == "ir" and (ending.startswith(("ie", "ió", "ye", "yó", "a")) or ending in ("ó", "eron", "endo")):
            yield from _undone(written, _WEAK)


def _spelled(stem: str, ending: str, verb: str) -> Iterator[str]:
    """As the last consonant of the stem is written in the infinitive."""
    yield stem
    for now, was in _changes(ending, verb):
        if stem.endswith(now):
            yield stem[: -len(now)] + was


def _changes(ending: str, verb: str) -> tuple[tuple[str, str], ...]:
    if verb == "ar":
        return _OTHERWISE if ending[0] in "eé" else ()
    if verb == "ir" and ending in ("es", "e", "en"):  # incluyes
        return (("y", ""),)
    return _BEFORE_AO if ending[0] in "aáo" else ()


def _undone(stem: str, changes: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """The last vowel of the stem as it is where the stress is elsewhere."""
    for now, was in changes:
        place = stem.rfind(now)
        behind = stem[place + len(now) :].removeprefix("u")
        if place < 0 or any(letter in "aeiouáéíóú" for letter in behind):
            continue
        if now in "íú" and behind and not _apart(stem[:place]):
            continue
        yield stem[:place] + was + stem[place + len(now) :]


def _apart(before: str) -> bool:
    """An open vowel stands before it, from which an accent parts it: prohíbe, reúne."""
    return before.removesuffix("h")[-1:] in tuple("aeo")


def _with_pronouns(word: str, listed: Listed) -> Iterator[bool]:
    """Behind infinitives, gerunds and what is asked: dejarlo, tomándolo, dígale."""
    for clitic in _CLITICS:
        stem = word.removesuffix(clitic)
        if stem == word or len(stem) < 2:
            continue
        bare = stem.translate(_SHARP)
        sharp = bare != stem
        if bare.endswith(("ar", "er", "ir")):
            double = len(clitic) > 3 or clitic in ("melo", "selo")
            yield (sharp == double or stem.endswith("ír")) and (listed(bare) or listed(f"{bare}se") or listed(stem))
        elif bare.endswith("ndo"):
            yield sharp and _form(bare, listed)
        elif sharp or _short(bare):
            yield bare.endswith(("a", "e", "n", "z", "l", "d")) and (_form(bare, listed) or _form(stem, listed))


def _short(word: str) -> bool:
    """One syllable, which needs no accent with one pronoun: dime, hazlo."""
    vowels = [place for place, letter in enumerate(word) if letter in "aeiou"]
    return len(vowels) < 2 or (len(vowels) == 2 and vowels[1] == vowels[0] + 1 and word[vowels[0]] in "iu")

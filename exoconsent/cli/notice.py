"""The command that prints the notice of a law for the wall, and says how large its letters came out."""

import argparse
from datetime import datetime, time

from exoconsent.cli.commands import keep, now, opened
from exoconsent.cli.output import say, say_error, say_json
from exoconsent.consent.facts import did_you_mean
from exoconsent.consent.jurisdiction import Counsel, Jurisdiction
from exoconsent.consent.notices import wall_notice
from exoconsent.errors import BadInputError, ExitCode
from exoconsent.pdf.layout import Paper, PrintOptions


def run(options: argparse.Namespace) -> int:
    """Write the sheet; refuses where the wording of the law is not here."""
    from exoconsent.pdf.poster import Poster, render_poster
    from exoconsent.pdf.statutes import measured

    clinic = opened(options, inside=False)
    pack = _pack(clinic.library.jurisdictions, options.jurisdiction)
    block = wall_notice(pack)
    moment = datetime.combine(options.date, time()).astimezone() if options.date else now()
    poster = Poster(
        id=f"notice-{pack.id}",
        title=f"{pack.name}: {block.citation}",
        author=clinic.profile.name,
        created=moment.replace(hour=0, minute=0, second=0, microsecond=0),
        block=block,
    )
    rendered = render_poster(poster, PrintOptions(paper=Paper(options.paper)))
    keep(options.out, rendered.pdf)
    points = measured(rendered)[0].points
    if options.json:
        say_json({"file": str(options.out), "pages": rendered.pages, "points": points, "least": block.points})
    else:
        say(f"{options.out}: {rendered.pages} page(s), letters of {points:g} points; the law asks for {block.points}")
        if pack.counsel is Counsel.ASK:
            say_error(f"{pack.question}.")
    return ExitCode.FINE


def _pack(packs: tuple[Jurisdiction, ...], place: str) -> Jurisdiction:
    wanted = place.strip().upper()
    known = {pack.place: pack for pack in packs}
    if wanted not in known:
        message = f'there is no pack for "{place}"{did_you_mean(wanted, known)} (there are: {", ".join(known)})'
        raise BadInputError.saying(message)
    return known[wanted]

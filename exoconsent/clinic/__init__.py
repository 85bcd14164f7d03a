"""One opened clinic, and the acts that both front doors share."""

from exoconsent.clinic.clinic import Clinic
from exoconsent.clinic.kept_secrets import DEMO_PASSPHRASE, DEMO_SECRET
from exoconsent.clinic.prepared import Prepared, with_choices

__all__ = ["DEMO_PASSPHRASE", "DEMO_SECRET", "Clinic", "Prepared", "with_choices"]

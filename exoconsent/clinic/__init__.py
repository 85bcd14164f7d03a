"""One opened clinic, and the acts that both front doors share; loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from exoconsent.clinic.clinic import Clinic
    from exoconsent.clinic.kept_secrets import DEMO_PASSPHRASE, DEMO_SECRET
    from exoconsent.clinic.prepared import Prepared, with_choices

__all__ = ["DEMO_PASSPHRASE", "DEMO_SECRET", "Clinic", "Prepared", "with_choices"]
_WHERE: Final = {
    "Clinic": "clinic",
    "DEMO_PASSPHRASE": "kept_secrets",
    "DEMO_SECRET": "kept_secrets",
    "Prepared": "prepared",
    "with_choices": "prepared",
}


def __getattr__(name: str) -> Any:
    """The window starts without the forms' reader and the database: they come with the first clinic."""
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)

"""The guards together: put up first of all, and asked again whenever somebody wants to know."""

from dataclasses import dataclass

from exoconsent.offline import hook, kernel, stand_ins
from exoconsent.offline.kernel import Kernel


@dataclass(frozen=True, slots=True, kw_only=True)
class Guards:
    """What holds in this process. No guard is counted that was not asked and did not answer."""

    kernel: Kernel
    """The system refuses every socket that is not local; for children and native code too."""
    hook: bool
    """Python refuses sockets and look-ups; in this process only."""
    stand_ins: bool
    """Nothing that speaks to networks is loaded, nor can be."""

    @property
    def all_hold(self) -> bool:
        """Whether nothing is missing."""
        return self.kernel is Kernel.HELD and self.hook and self.stand_ins


def guard() -> Guards:
    """Put up what this system has; the first thing that a process of ours does. Never raises, and may be repeated.

    Whatever is refused is left: patients must be served all the same, and ``words`` says what is missing.
    """
    return Guards(kernel=kernel.hold(), hook=hook.hold(), stand_ins=stand_ins.hold())


def standing() -> Guards:
    """What holds now, found by asking each guard; puts nothing up."""
    return Guards(kernel=kernel.standing(), hook=hook.in_force(), stand_ins=stand_ins.in_force())

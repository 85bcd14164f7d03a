"""The state of a CUPS job, asked of libcups: lpstat shows a job that failed just like one that was printed."""

import ctypes
import sys
from enum import Enum, IntEnum
from functools import cache
from typing import Final


class JobState(Enum):
    """The part of IPP's job states that matters here."""

    WAITING = "waiting"
    """For its turn, or at the printer now."""
    HELD = "held"
    """By somebody, or until CUPS tries the printer again."""
    CANCELLED = "cancelled"
    ABORTED = "aborted"
    DONE = "done"


class _Ipp(IntEnum):
    """``ipp_jstate_t``."""

    HELD = 4
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


_MEANS: Final = {
    _Ipp.HELD: JobState.HELD,
    _Ipp.STOPPED: JobState.HELD,
    _Ipp.CANCELED: JobState.CANCELLED,
    _Ipp.ABORTED: JobState.ABORTED,
    _Ipp.COMPLETED: JobState.DONE,
}
_ALL: Final = -1
"""``CUPS_WHICHJOBS_ALL``."""


class _Job(ctypes.Structure):
    """``cups_job_t`` of libcups 2."""

    _fields_ = (
        ("id", ctypes.c_int),
        ("dest", ctypes.c_char_p),
        ("title", ctypes.c_char_p),
        ("user", ctypes.c_char_p),
        ("format", ctypes.c_char_p),
        ("state", ctypes.c_int),
        ("size", ctypes.c_int),
        ("priority", ctypes.c_int),
        ("completed_time", ctypes.c_long),
        ("creation_time", ctypes.c_long),
        ("processing_time", ctypes.c_long),
    )


def job_state(job: str) -> JobState | None:
    """The state of ``job`` ("Desk-12"); None when libcups is not there, does not answer or does not know it."""
    name, _dash, number = job.rpartition("-")
    library = _libcups()
    if library is None or not number.isdecimal():
        return None
    jobs = ctypes.POINTER(_Job)()
    count = library.cupsGetJobs(ctypes.byref(jobs), name.encode(), 0, _ALL)
    try:
        state = next((jobs[i].state for i in range(count) if jobs[i].id == int(number)), None)
    finally:
        library.cupsFreeJobs(count, jobs)
    return None if state is None else _MEANS.get(state, JobState.WAITING)


@cache
def _libcups() -> ctypes.CDLL | None:
    """It comes with the command ``lp``."""
    try:
        return ctypes.CDLL("libcups.2.dylib" if sys.platform == "darwin" else "libcups.so.2")
    except OSError:
        return None

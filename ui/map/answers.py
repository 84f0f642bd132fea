"""What a site of our scheme answers: plain values, so that a site is made and tested without a browser."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """What the page gets."""

    mime: str
    data: bytes


type Answer = Reply | Callable[[], Reply | None] | None  # now, from a thread, or there is no such thing
type Site = Callable[[str], Answer]

"""The technical grades that a hand can set, as a menu says them."""

from routeplanner.words import _


def choices() -> tuple[tuple[int | None, str], ...]:
    """Grade 1 to 5 and its words; None gives the ground back to its geometry."""
    words = (_("smooth track"), _("good path"), _("roots, stones, mud"), _("rock or loose"), _("hands needed"))
    return (*((k, f"T{k}  {text}") for k, text in enumerate(words, 1)), (None, _("From geometry")))

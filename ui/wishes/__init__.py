"""What the runner wants, from menus, toolbar and panels, and what is done about it."""

from ui.wishes.links import Wishes

__all__ = ["Wishes"]

"""Files that ship with the product; only `ui.assets` builds paths into it."""

"""Charts that draw on any painter: a widget, an SVG, a PDF. One unit is 1/96 inch."""

"""How everything looks: colours, type, icons, and the style of the native controls."""

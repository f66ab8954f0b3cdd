"""Claims of who holds what, their timeline, and the areas derived from it."""

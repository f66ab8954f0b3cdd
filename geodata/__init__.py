"""Furat's data side: reads articles, places and codes what they report, derives who holds what, and stores it.

Nothing in here imports `dashboard` or Dash; `docs/architecture.md` has the floor plan.
"""

"""Sentences to incidents: taxonomy, actors, casualties, coding, merging of reports."""

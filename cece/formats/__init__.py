"""Dates and times where Django's own formats for a language do not fit its readers here."""

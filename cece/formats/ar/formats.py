"""Day before month and a clock of 24 hours; Django has no date and time format for Arabic.

Numbers as the amounts of money beside them (Babel): 1,234.50.
"""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j/n/Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y، H:i"
SHORT_DATETIME_FORMAT = "j/n/Y، H:i"
MONTH_DAY_FORMAT = "j F"
YEAR_MONTH_FORMAT = "F Y"
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","

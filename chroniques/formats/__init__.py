"""How the languages of the site write hours and dates, where Django writes them otherwise."""

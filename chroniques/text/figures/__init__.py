"""Figures: a fenced block `graphique` of names and numbers becomes a drawing, a sentence and a table."""

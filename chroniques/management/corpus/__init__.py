"""A large site made of chance and of a few hundred phrases of our own, to measure by.

phrases, texts, avis, plan: pure, values out of numbers; the others make rows out of those, making first.
"""

"""The door of the editors' room: who enters and how, what is noted of it, what is kept open or shut.

allauth brings the second factors; the forms, limits, pages, the journal's receivers and the rule of the last
administrator are ours. What needs its heavy parts is named by a string, and loaded at the first use.
"""

"""The site in numbers, in the text format of Prometheus, at /sante/mesures/.

Each process counts for itself (chroniques.counting) and lays a copy of its numbers in a file every few
seconds (`shelf`, `copying`); who asks is given the sum of all files, and what the base and the dates of the
background work say at that moment (`state`). The numbers of a process that ended are added to those of all
that ended before it, so that a counter never goes back.
"""

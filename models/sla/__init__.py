"""The rule book: pure functions over frozen values, standard library only.

Read in this order: `hours`, `stopwatch`, `contract`, `incident`, `deadlines`, `escalation`, `measures`.
"""

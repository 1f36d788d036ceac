"""The rule book, the contract as written, and what is remembered.

Read `models/sla/hours.py` first, then `models/sla/incident.py`.
"""

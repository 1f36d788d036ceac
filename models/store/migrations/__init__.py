"""How the database came to its present shape, step by step; `schema.py` takes it there."""

"""One frozen value per thing that can be said, by subject; `catalogue` lists them by message id."""

"""Platforms: each proves a sender genuine and translates between the platform and one neutral shape."""

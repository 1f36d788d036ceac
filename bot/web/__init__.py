"""The browser: pages, the JSON API, live streams."""

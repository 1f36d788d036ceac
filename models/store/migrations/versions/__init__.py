"""One module a step, in order, none of them ever edited once released. No step leads back: it would drop evidence."""

"""The contract as written: TOML in, rule-book values out, all faults at once."""

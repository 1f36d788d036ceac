"""What people do: one use case a file, synchronous, one transaction each."""

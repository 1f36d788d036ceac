"""What is remembered: tables, transactions, the archive, the outbox."""

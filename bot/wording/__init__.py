"""Every sentence the bot says, by subject."""

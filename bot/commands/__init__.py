"""The subcommands of `reakcja`, one file each; heavy imports stay inside them."""

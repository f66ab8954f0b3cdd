"""The subcommands of `furat`, one module for each floor that they stand on."""

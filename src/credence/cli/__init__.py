"""The command line: words typed in, data on standard output, messages on standard error."""

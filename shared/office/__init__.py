"""The office as one program: settings, the command line, and every service in one process where no servers are at hand."""

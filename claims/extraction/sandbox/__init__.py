"""Reading in child processes, so that a PDF can harm nobody."""

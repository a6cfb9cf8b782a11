"""Reading paper: what stands in which box, and how sure that is."""

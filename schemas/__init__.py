"""The shapes of things: what passes from one step to the next, and nothing that acts."""

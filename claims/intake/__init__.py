"""Taking files in: what they are, which belong together, which are already here."""

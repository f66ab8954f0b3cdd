"""What goes in and out in the formats of others, and the written contract."""

"""What runs inside a tree and writes down how that tree behaves."""

"""What a person does: one module a thing. The only floor that reads and writes files."""

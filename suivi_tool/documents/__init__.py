"""Word documents, mails and calendar files: bytes in, bytes out. Knows no appeal."""

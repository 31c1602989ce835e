"""The Word templates, and the script that builds them (`python -m templates_docx.build`)."""

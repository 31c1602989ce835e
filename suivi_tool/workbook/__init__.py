"""Excel workbooks, bytes in and bytes out; knows nothing of appeals."""

"""Excel workbooks, bytes in and bytes out; knows nothing of appeals.

Begin with `book.Workbook`, the door. Behind it, from the outside in: `package` (the zip file's
parts, `archive`, `content_types`, `relations`), `worksheet` (rows as bytes, the rest as a tree),
`append`, `set_cells`, `columns` and `graft` (what can be done), `follow` (what goes with a row:
ranges, formulas, charts, pivots, anchors), `audit` (what Excel would repair). `reading` gives the
values.

Rows are spliced, never parsed; a part that nobody means to change keeps its very bytes.
"""

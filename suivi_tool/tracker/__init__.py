"""Their workbook as a register of appeals and an action plan: headings, rows, sheets of ours."""

"""Workbooks of every kind that calamine knows: .xlsx, .xlsm, .xlsb, .xls and .ods."""

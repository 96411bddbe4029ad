"""Workbooks that calamine reads: .xlsx, .xlsm, .xlsb, .xls and .ods."""

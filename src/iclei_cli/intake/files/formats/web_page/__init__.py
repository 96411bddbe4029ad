"""Web pages, which many systems hand out as workbooks."""

"""How a report is written down: a Word document, one web page, or Markdown."""

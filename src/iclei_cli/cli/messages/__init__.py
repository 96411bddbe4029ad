"""Every sentence that a person reads, by its code.

The one place for words, next steps and plurals.
"""

"""Every sentence that a person reads, by its code: the one place for words, next steps and plurals."""

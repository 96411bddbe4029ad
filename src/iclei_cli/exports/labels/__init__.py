"""Every word that exports print, in each language.

One module lists the labels, and one for each language gives their texts.
"""

"""`iclei store, history, undo, redo`: the assembly's file and what was changed."""

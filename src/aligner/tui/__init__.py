"""The review in the terminal: the only room that knows Textual."""

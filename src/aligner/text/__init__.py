"""From a string to spans: blocks, sentences, words, language, and how text is shown. Pure."""

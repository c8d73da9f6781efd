"""What is known of words: frequency, forms, synonyms, vectors. Tables are made by benchmarks/lexicon.py."""

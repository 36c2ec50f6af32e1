"""A stretch of text in; the dates it names out, each as what it is."""

"""What libraries take out of documents, one module a format: ``extract`` gives the text of a file's bytes.

These run in a process of their own (:mod:`kg.read.worker`), and alone import the libraries of the extra ``docs``.
"""

"""A built graph served: its pages, a page to ask it, a read-only SPARQL endpoint, and an address for each thing."""

from kg.serve.limits import Limits
from kg.serve.server import serve, site

__all__ = ["Limits", "serve", "site"]

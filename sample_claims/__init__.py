"""Invented claims, drawn as PDFs, each with what is expected of it: documentation by example."""

"""Opening a PDF, and showing its pages as words, fillable boxes, ink and tables."""

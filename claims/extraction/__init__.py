"""Reading paper: what stands in which box, and how sure that is.

Where to look: `extract` is the way in, and `sandbox/` runs it in child processes. `pages/` opens a
PDF and shows words, fillable boxes, ink and tables. `definitions/` says what each known form asks
(data), `forms/` finds it on the page, `documents/` reads bills and the like, and `parse/` turns
written words into days, names, amounts and choices.
"""

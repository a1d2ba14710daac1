"""The planning meeting: prepare, present, take part, agree, keep."""

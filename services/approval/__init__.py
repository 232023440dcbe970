"""Approval: environmental impact assessments and the permits and quotas around them (measures 1-4, 9, 10 and 19)."""

# Rendered by dekctl from the profile ledger: change the profile, then render again.

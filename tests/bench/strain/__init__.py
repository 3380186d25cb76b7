"""The site as it is installed, restarted, deprived and used for long: `restart`, `faults` and `mixed`."""

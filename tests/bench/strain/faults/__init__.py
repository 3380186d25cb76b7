"""What a site bears: `python -m tests.bench.strain.faults`."""

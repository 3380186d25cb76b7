"""What it costs to leave an avis, alone and in a burst: `python -m tests.bench.posting`."""

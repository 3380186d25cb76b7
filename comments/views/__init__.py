"""The pages of the avis: leaving one, its receipt, its permanent address."""

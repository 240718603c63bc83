"""The pages of the e-community."""

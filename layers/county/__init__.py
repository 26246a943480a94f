"""The parts of make_example.py: everything here is made up."""

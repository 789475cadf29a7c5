"""The parts of `scripts/build_people.py`: each turns facts and hand-made rows into one group of the registry's tables."""

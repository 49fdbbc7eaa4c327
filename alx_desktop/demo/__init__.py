"""Makes a believable Moodle site of any size for trying, tests and benchmarks."""

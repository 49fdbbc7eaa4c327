"""The words of the field as plain data: no input, no output, no third-party imports."""

"""The parts of the Monitoring page: charts, tables and its three views."""

"""How fast the board is, measured: python -m bench, bench.sesiones, bench.consultas. Loopback only."""

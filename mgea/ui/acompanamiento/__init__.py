"""For whoever accompanies schools: reports, risk and visits, who can teach whom, what hangs from a CGE."""

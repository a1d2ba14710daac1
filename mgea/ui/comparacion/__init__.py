"""Schools beside schools: heat map, groups, rates, side by side, map."""

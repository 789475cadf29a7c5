"""How statements bear on each other and on whom they name: the network, positions, two languages."""

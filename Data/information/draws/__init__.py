"""Fresh models of every kind: plain ones, and adversarial ones that strain the oracle."""

"""The steps of a message's path, one module each; they see ports, never what is behind them."""

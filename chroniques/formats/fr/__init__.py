"""French, where Django writes it otherwise."""

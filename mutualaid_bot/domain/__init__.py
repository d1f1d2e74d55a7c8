"""The rules of the group, as pure functions over plain values."""

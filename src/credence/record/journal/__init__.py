"""What is entered: rows that only grow, checked before and sealed after."""

"""What other programs write and read: their data come in as documents with statements that quote them."""

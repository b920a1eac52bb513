"""What bytes hold: encodings, compression, archives, XML."""

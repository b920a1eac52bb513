"""What is asked of the computer: paths, files for one user alone, and what the libraries may not do."""

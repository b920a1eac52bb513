"""What the HTML page shows, as values that its template prints: the answer, the aligned rows, what stands in their margin."""

"""What facts say about a whole comparison."""

"""A page is fetched: addresses, redirects, robots.txt, and what it may cost."""

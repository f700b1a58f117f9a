"""Values of information quantities, each by two methods that share no formula or no library."""

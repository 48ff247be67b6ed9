"""What visitors and learners fill in. Forms check; services write."""

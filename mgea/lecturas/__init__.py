"""What pages read: small frames, each one question, over views and declared indicators. No formula lives here."""

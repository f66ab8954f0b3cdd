"""What keeps the news coming: feeds asked again and again, their articles queued, read, coded and stored once."""

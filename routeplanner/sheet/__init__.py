"""What each paper says, in reading order, formatted; and every sentence that codes become. No Qt."""

"""From a profile and a runner to times, cues and training."""

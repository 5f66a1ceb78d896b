package dev.tonearm.aws;

import java.time.Duration;

/// How long a call may take, so that it ends while somebody still waits for the answer.
///
/// @param attempt the most time for one try
/// @param call the most time for a call with all its tries
/// @param tries how many
public record CallBounds(Duration attempt, Duration call, int tries) {}

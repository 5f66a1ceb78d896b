package dev.tonearm.standin;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// How long a test waits for what it does not time: one number for all tests, in which also a busy
/// machine is done. Only a test that fails takes so long, so a test says another number only if
/// time is what it is about.
public final class Patience implements LauncherSessionListener {
    /// The jobs of a night took 60 s on two busy processors, at half the speed of those on which
    /// they take 10.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(PATIENCE);
    }
}

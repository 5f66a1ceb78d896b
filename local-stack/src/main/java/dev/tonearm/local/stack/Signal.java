package dev.tonearm.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;

/// The signals that Java does not know how to send.
enum Signal {
    STOP,
    CONT;

    /// Returns when it is sent. A process that has ended meanwhile is none of its business.
    void send(long pid) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name() + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("could not send SIG" + name(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.tonearm.local.stack;

import java.util.ArrayList;
import java.util.List;

/// Ties a child process to this one, without the child knowing.
///
/// The child's standard input is a pipe that we hold. A shell starts a watcher which reads it, then
/// becomes the child itself (same process id). When we die, by whatever signal, the pipe ends and
/// the watcher kills the child. Ctrl-C reaches every process of the terminal at once; children
/// ignore it, so that they can be stopped in order.
final class Tether {
    private static final String SCRIPT =
            """
            trap '' INT
            exec 3<&0
            { read -r _ <&3; kill -9 $$; } >/dev/null 2>&1 &
            exec "$@" 3<&- </dev/null
            """;

    private Tether() {}

    static List<String> tie(List<String> command) {
        var tied = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "tether"));
        tied.addAll(command);
        return tied;
    }
}

package dev.tonearm.local.stack;

import dev.tonearm.cli.Within;
import dev.tonearm.core.plan.PlansFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What `./tonearm local` can be asked for.
final class Flags {
    /// What it was asked for. Port 0 is a free one.
    record Run(
            int port,
            @Nullable Lavalink lavalink,
            @Nullable Path music,
            int workers,
            int nodes,
            String plans,
            boolean observe) {}

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "the page's port; a free one otherwise")
    @Within(least = 0, most = 65_535)
    private int port;

    @Option(
            names = "--lavalink",
            paramLabel = "URL",
            description = "a Lavalink 4.2 or newer instead of the built-in node")
    private @Nullable URI lavalink;

    @Option(names = "--lavalink-password", paramLabel = "P", description = "and its password")
    private @Nullable String password;

    @Option(
            names = "--music",
            paramLabel = "DIR",
            description = "play from this folder instead of the built-in pieces")
    private @Nullable Path music;

    @Option(
            names = "--plans",
            paramLabel = "open|tiers",
            defaultValue = PlansFile.OPEN,
            description = "what plans allow: everything (open), which is the default, or by tiers")
    private String plans = PlansFile.OPEN;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "so many voice workers, 1 to 5; one otherwise")
    @Within(least = 1, most = Fleet.MOST)
    private int workers;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "so many built-in audio nodes, 1 to 5; one otherwise")
    @Within(least = 1, most = Fleet.MOST)
    private @Nullable Integer nodes;

    @Option(
            names = "--observe",
            description = "with Prometheus and Alertmanager, which read what all parts measure")
    private boolean observe;

    /// @throws ParameterException if what was asked for cannot be
    Run run() {
        return new Run(port, lavalink(), music(), workers, nodes(), plans(), observe);
    }

    private @Nullable Lavalink lavalink() {
        if (lavalink == null && password == null) return null;
        if (lavalink == null) throw wrong("--lavalink-password needs --lavalink URL");
        if (password == null) throw wrong("--lavalink needs --lavalink-password P");
        boolean isHttp = List.of("http", "https").contains(lavalink.getScheme());
        if (!isHttp || lavalink.getHost() == null) {
            throw wrong("--lavalink is like http://127.0.0.1:2333, not " + lavalink);
        }
        return new Lavalink(lavalink, password);
    }

    private int nodes() {
        if (nodes == null) return 1;
        if (lavalink == null) return nodes;
        throw wrong("--nodes counts built-in nodes: leave it out with --lavalink");
    }

    private String plans() {
        if (List.of(PlansFile.OPEN, PlansFile.TIERS).contains(plans)) return plans;
        throw wrong("--plans is open or tiers, not " + plans);
    }

    private @Nullable Path music() {
        if (music == null) return null;
        Path folder = music.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) throw wrong("--music: no folder " + folder);
        return folder;
    }

    private ParameterException wrong(String why) {
        if (command == null) throw new IllegalStateException("picocli has not read these");
        return new ParameterException(command.commandLine(), why);
    }
}

package dev.tonearm.node;

import dev.tonearm.cli.CommandMain;
import dev.tonearm.cli.Variable;
import dev.tonearm.cli.Within;
import dev.tonearm.node.NodeSettings.AudioMode;
import dev.tonearm.node.filter.FilterKind;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The node as a process of its own. Each flag has a variable that counts without it; the password
/// has only that, since others can read a command line.
@Command(
        name = "node",
        description = "An audio node that speaks Lavalink's protocol, version 4.",
        footer = "TONEARM_LAVALINK_PASSWORD is required.")
public final class NodeMain implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(NodeMain.class);

    private final Map<String, String> environment;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "0 or none takes a free one, which the log names")
    @Variable("TONEARM_NODE_PORT")
    @Within(least = 0, most = 65_535)
    private int port;

    @Option(
            names = "--audio",
            paramLabel = "real|clock",
            defaultValue = "real",
            description = "clock plays by the clock without sound")
    @Variable("TONEARM_NODE_AUDIO")
    private AudioMode audio = AudioMode.REAL;

    @Option(
            names = "--folders",
            paramLabel = "A:B",
            description = "where local files may be played from")
    @Variable("TONEARM_NODE_FOLDERS")
    private String folders = "";

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "authorities of voice servers, PEM or PKCS#12")
    @Variable("TONEARM_NODE_TRUST")
    private @Nullable Path trust;

    @Option(
            names = "--without-filters",
            paramLabel = "A,B",
            description = "filters that it does not have")
    @Variable("TONEARM_NODE_WITHOUT_FILTERS")
    private String withoutFilters = "";

    @Option(names = "--catalogue", paramLabel = "URL", description = "what tonearmsearch: searches")
    @Variable("TONEARM_MUSIC_CATALOGUE")
    private @Nullable URI catalogue;

    NodeMain(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        CommandMain.run(new CommandLine(new NodeMain(System.getenv())), arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        Node node = Node.start(settings());
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "node-shutdown"));
        LOG.info("node ready at {}", node.uri());
        Thread.currentThread().join();
        return 0;
    }

    /// @throws IllegalArgumentException if one of them makes no sense
    NodeSettings settings() {
        String password = environment.getOrDefault("TONEARM_LAVALINK_PASSWORD", "");
        if (password.isEmpty()) {
            throw new IllegalArgumentException("TONEARM_LAVALINK_PASSWORD is not set");
        }
        return new NodeSettings(
                port,
                password,
                audio,
                folders.isEmpty()
                        ? List.of()
                        : Arrays.stream(folders.split(File.pathSeparator, -1))
                                .map(Path::of)
                                .toList(),
                Optional.ofNullable(trust),
                Optional.ofNullable(catalogue),
                NodeSettings.PLAYER_UPDATES,
                withoutFilters.isEmpty() ? Set.of() : filters(withoutFilters));
    }

    private static Set<FilterKind> filters(String names) {
        Set<FilterKind> filters = EnumSet.noneOf(FilterKind.class);
        for (String name : names.split(",", -1)) {
            filters.add(
                    FilterKind.named(name)
                            .orElseThrow(() ->
                                    new IllegalArgumentException("no filter is called " + name)));
        }
        return filters;
    }
}

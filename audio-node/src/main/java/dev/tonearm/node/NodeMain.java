package dev.tonearm.node;

import dev.tonearm.node.NodeSettings.AudioMode;
import dev.tonearm.node.filter.FilterKind;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The node as a process of its own. Settings come from flags or, without them, from the
/// environment:
///
/// | flag | environment | meaning |
/// |---|---|---|
/// | `--port=N` | `TONEARM_NODE_PORT` | 0 or none takes a free one, which the log names |
/// | | `TONEARM_LAVALINK_PASSWORD` | required; no flag, since others can read a command line |
/// | `--audio=real\|clock` | `TONEARM_NODE_AUDIO` | `clock` plays by the clock without sound |
/// | `--folders=A:B` | `TONEARM_NODE_FOLDERS` | where local files may be played from |
/// | `--trust=FILE` | `TONEARM_NODE_TRUST` | authorities of voice servers, PEM or PKCS#12 |
/// | `--without-filters=A,B` | `TONEARM_NODE_WITHOUT_FILTERS` | filters that it does not have |
/// | `--catalogue=URL` | `TONEARM_MUSIC_CATALOGUE` | what `tonearmsearch:` searches |
public final class NodeMain {

    private static final Logger LOG = LoggerFactory.getLogger(NodeMain.class);

    private NodeMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Node node = Node.start(settings(List.of(arguments), System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "node-shutdown"));
        LOG.info("node ready at {}", node.uri());
        Thread.currentThread().join();
    }

    static NodeSettings settings(List<String> arguments, Map<String, String> environment) {
        Map<String, String> given = new HashMap<>();
        put(given, "port", environment.get("TONEARM_NODE_PORT"));
        put(given, "audio", environment.get("TONEARM_NODE_AUDIO"));
        put(given, "folders", environment.get("TONEARM_NODE_FOLDERS"));
        put(given, "trust", environment.get("TONEARM_NODE_TRUST"));
        put(given, "catalogue", environment.get("TONEARM_MUSIC_CATALOGUE"));
        put(given, "without-filters", environment.get("TONEARM_NODE_WITHOUT_FILTERS"));
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException(
                        "not a flag of the form --name=value: " + argument);
            }
            given.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        String password =
                Optional.ofNullable(environment.get("TONEARM_LAVALINK_PASSWORD"))
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "TONEARM_LAVALINK_PASSWORD is not set"));
        NodeSettings settings = NodeSettings.defaults(password);
        for (Map.Entry<String, String> setting : given.entrySet()) {
            settings = with(settings, setting.getKey(), setting.getValue());
        }
        return settings;
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            given.put(name, value);
        }
    }

    private static NodeSettings with(NodeSettings settings, String name, String value) {
        return switch (name) {
            case "port" -> settings.withPort(Integer.parseInt(value));
            case "audio" -> settings.withAudio(AudioMode.valueOf(value.toUpperCase(Locale.ROOT)));
            case "folders" ->
                    settings.withFolders(
                            Arrays.stream(value.split(File.pathSeparator, -1))
                                    .map(Path::of)
                                    .toList());
            case "trust" -> settings.withTrust(Path.of(value));
            case "catalogue" -> settings.withCatalogue(URI.create(value));
            case "without-filters" -> settings.withoutFilters(filters(value));
            default -> throw new IllegalArgumentException("unknown flag --" + name);
        };
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

package dev.tonearm.local.stack;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `./tonearm local` was asked for.
sealed interface Flags {
    String USAGE =
            """
            Usage: ./tonearm local [--port N] [--lavalink URL --lavalink-password P] [--music DIR]
                                 [--workers N] [--nodes N]

              --port N               the page's port; a free one otherwise
              --lavalink URL         a Lavalink 4.2 or newer instead of the built-in node
              --lavalink-password P  and its password
              --music DIR            play from this folder instead of the built-in pieces
              --workers N            so many voice workers, 1 to 5; one otherwise
              --nodes N              so many built-in audio nodes, 1 to 5; one otherwise

            Real Discord: set TONEARM_DISCORD_TOKEN, TONEARM_DISCORD_APPLICATION_ID and
            TONEARM_DISCORD_PUBLIC_KEY. Real AWS: set TONEARM_QUEUE_URL, TONEARM_TABLE and the
            AWS SDK's own variables. More: docs/local-stack.md\
            """;

    record Help() implements Flags {}

    /// What was asked for cannot be; `why` is one line that says what to change.
    record Wrong(String why) implements Flags {}

    /// Port 0 is a free one.
    record Run(int port, @Nullable Lavalink lavalink, @Nullable Path music, int workers, int nodes)
            implements Flags {}

    static Flags parse(String... arguments) {
        if (List.of(arguments).contains("--help") || List.of(arguments).contains("-h")) {
            return new Help();
        }
        try {
            return new Parser(new ArrayDeque<>(List.of(arguments))).run();
        } catch (WrongFlag wrong) {
            return new Wrong(wrong.why);
        }
    }

    /// Reads one flag after the other; `--flag value` and `--flag=value` are the same.
    final class Parser {
        private static final int HIGHEST_PORT = 65_535;

        private final Deque<String> rest;
        private int port;
        private @Nullable URI lavalink;
        private @Nullable String password;
        private @Nullable Path music;
        private int workers = 1;
        private @Nullable Integer nodes;

        private Parser(Deque<String> rest) {
            this.rest = rest;
        }

        private Run run() throws WrongFlag {
            while (!rest.isEmpty()) {
                String flag = rest.removeFirst();
                int equals = flag.indexOf('=');
                if (flag.startsWith("--") && equals > 0) {
                    rest.addFirst(flag.substring(equals + 1));
                    flag = flag.substring(0, equals);
                }
                switch (flag) {
                    case "--port" -> port = number(flag, value(flag), 0, HIGHEST_PORT);
                    case "--lavalink" -> lavalink = url(value(flag));
                    case "--lavalink-password" -> password = value(flag);
                    case "--music" -> music = folder(value(flag));
                    case "--workers" -> workers = number(flag, value(flag), 1, Fleet.MOST);
                    case "--nodes" -> nodes = number(flag, value(flag), 1, Fleet.MOST);
                    default -> throw new WrongFlag("unknown: " + flag + "; see --help");
                }
            }
            return new Run(port, lavalink(), music, workers, nodes());
        }

        private @Nullable Lavalink lavalink() throws WrongFlag {
            if (lavalink == null && password == null) return null;
            if (lavalink == null) throw new WrongFlag("--lavalink-password needs --lavalink URL");
            if (password == null) throw new WrongFlag("--lavalink needs --lavalink-password P");
            return new Lavalink(lavalink, password);
        }

        private int nodes() throws WrongFlag {
            if (nodes == null) return 1;
            if (lavalink == null) return nodes;
            throw new WrongFlag("--nodes counts built-in nodes: leave it out with --lavalink");
        }

        private String value(String flag) throws WrongFlag {
            String value = rest.pollFirst();
            if (value == null || value.isEmpty()) throw new WrongFlag(flag + " needs a value");
            return value;
        }

        private static int number(String flag, String value, int least, int most) throws WrongFlag {
            try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) return number;
            } catch (NumberFormatException _) {
                // said below
            }
            throw new WrongFlag(
                    "%s must be a number from %d to %d, was %s"
                            .formatted(flag, least, most, value));
        }

        private static URI url(String value) throws WrongFlag {
            try {
                var url = new URI(value);
                if (List.of("http", "https").contains(url.getScheme()) && url.getHost() != null) {
                    return url;
                }
            } catch (URISyntaxException _) {
                // said below
            }
            throw new WrongFlag("--lavalink must be like http://127.0.0.1:2333, was " + value);
        }

        private static Path folder(String value) throws WrongFlag {
            Path folder = Path.of(value).toAbsolutePath().normalize();
            if (!Files.isDirectory(folder)) throw new WrongFlag("--music: no folder " + folder);
            return folder;
        }
    }

    final class WrongFlag extends Exception {
        private static final long serialVersionUID = 1;
        private final String why;

        private WrongFlag(String why) {
            super(why);
            this.why = why;
        }
    }
}

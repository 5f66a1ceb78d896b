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

              --port N               the page's port; a free one otherwise
              --lavalink URL         a Lavalink 4.2 or newer instead of the built-in node
              --lavalink-password P  and its password
              --music DIR            play from this folder instead of the built-in pieces

            Real Discord: set TONEARM_DISCORD_TOKEN, TONEARM_DISCORD_APPLICATION_ID and
            TONEARM_DISCORD_PUBLIC_KEY. Real AWS: set TONEARM_QUEUE_URL, TONEARM_TABLE and the
            AWS SDK's own variables. More: docs/local-stack.md\
            """;

    record Help() implements Flags {}

    /// What was asked for cannot be; `why` is one line that says what to change.
    record Wrong(String why) implements Flags {}

    /// Port 0 is a free one.
    record Run(int port, @Nullable Lavalink lavalink, @Nullable Path music) implements Flags {}

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
        private final Deque<String> rest;
        private int port;
        private @Nullable URI lavalink;
        private @Nullable String password;
        private @Nullable Path music;

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
                    case "--port" -> port = port(value(flag));
                    case "--lavalink" -> lavalink = url(value(flag));
                    case "--lavalink-password" -> password = value(flag);
                    case "--music" -> music = folder(value(flag));
                    default -> throw new WrongFlag("unknown: " + flag + "; see --help");
                }
            }
            return new Run(port, lavalink(), music);
        }

        private @Nullable Lavalink lavalink() throws WrongFlag {
            if (lavalink == null && password == null) return null;
            if (lavalink == null) throw new WrongFlag("--lavalink-password needs --lavalink URL");
            if (password == null) throw new WrongFlag("--lavalink needs --lavalink-password P");
            return new Lavalink(lavalink, password);
        }

        private String value(String flag) throws WrongFlag {
            String value = rest.pollFirst();
            if (value == null || value.isEmpty()) throw new WrongFlag(flag + " needs a value");
            return value;
        }

        private static int port(String value) throws WrongFlag {
            try {
                int port = Integer.parseInt(value);
                if (port >= 0 && port <= 65_535) return port;
            } catch (NumberFormatException _) {
                // said below
            }
            throw new WrongFlag("--port must be a number from 0 to 65535, was " + value);
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

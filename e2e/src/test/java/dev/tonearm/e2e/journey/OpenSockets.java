package dev.tonearm.e2e.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What processes of this machine can be reached at, as Linux says in `/proc`.
final class OpenSockets {
    private static final String TCP_LISTENS = "0A";

    /// Of UDP: anybody can send to it. One that is connected hears its other end only.
    private static final String UDP_UNCONNECTED = "07";

    record Listening(String protocol, InetAddress address, int port) {}

    private OpenSockets() {}

    static List<Listening> of(long pid) {
        Set<String> own = inodes(pid);
        var found = new ArrayList<Listening>();
        for (String protocol : List.of("tcp", "tcp6", "udp", "udp6")) {
            String state = protocol.startsWith("tcp") ? TCP_LISTENS : UDP_UNCONNECTED;
            for (String line : lines(Path.of("/proc/net", protocol))) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns[3].equals(state) && own.contains(columns[9])) {
                    String[] local = columns[1].split(":", -1);
                    found.add(
                            new Listening(
                                    protocol, address(local[0]), Integer.parseInt(local[1], 16)));
                }
            }
        }
        return found;
    }

    private static Set<String> inodes(long pid) {
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return open.map(OpenSockets::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid, e);
        }
    }

    /// Empty for what was closed meanwhile.
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException _) {
            return "";
        }
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Words of four bytes, each in the machine's own order. Java makes `::ffff:127.0.0.1` plain.
    private static InetAddress address(String hex) {
        var words = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
        var address = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) address.putInt(words.getInt());
        try {
            return InetAddress.getByAddress(address.array());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(hex, e);
        }
    }
}

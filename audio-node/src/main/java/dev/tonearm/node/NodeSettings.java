package dev.tonearm.node;

import dev.tonearm.node.filter.FilterKind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a node is set up.
///
/// @param port 0 takes a free one
/// @param password what clients send as `Authorization`
/// @param folders below these, and nowhere else, local files may be played
/// @param trust certificate authorities of voice servers, PEM or PKCS#12; the JVM's own when absent
/// @param catalogue where `tonearmsearch:` finds its pieces; no such source when absent
/// @param playerUpdateInterval how often a playing player reports its position
/// @param withoutFilters what its operator has switched off, as Lavalink's configuration can
public record NodeSettings(
        int port,
        String password,
        AudioMode audio,
        List<Path> folders,
        Optional<Path> trust,
        Optional<URI> catalogue,
        Duration playerUpdateInterval,
        Set<FilterKind> withoutFilters) {
    /// How often Lavalink reports, unless it is told otherwise.
    static final Duration PLAYER_UPDATES = Duration.ofSeconds(5);

    /// What players do with sound.
    public enum AudioMode {
        /// Decode, filter, encode and send.
        REAL,
        /// Only the clock runs: positions, ends and events are those of the real thing, but no
        /// track is opened and nothing is sent. For load tests.
        CLOCK
    }

    public NodeSettings {
        folders = List.copyOf(folders);
        withoutFilters = Set.copyOf(withoutFilters);
    }

    public static NodeSettings defaults(String password) {
        return new NodeSettings(
                0,
                password,
                AudioMode.REAL,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                PLAYER_UPDATES,
                Set.of());
    }

    public NodeSettings withPort(int port) {
        return new NodeSettings(
                port,
                password,
                audio,
                folders,
                trust,
                catalogue,
                playerUpdateInterval,
                withoutFilters);
    }

    public NodeSettings withAudio(AudioMode audio) {
        return new NodeSettings(
                port,
                password,
                audio,
                folders,
                trust,
                catalogue,
                playerUpdateInterval,
                withoutFilters);
    }

    public NodeSettings withFolders(List<Path> folders) {
        return new NodeSettings(
                port,
                password,
                audio,
                folders,
                trust,
                catalogue,
                playerUpdateInterval,
                withoutFilters);
    }

    public NodeSettings withTrust(Path file) {
        return new NodeSettings(
                port,
                password,
                audio,
                folders,
                Optional.of(file),
                catalogue,
                playerUpdateInterval,
                withoutFilters);
    }

    public NodeSettings withCatalogue(URI url) {
        return new NodeSettings(
                port,
                password,
                audio,
                folders,
                trust,
                Optional.of(url),
                playerUpdateInterval,
                withoutFilters);
    }

    public NodeSettings withPlayerUpdateInterval(Duration interval) {
        return new NodeSettings(
                port, password, audio, folders, trust, catalogue, interval, withoutFilters);
    }

    public NodeSettings withoutFilters(Set<FilterKind> kinds) {
        return new NodeSettings(
                port, password, audio, folders, trust, catalogue, playerUpdateInterval, kinds);
    }

    /// Leaves the password out.
    @Override
    public String toString() {
        return "NodeSettings[port="
                + port
                + ", audio="
                + audio
                + ", folders="
                + folders
                + ", trust="
                + trust
                + ", catalogue="
                + catalogue
                + "]";
    }
}

package dev.tonearm.worker.source;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where searches go, and which internal addresses the operator trusts.
///
/// @param trusted prefixes of addresses that listeners may name although they are internal
/// @param catalogue the music library's catalogue, empty if there is none
/// @param searchPrefix turns a search into a node's identifier, such as `scsearch:`; empty if nodes
///   are not to search
/// @param catalogueAge how long a fetched catalogue is used
public record SourceSettings(
        List<String> trusted, String catalogue, String searchPrefix, Duration catalogueAge) {
    public SourceSettings {
        trusted = trusted.stream().map(SourceSettings::prefix).toList();
        if (!catalogue.isEmpty()) URI.create(catalogue);
    }

    /// Reads `TONEARM_TRUSTED_MEDIA`, `TONEARM_MUSIC_CATALOGUE` and `TONEARM_SEARCH`, each empty
    /// when it is not set.
    public static SourceSettings of(String trusted, String catalogue, String searchPrefix) {
        List<String> prefixes =
                Arrays.stream(trusted.split(",", -1))
                        .map(String::strip)
                        .filter(prefix -> !prefix.isEmpty())
                        .toList();
        return new SourceSettings(prefixes, catalogue, searchPrefix, Duration.ofMinutes(5));
    }

    /// In the form that addresses are compared in.
    private static String prefix(String given) {
        // Without a path, `http://host` would also trust `http://host.evil.example`.
        boolean hasPath = given.matches("https?://[^/]+/.*");
        return WebAddress.of(given)
                .filter(_ -> hasPath)
                .map(WebAddress::text)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "TONEARM_TRUSTED_MEDIA takes http(s) addresses that end in /, not "
                                        + given));
    }

    Optional<URI> catalogueAddress() {
        return catalogue.isEmpty() ? Optional.empty() : Optional.of(URI.create(catalogue));
    }
}

package dev.tonearm.worker.audio.node;

import dev.arbjerg.lavalink.client.player.TrackException;
import dev.arbjerg.lavalink.protocol.v4.Exception.Severity;
import dev.tonearm.core.message.SourceWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a node's exception may tell listeners: the reason, and nothing of the node's inside.
///
/// Lavalink says of each load that failed "Something went wrong while looking up the track." with
/// severity `fault`; why, only its chain of causes tells. In it are sentences worded for people (of
/// `FriendlyException`s), and machines' ones (of all others), of which only what is known here is
/// taken, in words of ours: they may name internal addresses.
public final class SourceFailure {
    private static final Pattern STATUS =
            Pattern.compile("(?i)status code\\D{0,60}?([1-5]\\d\\d)\\b");

    /// A line of a stack trace that begins a cause: its class and what it says.
    private static final Pattern CAUSE =
            Pattern.compile("^(?:Caused by: )?(?:[\\w$]+\\.)*([\\w$]+)(?:: (.*))?$");

    /// Friendly sentences that say no more than that there was a failure.
    private static final Set<String> EMPTY_WORDS =
            Set.of(
                    "Something went wrong while looking up the track.",
                    "Something went wrong when looking up the track",
                    "Something broke when playing the track.",
                    "Something went wrong when decoding the track.",
                    "Could not read the file for detecting file type.",
                    "Connecting to the URL failed.",
                    "That URL is not playable.",
                    "Not a valid URL.",
                    "Failed to open file for reading.");

    /// An address, a path or a class, none of which is a listener's business.
    private static final Pattern INSIDE =
            Pattern.compile(
                    "://|\\d{1,3}(?:\\.\\d{1,3}){3}|(?i:localhost)|\\[[0-9a-fA-F:]+]|(?:^|\\s)/\\S|"
                            + "(?:[a-z]\\w*\\.){2,}[A-Za-z]\\w*|\\w+(?:Exception|Error)\\b");

    private static final String FRIENDLY = "FriendlyException";

    private SourceFailure() {}

    /// One of a chain of causes.
    private record Cause(String type, String words) {}

    /// Why a source failed, or nothing that a listener could use.
    public static String forListeners(TrackException exception) {
        List<Cause> causes = causes(exception.getCause());
        Optional<String> said =
                causes.reversed().stream()
                        .filter(cause -> cause.type.equals(FRIENDLY))
                        .flatMap(cause -> friendly(cause.words).stream())
                        .findFirst();
        if (said.isEmpty() && exception.getSeverity() == Severity.COMMON) {
            said = friendly(exception.getMessage());
        }
        return said.or(() ->
                        causes.reversed().stream()
                                .flatMap(cause -> known(cause).stream())
                                .map(SourceWords::sentence)
                                .findFirst())
                .orElse("");
    }

    /// From the outermost to the innermost.
    private static List<Cause> causes(String trace) {
        List<Cause> causes = new ArrayList<>();
        for (String line : trace.lines().limit(2_000).toList()) {
            if (!causes.isEmpty() && !line.startsWith("Caused by: ")) continue;
            Matcher cause = CAUSE.matcher(line);
            if (!cause.matches()) continue;
            String words = cause.group(2);
            causes.add(new Cause(cause.group(1), words == null ? "" : words));
        }
        return causes;
    }

    private static Optional<String> friendly(@Nullable String words) {
        String clean = LoadResults.text(words);
        if (clean.startsWith("Unknown file format")) {
            return Optional.of(SourceWords.UNKNOWN_FORMAT.sentence());
        }
        boolean fit = !clean.isEmpty() && !EMPTY_WORDS.contains(clean);
        return fit && !INSIDE.matcher(clean).find() ? Optional.of(clean) : Optional.empty();
    }

    private static Optional<SourceWords> known(Cause cause) {
        Matcher status = STATUS.matcher(cause.words);
        if (status.find()) return Optional.of(ofStatus(Integer.parseInt(status.group(1))));
        return switch (cause.type) {
            case "UnknownHostException" -> Optional.of(SourceWords.UNKNOWN_HOST);
            case "SocketTimeoutException", "ConnectTimeoutException", "HttpTimeoutException" ->
                    Optional.of(SourceWords.SILENT);
            case "ConnectException",
                    "HttpHostConnectException",
                    "NoRouteToHostException",
                    "PortUnreachableException" ->
                    Optional.of(SourceWords.UNREACHABLE);
            case "SSLHandshakeException",
                    "SSLPeerUnverifiedException",
                    "CertificateException",
                    "CertPathValidatorException",
                    "SunCertPathBuilderException" ->
                    Optional.of(SourceWords.CERTIFICATE);
            case "NoHttpResponseException",
                    "SocketException",
                    "ConnectionClosedException",
                    "EOFException" ->
                    Optional.of(SourceWords.BROKE_OFF);
            default -> Optional.empty();
        };
    }

    private static SourceWords ofStatus(int status) {
        return switch (status) {
            case 404, 410 -> SourceWords.GONE;
            case 401, 402, 403, 407, 451 -> SourceWords.FORBIDDEN;
            case 408, 504 -> SourceWords.SILENT;
            case 429 -> SourceWords.BUSY;
            default -> status >= 500 ? SourceWords.BROKEN : SourceWords.REFUSED;
        };
    }
}

package dev.tonearm.function.trace;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A W3C trace context: which trace a command belongs to, and the span that caused what follows.
///
/// @param value `00-`trace id`-`span id`-`flags, as in the header `traceparent`
/// @param facts what its sender has measured so far ([RequestTrace]), for who makes spans of it; or
///   empty
public record TraceParent(String value, String facts) {
    private static final Pattern X_RAY =
            Pattern.compile(
                    "(?:.*;)?Root=1-(?<time>[0-9a-f]{8})-(?<unique>[0-9a-f]{24})(?<rest>;.*|)");
    private static final String NOBODY = "0".repeat(16);
    private static final Pattern PARENT = Pattern.compile(";\\s*Parent=(?<span>[0-9a-f]{16})");

    public TraceParent(String value) {
        this(value, "");
    }

    /// The same trace as AWS's own header names it: an X-Ray id is a W3C one with two dashes in it
    /// (docs.aws.amazon.com, X-Ray tracing header).
    ///
    /// @return empty if it is no such header
    public static Optional<TraceParent> fromXRay(String header) {
        Matcher root = X_RAY.matcher(header);
        if (!root.matches()) return Optional.empty();
        Matcher parent = PARENT.matcher(";" + header);
        String span = parent.find() ? parent.group("span") : NOBODY;
        String flags = header.contains("Sampled=0") ? "00" : "01";
        return Optional.of(of(root.group("time") + root.group("unique"), span, flags));
    }

    /// A trace of its own that nothing has caused.
    public static TraceParent start() {
        return of(Random.hex(16), NOBODY, "01");
    }

    /// A trace of its own, and a span of it that nobody tells of.
    public static TraceParent fresh() {
        return of(Random.hex(16), Random.hex(8), "01");
    }

    private static TraceParent of(String trace, String span, String flags) {
        return new TraceParent("00-" + trace + "-" + span + "-" + flags);
    }

    /// The trace's 32 hexadecimal digits.
    public String traceId() {
        return value.substring(3, 35);
    }

    /// The span that caused what follows, or empty if it is the first.
    String parentId() {
        String parent = value.substring(36, 52);
        return parent.equals(NOBODY) ? "" : parent;
    }

    /// A SecureRandom and no ThreadLocalRandom: functions that are restored from one snapshot would
    /// all draw the same numbers from the latter.
    private static final class Random {
        private static final SecureRandom RANDOM = new SecureRandom();

        static String hex(int bytes) {
            byte[] random = new byte[bytes];
            RANDOM.nextBytes(random);
            return java.util.HexFormat.of().formatHex(random);
        }
    }
}

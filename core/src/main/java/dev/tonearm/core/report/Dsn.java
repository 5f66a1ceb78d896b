package dev.tonearm.core.report;

import java.net.URI;

/// Where a project of Sentry's, or of what speaks its protocol, takes reports:
/// `https://KEY@HOST/PROJECT`. The key is a secret, and no exception and no text of this has it.
public final class Dsn {
    private final URI envelopes;
    private final String key;

    private Dsn(URI envelopes, String key) {
        this.envelopes = envelopes;
        this.key = key;
    }

    /// Reads one.
    ///
    /// @throws IllegalArgumentException if it is none; without what it was
    public static Dsn parse(String text) {
        URI uri = uri(text);
        String key = uri.getUserInfo();
        String path = uri.getPath();
        int slash = path == null ? -1 : path.lastIndexOf('/');
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!web || uri.getHost() == null || key == null || slash < 0 || path.endsWith("/")) {
            throw wrong();
        }
        String project = path.substring(slash + 1);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        URI envelopes =
                URI.create(
                        uri.getScheme()
                                + "://"
                                + uri.getHost()
                                + port
                                + path.substring(0, slash)
                                + "/api/"
                                + project
                                + "/envelope/");
        return new Dsn(envelopes, key.replaceFirst(":.*", ""));
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException _) {
            // Its message repeats the text.
            throw wrong();
        }
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("not of the form https://KEY@HOST/PROJECT");
    }

    /// Where envelopes are posted.
    public URI envelopes() {
        return envelopes;
    }

    /// The header `X-Sentry-Auth`.
    public String authentication() {
        return "Sentry sentry_version=7, sentry_client=tonearm/1, sentry_key=" + key;
    }

    @Override
    public String toString() {
        return "Dsn[" + envelopes.getHost() + "]";
    }
}

package dev.tonearm.worker.source;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Decides whether a listener may send a node to an address.
///
/// Refused is what is no http(s) address with a host, carries a user name or password, or whose
/// host has any address inside our networks. What the check cannot see is what a server answers
/// later: a redirect, or a name that resolves differently a second after. Nodes fetch, so nodes
/// belong in a network that reaches nothing internal; `docs/architecture.md` says so.
final class AddressCheck {
    /// What looks like an address, as opposed to words to search for.
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*");

    private static final Pattern HIDDEN_STEPS =
            Pattern.compile("%(?:2e|2f|5c|25)", Pattern.CASE_INSENSITIVE);

    private static final int MAX_LENGTH = 2_000;

    private final List<String> trusted;
    private final Resolver resolver;

    AddressCheck(List<String> trusted, Resolver resolver) {
        this.trusted = trusted;
        this.resolver = resolver;
    }

    /// Finds a host's addresses.
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /// What the check found.
    sealed interface Verdict {
        /// Words, not an address.
        record Words() implements Verdict {}

        /// An address that nodes may be given, in exactly this form.
        record Allowed(String address) implements Verdict {}

        record Refused() implements Verdict {}

        /// No such host.
        record Unknown() implements Verdict {}
    }

    Verdict check(String query) {
        String text = query.strip();
        if (text.startsWith("<") && text.endsWith(">")) {
            // Discord's way of writing an address without a preview.
            text = text.substring(1, text.length() - 1);
        }
        if (!ADDRESS.matcher(text).matches()) return new Verdict.Words();
        return parse(text).map(this::check).orElseGet(Verdict.Refused::new);
    }

    /// An absolute address in the one form that both we and a node read alike.
    private static Optional<URI> parse(String text) {
        if (text.length() > MAX_LENGTH || text.chars().anyMatch(AddressCheck::ambiguous)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text).parseServerAuthority();
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = "http".equals(scheme) || "https".equals(scheme);
            // Another parser may take what stands before an @ for the host.
            boolean plain =
                    uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && !uri.getRawAuthority().contains("@");
            return web && plain ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// A backslash is a slash to some parsers; control characters and spaces end an address for
    /// some.
    private static boolean ambiguous(int character) {
        return character == '\\' || character <= ' ' || character == 0x7f;
    }

    private Verdict check(URI uri) {
        String address = uri.toString();
        // `/music/../admin` begins with a trusted prefix and means something else, however it is
        // written.
        boolean straight = uri.normalize().equals(uri) && !HIDDEN_STEPS.matcher(address).find();
        if (straight && trusted.stream().anyMatch(address::startsWith)) {
            return new Verdict.Allowed(address);
        }
        try {
            InetAddress[] found = resolver.resolve(bare(uri.getHost()));
            for (InetAddress one : found) {
                if (!Addresses.isPublic(one)) return new Verdict.Refused();
            }
            return found.length == 0 ? new Verdict.Unknown() : new Verdict.Allowed(address);
        } catch (UnknownHostException e) {
            return new Verdict.Unknown();
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}

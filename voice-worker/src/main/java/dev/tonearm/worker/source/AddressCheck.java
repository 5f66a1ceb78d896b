package dev.tonearm.worker.source;

import dev.tonearm.core.player.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Decides whether a listener may send a node to an address.
///
/// Refused is what is no http(s) address with a host, carries a user name or password, or whose
/// host has any address inside our networks. What the check cannot see is what a server answers
/// later: a redirect, or a name that resolves differently a second after. Nodes fetch, so nodes
/// belong in a network that reaches nothing internal; `docs/nodes.md` says how.
final class AddressCheck {
    private final List<String> trusted;
    private final Hosts hosts;

    /// @param trusted prefixes in the form of [WebAddress#text()]
    AddressCheck(List<String> trusted, Hosts hosts) {
        this.trusted = List.copyOf(trusted);
        this.hosts = hosts;
    }

    /// What the check found.
    sealed interface Verdict {
        /// Words, not an address.
        record Words() implements Verdict {}

        /// An address that nodes may be given, in exactly this form.
        record Allowed(String address) implements Verdict {}

        record Refused(Refusal.Simple why) implements Verdict {}
    }

    Verdict check(String query) {
        return switch (WebAddress.read(query)) {
            case WebAddress.Reading.Words() -> new Verdict.Words();
            case WebAddress.Reading.Broken(var why) -> new Verdict.Refused(why);
            case WebAddress.Reading.Address(var address) -> check(address);
        };
    }

    private Verdict check(WebAddress address) {
        return switch (where(address, hosts::of)) {
            case OUTSIDE -> new Verdict.Allowed(address.text());
            case INSIDE -> new Verdict.Refused(Refusal.Simple.ADDRESS_INSIDE);
            case NOWHERE -> new Verdict.Refused(Refusal.Simple.HOST_UNKNOWN);
            case UNANSWERED -> new Verdict.Refused(Refusal.Simple.HOST_UNANSWERED);
        };
    }

    /// Where an address leads.
    ///
    /// @param names tells it of names of hosts
    Hosts.Where where(WebAddress address, Function<String, Hosts.Where> names) {
        if (trusts(address)) return Hosts.Where.OUTSIDE;
        return address.literal()
                .map(literal ->
                        Addresses.isPublic(literal) ? Hosts.Where.OUTSIDE : Hosts.Where.INSIDE)
                .orElseGet(() -> names.apply(address.host()));
    }

    /// Where each of these hosts is, all asked at once.
    Map<String, Hosts.Where> names(Collection<String> names) {
        return hosts.of(names);
    }

    /// Whether the operator named it. `/music/..;/admin` begins with a trusted prefix and means
    /// something else to some servers, however it is written.
    boolean trusts(WebAddress address) {
        return trusted.stream().anyMatch(address.text()::startsWith) && address.isStraight();
    }
}

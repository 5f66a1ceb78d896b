package dev.tonearm.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.k8s.Network.Host;
import dev.tonearm.k8s.Network.Party;
import dev.tonearm.k8s.Network.Pod;
import dev.tonearm.k8s.Network.Protocol;
import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who reaches whom. A node fetches what strangers name, so what it must not reach is most of this.
class NetworkTest {
    private static final String NAME = "app.kubernetes.io/name";

    private static Party party(String name) {
        return switch (name) {
            case "voice-worker", "lavalink", "cloudwatch-exporter" ->
                    new Pod(
                            "tonearm",
                            Workload.of(Overlay.PRODUCTION.manifests()).stream()
                                    .filter(it -> it.name().equals(name))
                                    .findAny()
                                    .orElseThrow()
                                    .labels(),
                            InetAddress.ofLiteral("10.1.0.5"));
            case "stranger in tonearm" ->
                    new Pod("tonearm", Map.of(NAME, "debug"), InetAddress.ofLiteral("10.1.0.6"));
            case "resolver" ->
                    new Pod(
                            "kube-system",
                            Map.of("k8s-app", "kube-dns"),
                            InetAddress.ofLiteral("10.1.0.2"));
            case "another of kube-system" ->
                    new Pod(
                            "kube-system",
                            Map.of("k8s-app", "metrics-server"),
                            InetAddress.ofLiteral("10.1.0.3"));
            case "prometheus" ->
                    new Pod(
                            "monitoring",
                            Map.of(NAME, "prometheus"),
                            InetAddress.ofLiteral("10.1.0.7"));
            case "another of monitoring" ->
                    new Pod(
                            "monitoring",
                            Map.of(NAME, "grafana"),
                            InetAddress.ofLiteral("10.1.0.8"));
            case "prometheus of others" ->
                    new Pod(
                            "default",
                            Map.of(NAME, "prometheus"),
                            InetAddress.ofLiteral("10.1.0.9"));
            default -> new Host(InetAddress.ofLiteral(name));
        };
    }

    @ParameterizedTest(name = "{0} → {1} {2} {3}")
    @CsvSource(
            value = {
                "voice-worker, resolver,             UDP, 53",
                "voice-worker, resolver,             TCP, 53",
                "voice-worker, lavalink,             TCP, 2333",
                // Discord and AWS
                "voice-worker, 162.159.135.232,      TCP, 443",
                "voice-worker, 52.94.1.1,            TCP, 443",
                "voice-worker, 2606:4700::1,         TCP, 443",
                // the agent that has a worker's keys
                "voice-worker, 169.254.170.23,       TCP, 80",
                "voice-worker, fd00:ec2::23,         TCP, 80",
                "lavalink,     resolver,             UDP, 53",
                "lavalink,     resolver,             TCP, 53",
                // music, radio and voice
                "lavalink,     93.184.216.34,        TCP, 80",
                "lavalink,     93.184.216.34,        TCP, 443",
                "lavalink,     93.184.216.34,        TCP, 8000",
                "lavalink,     2606:2800:220:1::1,   TCP, 443",
                "lavalink,     66.22.196.10,         TCP, 443",
                "lavalink,     66.22.196.10,         TCP, 2096",
                "lavalink,     66.22.196.10,         TCP, 8443",
                "lavalink,     66.22.196.10,         UDP, 50000",
                "lavalink,     66.22.196.10,         UDP, 65535",
                "prometheus,   voice-worker,         TCP, 8080",
                "prometheus,   lavalink,             TCP, 2333",
                "prometheus,   cloudwatch-exporter,  TCP, 5000",
                "cloudwatch-exporter, resolver,      UDP, 53",
                "cloudwatch-exporter, 52.94.1.1,     TCP, 443",
                "cloudwatch-exporter, 169.254.170.23, TCP, 80",
                // no policy of ours is about others
                "prometheus,   93.184.216.34,        TCP, 443",
            })
    void what_has_to_be_is_allowed(String from, String to, Protocol protocol, int port) {
        assertThat(lets(from, to, protocol, port)).isTrue();
    }

    @ParameterizedTest(name = "{0} ↛ {1} {2} {3}")
    @CsvSource(
            value = {
                // who a machine is, and the keys that it has
                "lavalink,     169.254.169.254,      TCP, 80",
                "lavalink,     169.254.170.2,        TCP, 80",
                "lavalink,     169.254.170.23,       TCP, 80",
                "lavalink,     fd00:ec2::254,        TCP, 80",
                "lavalink,     fd00:ec2::23,         TCP, 80",
                "lavalink,     168.63.129.16,        TCP, 80",
                "lavalink,     100.100.100.200,      TCP, 80",
                // the same by another way
                "lavalink,     64:ff9b::a9fe:a9fe,   TCP, 80",
                "lavalink,     ::a9fe:a9fe,          TCP, 80",
                "lavalink,     2002:a9fe:a9fe::1,    TCP, 80",
                // the cluster and the networks behind it
                "lavalink,     10.0.0.1,             TCP, 443",
                "lavalink,     10.100.0.1,           TCP, 443",
                "lavalink,     172.20.0.1,           TCP, 443",
                "lavalink,     192.168.1.1,          TCP, 80",
                "lavalink,     100.64.0.1,           TCP, 443",
                "lavalink,     127.0.0.1,            TCP, 80",
                "lavalink,     0.0.0.0,              TCP, 80",
                "lavalink,     ::1,                  TCP, 80",
                "lavalink,     fd12:3456::1,         TCP, 443",
                "lavalink,     fe80::1,              TCP, 443",
                "lavalink,     224.0.0.1,            UDP, 50000",
                "lavalink,     10.0.0.1,             UDP, 50000",
                "lavalink,     voice-worker,         TCP, 8080",
                "lavalink,     lavalink,             TCP, 2333",
                "lavalink,     prometheus,           TCP, 9090",
                "lavalink,     another of kube-system, TCP, 443",
                "lavalink,     another of kube-system, UDP, 53",
                // other resolvers, mail, shells
                "lavalink,     8.8.8.8,              UDP, 53",
                "lavalink,     8.8.8.8,              TCP, 53",
                "lavalink,     93.184.216.34,        TCP, 25",
                "lavalink,     93.184.216.34,        TCP, 22",
                "lavalink,     93.184.216.34,        UDP, 443",
                "voice-worker, 169.254.169.254,      TCP, 80",
                "voice-worker, fd00:ec2::254,        TCP, 80",
                "voice-worker, 169.254.170.23,       TCP, 443",
                "voice-worker, 10.0.0.1,             TCP, 443",
                "voice-worker, 172.20.0.1,           TCP, 443",
                "voice-worker, 93.184.216.34,        TCP, 80",
                "voice-worker, 8.8.8.8,              UDP, 53",
                "voice-worker, voice-worker,         TCP, 8080",
                "voice-worker, lavalink,             TCP, 22",
                "voice-worker, prometheus,           TCP, 9090",
                "cloudwatch-exporter, 169.254.169.254, TCP, 80",
                "cloudwatch-exporter, 10.0.0.1,      TCP, 443",
                "cloudwatch-exporter, 93.184.216.34, TCP, 80",
                "cloudwatch-exporter, lavalink,      TCP, 2333",
                "cloudwatch-exporter, voice-worker,  TCP, 8080",
                "cloudwatch-exporter, prometheus,    TCP, 9090",
                // nobody but they comes in
                "voice-worker, cloudwatch-exporter,  TCP, 5000",
                "another of monitoring, cloudwatch-exporter, TCP, 5000",
                "stranger in tonearm,  lavalink,     TCP, 2333",
                "stranger in tonearm,  voice-worker, TCP, 8080",
                "another of monitoring, lavalink,    TCP, 2333",
                "prometheus of others, lavalink,     TCP, 2333",
                "prometheus of others, voice-worker, TCP, 8080",
                "prometheus,   voice-worker,         TCP, 22",
                "93.184.216.34, lavalink,            TCP, 2333",
                // and whoever else is put here is alone
                "stranger in tonearm, 93.184.216.34, TCP, 443",
                "stranger in tonearm, resolver,      UDP, 53",
            })
    void what_must_not_be_is_refused(String from, String to, Protocol protocol, int port) {
        assertThat(lets(from, to, protocol, port)).isFalse();
    }

    @Test
    void without_any_policy_everything_is_allowed() {
        Manifests production = Overlay.PRODUCTION.manifests();
        for (String policy : new String[] {"nothing", "names", "lavalink", "voice-worker"}) {
            production = production.with("NetworkPolicy", policy, Change.remove());
        }

        assertThat(
                        Network.of(production)
                                .lets(
                                        party("lavalink"),
                                        party("169.254.169.254"),
                                        Protocol.TCP,
                                        80))
                .isTrue();
    }

    /// Two policies with one rule each are what both allow, not what both have in common.
    @Test
    void a_rule_too_many_opens_the_way() {
        Manifests open =
                Overlay.PRODUCTION
                        .manifests()
                        .with(
                                "NetworkPolicy",
                                "names",
                                Change.put("/spec/egress/-", "{to: [{podSelector: {}}]}"));

        assertThat(
                        Network.of(open)
                                .lets(
                                        party("lavalink"),
                                        new Pod(
                                                "tonearm",
                                                Map.of(),
                                                InetAddress.ofLiteral("10.1.0.6")),
                                        Protocol.TCP,
                                        80))
                .isFalse(); // it leaves, and may not enter
        assertThat(
                        Network.of(
                                        open.with(
                                                "NetworkPolicy",
                                                "nothing",
                                                Change.put("/spec/policyTypes", "[Egress]")))
                                .lets(
                                        party("lavalink"),
                                        new Pod(
                                                "tonearm",
                                                Map.of(),
                                                InetAddress.ofLiteral("10.1.0.6")),
                                        Protocol.TCP,
                                        80))
                .isTrue();
    }

    private static boolean lets(String from, String to, Protocol protocol, int port) {
        return Network.of(Overlay.PRODUCTION.manifests())
                .lets(party(from), party(to), protocol, port);
    }
}

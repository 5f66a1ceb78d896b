package dev.tonearm.k8s;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/// Who may talk to whom, as a network that keeps policies decides it.
///
/// A pod has an address, too: a range that holds it lets it in or out, which some networks do and
/// others do not. The worse is taken.
record Network(List<NetworkPolicy> policies) {
    enum Protocol {
        TCP,
        UDP
    }

    /// Somebody in the network.
    sealed interface Party {
        InetAddress address();
    }

    /// @param namespace where it is; its only label is its name
    record Pod(String namespace, Map<String, String> labels, InetAddress address)
            implements Party {}

    record Host(InetAddress address) implements Party {}

    static Network of(Manifests manifests) {
        return new Network(manifests.all(NetworkPolicy.class));
    }

    /// Whether somebody who begins reaches a port of another.
    boolean lets(Party from, Party to, Protocol protocol, int port) {
        return leaves(from, to, protocol, port) && enters(from, to, protocol, port);
    }

    private boolean leaves(Party from, Party to, Protocol protocol, int port) {
        List<NetworkPolicy> own = of(from, "Egress");
        return own.isEmpty()
                || own.stream()
                        .flatMap(policy ->
                                policy.getSpec().getEgress().stream()
                                        .filter(rule -> ports(rule.getPorts(), protocol, port))
                                        .filter(rule -> parties(policy, rule.getTo(), to)))
                        .findAny()
                        .isPresent();
    }

    private boolean enters(Party from, Party to, Protocol protocol, int port) {
        List<NetworkPolicy> own = of(to, "Ingress");
        return own.isEmpty()
                || own.stream()
                        .flatMap(policy ->
                                policy.getSpec().getIngress().stream()
                                        .filter(rule -> ports(rule.getPorts(), protocol, port))
                                        .filter(rule -> parties(policy, rule.getFrom(), from)))
                        .findAny()
                        .isPresent();
    }

    /// The policies under which a party is in one direction; none means that all is allowed.
    private List<NetworkPolicy> of(Party party, String direction) {
        return party instanceof Pod pod
                ? policies.stream()
                        .filter(it -> it.getMetadata().getNamespace().equals(pod.namespace()))
                        .filter(it -> it.getSpec().getPolicyTypes().contains(direction))
                        .filter(it -> Labels.match(it.getSpec().getPodSelector(), pod.labels()))
                        .toList()
                : List.of();
    }

    /// None named are all.
    private static boolean ports(List<NetworkPolicyPort> ports, Protocol protocol, int port) {
        return ports.isEmpty()
                || ports.stream()
                        .filter(it -> protocol.name().equals(it.getProtocol()))
                        .anyMatch(it -> {
                            int first = it.getPort().getIntVal();
                            int last = it.getEndPort() == null ? first : it.getEndPort();
                            return first <= port && port <= last;
                        });
    }

    /// None named are all.
    private static boolean parties(
            NetworkPolicy policy, List<NetworkPolicyPeer> peers, Party party) {
        return peers.isEmpty() || peers.stream().anyMatch(it -> is(policy, it, party));
    }

    private static boolean is(NetworkPolicy policy, NetworkPolicyPeer peer, Party party) {
        if (peer.getIpBlock() != null) return holds(peer.getIpBlock(), party.address());
        if (!(party instanceof Pod pod)) return false;
        LabelSelector spaces = peer.getNamespaceSelector();
        boolean inside =
                spaces == null
                        ? pod.namespace().equals(policy.getMetadata().getNamespace())
                        : Labels.match(
                                spaces, Map.of("kubernetes.io/metadata.name", pod.namespace()));
        LabelSelector pods = peer.getPodSelector();
        return inside && (pods == null || Labels.match(pods, pod.labels()));
    }

    private static boolean holds(IPBlock block, InetAddress address) {
        return AddressRange.of(block.getCidr()).contains(address)
                && block.getExcept().stream()
                        .noneMatch(it -> AddressRange.of(it).contains(address));
    }
}

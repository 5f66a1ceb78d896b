package dev.tonearm.worker.audio.session;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which node a new player goes to. Pure.
final class NodeChoice {
    /// A player in another region is heard as well, only later: a node there is worth as much as a
    /// near one with this many more players.
    private static final double ELSEWHERE = 200;

    /// A node without a region is anywhere.
    private static final double ANYWHERE = 50;

    /// Worse than any load, better than silence.
    private static final double LOSSY = 1_000_000;

    private static final double FRAMES_A_MINUTE = 3_000;

    private NodeChoice() {}

    /// A node that can be reached.
    ///
    /// @param regions how endpoints of voice servers near it begin; empty if it is anywhere
    /// @param draining it gets no new player
    /// @param lossy its frames have been lost for some time
    /// @param players on it, of all workers
    /// @param playing those of them that play
    /// @param cpu load of its machine, 0 to 1
    /// @param nulled frames a minute and player that were due and not there
    /// @param deficit frames a minute and player that were sent too late
    record Candidate(
            String name,
            Set<String> regions,
            boolean draining,
            boolean lossy,
            int players,
            int playing,
            double cpu,
            int nulled,
            int deficit) {
        boolean open(int playersPerNode) {
            return !draining && players < playersPerNode;
        }

        /// Whether it is near a voice server, as its operator says.
        boolean isNear(String endpoint) {
            String host = endpoint.toLowerCase(Locale.ROOT);
            return !host.isEmpty() && regions.stream().anyMatch(host::startsWith);
        }
    }

    /// The best one that takes new players, if any does.
    ///
    /// @param endpoint of the guild's voice server, empty if it is not known
    static Optional<Candidate> best(
            List<Candidate> candidates, String endpoint, int playersPerNode) {
        return candidates.stream()
                .filter(candidate -> candidate.open(playersPerNode))
                .min(
                        Comparator.comparingDouble((Candidate one) -> score(one, endpoint))
                                .thenComparing(Candidate::name));
    }

    /// Lower is better; a playing player counts one. Load and lost frames weigh as in Lavalink's
    /// clients, steeply: a busy machine is worse than a few more players.
    static double score(Candidate node, String endpoint) {
        double cpu = Math.pow(1.05, 100 * node.cpu()) * 10 - 10;
        double frames = lost(node.deficit()) + 2 * lost(node.nulled());
        double idle = 0.1 * Math.max(0, node.players() - node.playing());
        return node.playing()
                + idle
                + cpu
                + frames
                + distance(node, endpoint)
                + (node.lossy() ? LOSSY : 0);
    }

    private static double lost(int frames) {
        return Math.pow(1.03, 500 * Math.max(0, frames) / FRAMES_A_MINUTE) * 600 - 600;
    }

    private static double distance(Candidate node, String endpoint) {
        if (endpoint.isEmpty() || node.isNear(endpoint)) return 0;
        return node.regions().isEmpty() ? ANYWHERE : ELSEWHERE;
    }
}

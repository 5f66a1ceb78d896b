package dev.tonearm.worker.audio.session;

/// How busy a node is; shared by the sessions of all partitions of this worker.
///
/// A node reports once a minute. What this worker has placed there since is added, so that a
/// hundred players that move at once do not all go to the node that was the emptiest.
final class NodeLoad {
    private int players;
    private int playing;
    private double cpu;
    private int ours;
    private int oursThen;

    synchronized void placed(int more) {
        ours += more;
    }

    synchronized void reported(int nowPlayers, int nowPlaying, double nowCpu) {
        players = nowPlayers;
        playing = nowPlaying;
        cpu = nowCpu;
        oursThen = ours;
    }

    /// Of all workers.
    synchronized int players() {
        return Math.max(ours, players + ours - oursThen);
    }

    synchronized int playing() {
        return Math.max(0, playing + ours - oursThen);
    }

    synchronized double cpu() {
        return cpu;
    }

    /// Of this worker.
    synchronized int ours() {
        return ours;
    }
}

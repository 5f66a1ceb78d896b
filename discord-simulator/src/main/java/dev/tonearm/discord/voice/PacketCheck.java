package dev.tonearm.discord.voice;

import dev.tonearm.standin.rtp.RtpHeader;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Watches the numbers on one connection's packets: each sequence number once and in order,
/// timestamps that move with it, nonces that never repeat, and no more packets than there is time
/// for.
final class PacketCheck {

    private static final int PACKETS_A_SECOND = 50;

    /// Three seconds' worth: a busy machine may deliver late and all at once.
    private static final int SLACK = 150;

    /// Opus frames are multiples of 2.5 ms.
    private static final int SHORTEST_FRAME = 120;

    /// Twenty seconds of them: a counter that starts again is noticed at once, and memory stays
    /// small.
    private static final int NONCES_REMEMBERED = 1_000;

    private boolean first = true;
    private int sequence;
    private int timestamp;
    private final Set<Integer> nonces = new LinkedHashSet<>();
    private double allowance = SLACK;
    private long lastNanos;
    private long lost;

    /// @param rule the last word of the violation's name
    record Fault(String rule, String detail) {}

    Optional<Fault> check(RtpHeader header, int nonce, long nowNanos) {
        Optional<Fault> fault =
                nonceFault(nonce)
                        .or(() -> first ? Optional.empty() : orderFault(header))
                        .or(() -> paceFault(nowNanos));
        first = false;
        sequence = header.sequence();
        timestamp = header.timestamp();
        return fault;
    }

    /// Packets that were numbered but never came.
    long lost() {
        return lost;
    }

    private Optional<Fault> nonceFault(int nonce) {
        if (!nonces.add(nonce)) {
            return fault("nonce-reused", "nonce " + nonce + " came twice");
        }
        if (nonces.size() > NONCES_REMEMBERED) {
            nonces.remove(nonces.iterator().next());
        }
        return Optional.empty();
    }

    private Optional<Fault> orderFault(RtpHeader header) {
        int step = (header.sequence() - sequence) & 0xFFFF;
        if (step == 0 || step > 0x8000) {
            return fault("sequence", "sequence " + header.sequence() + " after " + sequence);
        }
        lost += step - 1;
        int samples = header.timestamp() - timestamp;
        if (samples <= 0 || samples % SHORTEST_FRAME != 0) {
            return fault("timestamp", "timestamp moved by " + samples + " samples");
        }
        if (samples < step * SHORTEST_FRAME) {
            return fault("timestamp", samples + " samples for " + step + " packets");
        }
        return Optional.empty();
    }

    /// Time earns packets and each packet costs one; whoever is in debt sends faster than music
    /// plays.
    private Optional<Fault> paceFault(long nowNanos) {
        if (!first) {
            double earned = (nowNanos - lastNanos) / 1e9 * PACKETS_A_SECOND;
            allowance = Math.min(SLACK, allowance + earned);
        }
        lastNanos = nowNanos;
        allowance--;
        if (allowance >= 0) {
            return Optional.empty();
        }
        allowance = SLACK;
        return fault("pace", "sent faster than " + PACKETS_A_SECOND + " packets a second");
    }

    private static Optional<Fault> fault(String rule, String detail) {
        return Optional.of(new Fault(rule, detail));
    }
}

package dev.tonearm.discord.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.standin.rtp.RtpHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PacketCheckTest {

    private static final long FRAME = Duration.ofMillis(20).toNanos();

    private final PacketCheck check = new PacketCheck();
    private final List<String> faults = new ArrayList<>();
    private int nonce;

    @Test
    void an_hour_of_music_at_its_own_pace_is_faultless_also_over_the_wrap() {
        for (int i = 0; i < 180_000; i++) {
            packet(65_000 + i, i * 960, i * FRAME);
        }
        assertThat(faults).isEmpty();
        assertThat(check.lost()).isZero();
    }

    @Test
    void a_stall_that_is_delivered_at_once_is_no_fault_but_double_speed_is() {
        for (int i = 0; i < 100; i++) {
            packet(i, i * 960, 0);
        }
        assertThat(faults).isEmpty();
        for (int i = 100; i < 500; i++) {
            packet(i, i * 960, i * FRAME / 2);
        }
        assertThat(faults).contains("pace");
    }

    @Test
    void missing_numbers_are_counted_as_lost() {
        packet(10, 0, 0);
        packet(14, 4 * 960, 4 * FRAME);
        assertThat(check.lost()).isEqualTo(3);
        assertThat(faults).isEmpty();
    }

    @Test
    void a_pause_may_jump_the_timestamp_but_never_back_or_off_the_frame() {
        packet(1, 0, 0);
        packet(2, 48_000, FRAME);
        assertThat(faults).isEmpty();
        packet(3, 47_040, 2 * FRAME);
        packet(4, 48_001, 3 * FRAME);
        packet(6, 48_121, 4 * FRAME);
        assertThat(faults).containsExactly("timestamp", "timestamp", "timestamp");
    }

    @Test
    void repeated_and_older_numbers_and_repeated_nonces_are_faults() {
        packet(5, 0, 0);
        packet(5, 960, FRAME);
        packet(4, 1_920, 2 * FRAME);
        nonce = 0;
        packet(6, 2_880, 3 * FRAME);
        assertThat(faults).containsExactly("sequence", "sequence", "nonce-reused");
    }

    private void packet(int sequence, int timestamp, long nanos) {
        RtpHeader header = new RtpHeader(RtpHeader.OPUS, sequence & 0xFFFF, timestamp, 1, 12, 0);
        check.check(header, nonce++, nanos).ifPresent(fault -> faults.add(fault.rule()));
    }
}

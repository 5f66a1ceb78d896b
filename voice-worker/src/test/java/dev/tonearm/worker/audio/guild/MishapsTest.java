package dev.tonearm.worker.audio.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.worker.audio.VoiceServer;
import org.junit.jupiter.api.Test;

final class MishapsTest {
    private final Mishaps mishaps = new Mishaps();

    @Test
    void a_voice_server_is_given_up_at_the_third_failure() {
        assertThat(mishaps.voiceFailed()).isFalse();
        assertThat(mishaps.voiceFailed()).isFalse();
        assertThat(mishaps.voiceFailed()).isTrue();
        assertThat(mishaps.voiceFailed()).isFalse();
    }

    @Test
    void what_failed_with_one_voice_server_is_not_held_against_the_next() {
        mishaps.voiceFailed();
        mishaps.voiceFailed();
        mishaps.unanswered(new VoiceServer(new ChannelId(2), "voice.example:443", "token", "one"));
        mishaps.anew();
        assertThat(mishaps.takeUnanswered()).isNull();
        assertThat(mishaps.voiceFailed()).isFalse();
        assertThat(mishaps.voiceFailed()).isFalse();
        assertThat(mishaps.failed()).isOne();
    }
}

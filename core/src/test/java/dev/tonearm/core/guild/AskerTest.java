package dev.tonearm.core.guild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class AskerTest {
    @Test
    void administrators_may_do_everything_and_others_what_they_are_allowed() {
        assertThat(allowed(8).has(1 << 20)).isTrue();
        assertThat(allowed(1 << 20).has(1 << 20)).isTrue();
        assertThat(allowed(1 << 20).has(1 << 20 | 1 << 21)).isFalse();
        assertThat(allowed(0).has(0)).isTrue();
        assertThat(allowed(8).manages()).isTrue();
        assertThat(allowed(1 << 5).manages()).isTrue();
        assertThat(allowed(1 << 20).manages()).isFalse();
    }

    private static Asker allowed(long permissions) {
        return new Asker(new UserId(1), Set.of(), permissions, new ChannelId(2), 0);
    }
}

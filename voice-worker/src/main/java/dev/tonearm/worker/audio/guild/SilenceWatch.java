package dev.tonearm.worker.audio.guild;

import dev.tonearm.core.guild.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sees that listeners are told, once, when nobody hears what should be playing: whatever the
/// reason is, a message that says what plays would not be so.
final class SilenceWatch {
    /// A lost node or voice server is made good for sooner.
    private static final Duration NOTICED = Duration.ofSeconds(12);

    /// Who was told that it comes back need not read so at every interruption.
    private static final Duration SPACING = Duration.ofMinutes(5);

    private final WantedPlayer wanted;
    private final KnownPlayer known;
    private final PlayerNews news;
    private @Nullable Instant since;
    private @Nullable Instant toldAt;

    SilenceWatch(WantedPlayer wanted, KnownPlayer known, PlayerNews news) {
        this.wanted = wanted;
        this.known = known;
        this.news = news;
    }

    /// Looks; to be called every few seconds by one thread.
    ///
    /// @return whether listeners were told
    boolean look(Instant now) {
        Optional<ChannelId> audience = wanted.audience();
        if (audience.isEmpty() || known.sounds()) {
            since = null;
            return false;
        }
        Instant began = since;
        if (began == null) {
            since = now;
            return false;
        }
        boolean early = now.isBefore(began.plus(NOTICED));
        boolean lately = toldAt != null && now.isBefore(toldAt.plus(SPACING));
        if (early || lately) return false;
        toldAt = now;
        news.inaudible(audience.get());
        return true;
    }
}

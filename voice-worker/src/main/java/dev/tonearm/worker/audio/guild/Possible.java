package dev.tonearm.worker.audio.guild;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.TrackClock;
import java.time.Instant;
import java.util.Set;

/// What a node can make true of what a guild's player should be: a node refuses whatever comes with
/// a filter that it does not have.
final class Possible {
    private Possible() {}

    static DesiredPlayer of(DesiredPlayer wanted, FilterSupport support, Instant now) {
        if (!(wanted instanceof DesiredPlayer.Playing(var channel, var loaded, var sound))) {
            return wanted;
        }
        Set<Filter.Kind> lacking = support.lacking(sound.filters());
        if (lacking.isEmpty()) return wanted;
        Filters left = sound.filters();
        for (Filter.Kind kind : lacking) left = left.without(kind);
        Sound possible = sound.with(left);
        TrackClock clock = loaded.clock().atRate(possible.rate(), now);
        return new DesiredPlayer.Playing(
                channel, new Playback.Loaded(loaded.entry(), clock), possible);
    }
}

package dev.tonearm.worker.player;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.worker.intake.Handed;
import dev.tonearm.worker.reply.FakeRest;

/// What a test looks at.
final class Look {
    private Look() {}

    static String id(Handed delivery) {
        return delivery.envelope().interaction().id().toString();
    }

    static String titlePlaying(PlayerState state) {
        return ((Playback.Loaded) state.playback()).entry().track().title();
    }

    static long flags(FakeRest.Sent sent) {
        return JsonObject.parse(sent.body()).number("flags");
    }
}

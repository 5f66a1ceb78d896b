package dev.tonearm.core.playback;

import dev.tonearm.core.family.Press;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Route;

/// The buttons about what plays.
public enum PlaybackRoute implements Route {
    TOGGLE_PAUSE("pause"),
    SKIP("skip"),
    STOP("stop"),
    CYCLE_LOOP("loop");

    private final String wire;

    PlaybackRoute(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public Request read(Press press) {
        return new Request.Player(
                switch (this) {
                    case TOGGLE_PAUSE -> new PlaybackCommand.TogglePause();
                    case SKIP -> new PlaybackCommand.Skip(1);
                    case STOP -> new PlaybackCommand.Stop();
                    case CYCLE_LOOP -> new PlaybackCommand.CycleLoop();
                });
    }
}

package dev.tonearm.core.playback;

import dev.tonearm.core.family.Press;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.family.Route;
import java.time.Duration;

/// The buttons about what plays.
public enum PlaybackRoute implements Route {
    TOGGLE_PAUSE("pause"),
    SKIP("skip"),
    PREVIOUS("previous"),
    REPLAY("replay"),
    REWIND("rewind"),
    FORWARD("forward"),
    STOP("stop"),
    CYCLE_LOOP("loop"),

    /// What was chosen of what a search found.
    PICK("pick");

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
                    case PREVIOUS -> new PlaybackCommand.Previous();
                    case REPLAY -> new PlaybackCommand.Replay();
                    case REWIND -> by(PlaybackFamily.STEP.negated());
                    case FORWARD -> by(PlaybackFamily.STEP);
                    case STOP -> new PlaybackCommand.Stop();
                    case CYCLE_LOOP -> new PlaybackCommand.CycleLoop();
                    case PICK -> pick(press);
                });
    }

    private static PlaybackCommand by(Duration step) {
        return new PlaybackCommand.Seek(new SeekTarget.By(step));
    }

    private static PlaybackCommand pick(Press press) {
        Placement placement = press.choice(0, Placement.class);
        try {
            return new PlaybackCommand.Pick(press.values(), placement);
        } catch (IllegalArgumentException e) {
            throw Press.old();
        }
    }
}

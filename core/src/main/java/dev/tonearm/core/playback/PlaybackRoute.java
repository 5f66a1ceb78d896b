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
    PICK("pick"),

    /// Asks what to play.
    ADD("add"),

    /// What somebody wants to hear, filled in.
    ADDED("added");

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
        return switch (this) {
            case TOGGLE_PAUSE -> does(new PlaybackCommand.TogglePause());
            case SKIP -> does(new PlaybackCommand.Skip(1));
            case PREVIOUS -> does(new PlaybackCommand.Previous());
            case REPLAY -> does(new PlaybackCommand.Replay());
            case REWIND -> does(by(PlaybackFamily.STEP.negated()));
            case FORWARD -> does(by(PlaybackFamily.STEP));
            case STOP -> does(new PlaybackCommand.Stop());
            case CYCLE_LOOP -> does(new PlaybackCommand.CycleLoop());
            case PICK -> does(pick(press));
            case ADD -> new Request.Ask(new AddForm(Placement.LAST));
            case ADDED -> does(AddForm.filled(press));
        };
    }

    private static Request does(PlaybackCommand command) {
        return new Request.Player(command);
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

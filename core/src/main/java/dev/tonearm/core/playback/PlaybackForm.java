package dev.tonearm.core.playback;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.family.Form;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.playback.PlaybackCommand.CycleLoop;
import dev.tonearm.core.playback.PlaybackCommand.Pause;
import dev.tonearm.core.playback.PlaybackCommand.Play;
import dev.tonearm.core.playback.PlaybackCommand.Resume;
import dev.tonearm.core.playback.PlaybackCommand.Seek;
import dev.tonearm.core.playback.PlaybackCommand.SetLoop;
import dev.tonearm.core.playback.PlaybackCommand.Skip;
import dev.tonearm.core.playback.PlaybackCommand.Stop;
import dev.tonearm.core.playback.PlaybackCommand.TogglePause;
import java.time.Duration;

/// How each of these commands travels.
enum PlaybackForm implements Form<PlaybackCommand> {
    PLAY("play"),
    PAUSE("pause"),
    RESUME("resume"),
    TOGGLE_PAUSE("toggle-pause", "pause"),
    SKIP("skip"),
    STOP("stop"),
    SEEK("seek"),
    SET_LOOP("loop"),
    CYCLE_LOOP("cycle-loop", "loop");

    private final String wire;
    private final String slash;

    PlaybackForm(String name) {
        this(name, name);
    }

    PlaybackForm(String wire, String slash) {
        this.wire = wire;
        this.slash = slash;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public String slash() {
        return slash;
    }

    static PlaybackForm of(PlaybackCommand command) {
        return switch (command) {
            case Play _ -> PLAY;
            case Pause _ -> PAUSE;
            case Resume _ -> RESUME;
            case TogglePause _ -> TOGGLE_PAUSE;
            case Skip _ -> SKIP;
            case Stop _ -> STOP;
            case Seek _ -> SEEK;
            case SetLoop _ -> SET_LOOP;
            case CycleLoop _ -> CYCLE_LOOP;
        };
    }

    static void write(PlaybackCommand command, JsonWriter to) {
        switch (command) {
            case Play(var query, var placement) ->
                    to.put("query", query).put("placement", placement.name());
            case Skip(int count) -> to.put("count", count);
            case Seek(SeekTarget.To(var position)) -> to.put("to", position.toMillis());
            case Seek(SeekTarget.By(var distance)) -> to.put("by", distance.toMillis());
            case SetLoop(var mode) -> to.put("mode", mode.name());
            case Pause _, Resume _, TogglePause _, Stop _, CycleLoop _ -> {}
        }
    }

    @Override
    public PlaybackCommand read(JsonObject json) {
        return switch (this) {
            case PLAY ->
                    new Play(json.string("query"), Placement.valueOf(json.string("placement")));
            case PAUSE -> new Pause();
            case RESUME -> new Resume();
            case TOGGLE_PAUSE -> new TogglePause();
            case SKIP -> new Skip(json.integer("count"));
            case STOP -> new Stop();
            case SEEK -> new Seek(target(json));
            case SET_LOOP -> new SetLoop(LoopMode.valueOf(json.string("mode")));
            case CYCLE_LOOP -> new CycleLoop();
        };
    }

    private static SeekTarget target(JsonObject json) {
        return json.has("by")
                ? new SeekTarget.By(Duration.ofMillis(json.number("by")))
                : new SeekTarget.To(Duration.ofMillis(json.number("to")));
    }
}

package dev.tonearm.core.panel;

import dev.tonearm.core.command.CustomId;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Component.Button;
import dev.tonearm.core.message.Component.Style;
import dev.tonearm.core.playback.PlaybackRoute;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.queue.QueueRoute;
import dev.tonearm.core.sound.PresetMenu;
import java.util.ArrayList;
import java.util.List;

/// The buttons and the menu of the now-playing message. While nothing is on, only those are there
/// that would do something.
final class Controls {
    private final PlayerState state;
    private final Texts texts;

    private Controls(PlayerState state, Texts texts) {
        this.state = state;
        this.texts = texts;
    }

    static List<Component> of(PlayerState state, Texts texts) {
        var controls = new Controls(state, texts);
        return switch (state.playback()) {
            case Playback.Idle() -> controls.idle();
            case Playback.Loaded loaded -> controls.loaded(loaded);
        };
    }

    private List<Component> idle() {
        List<Button> row = new ArrayList<>();
        boolean waits = !state.queue().isEmpty();
        if (waits) row.add(resume());
        if (state.halted()) row.add(stop());
        if (!state.recent().isEmpty()) row.add(previous());
        if (waits) row.add(queue());
        row.add(add());
        return List.of(new Component.Row(row));
    }

    private List<Component> loaded(Playback.Loaded loaded) {
        boolean plays = !loaded.paused();
        boolean moves = loaded.entry().track().seekable() && !loaded.entry().track().stream();
        Style loop = state.loop() == LoopMode.OFF ? Style.SECONDARY : Style.PRIMARY;
        return List.of(
                new Component.Row(
                        List.of(
                                previous(),
                                button(PlaybackRoute.REWIND.id(), "rewind", "⏪", moves),
                                plays
                                        ? button(PlaybackRoute.TOGGLE_PAUSE.id(), "pause", "⏸️")
                                        : resume(),
                                button(PlaybackRoute.FORWARD.id(), "forward", "⏩", moves),
                                button(PlaybackRoute.SKIP.id(), "skip", "⏭️"))),
                new Component.Row(
                        List.of(
                                stop(),
                                button(PlaybackRoute.CYCLE_LOOP.id(), "loop", "🔁", loop),
                                shuffle(),
                                queue(),
                                add())),
                new Component.Choose(PresetMenu.of(state.sound().filters(), texts)));
    }

    private Button resume() {
        return button(PlaybackRoute.TOGGLE_PAUSE.id(), "resume", "▶️", Style.PRIMARY);
    }

    private Button stop() {
        return button(PlaybackRoute.STOP.id(), "stop", "⏹️", Style.DANGER);
    }

    private Button previous() {
        return button(PlaybackRoute.PREVIOUS.id(), "previous", "⏮️", !state.recent().isEmpty());
    }

    private Button shuffle() {
        return button(QueueRoute.SHUFFLE.id(), "shuffle", "🔀", !state.queue().isEmpty());
    }

    private Button queue() {
        return button(QueueRoute.SHOW.id(), "queue", "📜");
    }

    private Button add() {
        return button(PlaybackRoute.ADD.id(), "add", "➕");
    }

    private Button button(CustomId id, String key, String emoji) {
        return button(id, key, emoji, Style.SECONDARY);
    }

    private Button button(CustomId id, String key, String emoji, boolean enabled) {
        return Button.of(id, key, emoji, Style.SECONDARY, !enabled, texts);
    }

    private Button button(CustomId id, String key, String emoji, Style style) {
        return Button.of(id, key, emoji, style, false, texts);
    }
}

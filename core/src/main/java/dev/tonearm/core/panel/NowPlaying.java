package dev.tonearm.core.panel;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Component.Button;
import dev.tonearm.core.message.Component.Style;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.Partings;
import dev.tonearm.core.message.SoundWords;
import dev.tonearm.core.message.Times;
import dev.tonearm.core.playback.PlaybackRoute;
import dev.tonearm.core.player.Company;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.queue.QueueRoute;
import dev.tonearm.core.sound.PresetMenu;
import dev.tonearm.core.text.Legible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The now-playing message. It shows when the track ends as a moment that Discord counts down by
/// itself, so it is edited when something happens and never because time passes.
public final class NowPlaying {
    private NowPlaying() {}

    /// The message for a state.
    public static Message of(PlayerState state, Instant now, Texts texts) {
        List<Component> parts = new ArrayList<>();
        switch (state.playback()) {
            case Playback.Idle() -> {
                boolean waits = state.retryAt().isPresent();
                String heading = texts.text(waits ? "panel.halted" : "panel.idle");
                parts.add(new Component.Text("### " + heading + "\n" + idleHint(state, texts)));
            }
            case Playback.Loaded loaded -> parts.addAll(playing(state, loaded, now, texts));
        }
        company(state, texts).ifPresent(text -> parts.add(new Component.Text("-# " + text)));
        parts.add(new Component.Row(controls(state, texts)));
        parts.add(
                new Component.Row(
                        List.of(
                                Button.of(
                                        QueueRoute.SHOW.id(),
                                        "queue",
                                        "📜",
                                        Style.SECONDARY,
                                        false,
                                        texts))));
        parts.add(new Component.Choose(PresetMenu.of(state.sound().filters(), texts)));
        boolean loud = state.playback() instanceof Playback.Loaded loaded && !loaded.paused();
        return Message.framed(loud ? Colour.PLAYING : Colour.QUIET, parts);
    }

    /// What listeners wonder about: that it is going to leave, or why it left.
    private static Optional<String> company(PlayerState state, Texts texts) {
        return switch (state.company()) {
            case Company.People() -> Optional.empty();
            case Company.Nobody nobody ->
                    Optional.of(texts.text("panel.alone", Markdown.relative(nobody.until())));
            // Who asked has had the answer.
            case Company.Parted(var why) when why == LeaveReason.ASKED -> Optional.empty();
            case Company.Parted(var why) -> Optional.of(texts.text(Partings.key(why)));
        };
    }

    private static String idleHint(PlayerState state, Texts texts) {
        if (state.retryAt().isPresent())
            return texts.text("panel.halted.waiting", state.queue().size());
        return state.queue().isEmpty()
                ? texts.text("panel.idle.hint")
                : texts.text("panel.idle.waiting", state.queue().size());
    }

    private static List<Component> playing(
            PlayerState state, Playback.Loaded loaded, Instant now, Texts texts) {
        Track track = loaded.entry().track();
        String text =
                "### "
                        + texts.text(loaded.paused() ? "panel.paused" : "panel.playing")
                        + "\n"
                        + Markdown.link(track, texts)
                        + (Legible.shows(track.author())
                                ? "\n"
                                        + texts.text(
                                                "panel.by", Markdown.title(track.author(), texts))
                                : "")
                        + "\n-# "
                        + String.join(" · ", details(state, loaded, now, texts));
        List<Component> parts = new ArrayList<>();
        parts.add(
                Markdown.web(track.artworkUrl())
                        .<Component>map(picture -> new Component.Section(text, picture))
                        .orElseGet(() -> new Component.Text(text)));
        if (!state.queue().isEmpty()) {
            parts.add(new Component.Separator());
            parts.add(new Component.Text("-# " + next(state, texts)));
        }
        return parts;
    }

    private static List<String> details(
            PlayerState state, Playback.Loaded loaded, Instant now, Texts texts) {
        List<String> details = new ArrayList<>();
        if (loaded.paused()) {
            Times.where(loaded, now, texts).ifPresent(details::add);
        } else {
            Times.length(loaded.entry().track(), texts).ifPresent(details::add);
            String end = state.loop() == LoopMode.TRACK ? "panel.again" : "panel.ends";
            loaded.remainingAt(now)
                    .map(now::plus)
                    .ifPresent(at -> details.add(texts.text(end, Markdown.relative(at))));
        }
        details.add(texts.text("panel.requested", Markdown.mention(loaded.entry().requester())));
        if (state.volume() != 100) details.add(texts.text("panel.volume", state.volume()));
        if (!state.sound().filters().isEmpty()) {
            details.add(texts.text("panel.effects", SoundWords.of(state.sound().filters(), texts)));
        }
        if (state.loop() != LoopMode.OFF) {
            details.add(texts.text("panel.loop." + state.loop().name().toLowerCase(Locale.ROOT)));
        }
        return details;
    }

    private static String next(PlayerState state, Texts texts) {
        String next =
                texts.text(
                        "panel.next",
                        Markdown.bold(state.queue().getFirst().track().name(), texts));
        int more = state.queue().size() - 1;
        return more == 0 ? next : next + " " + texts.text("panel.more", more);
    }

    private static List<Button> controls(PlayerState state, Texts texts) {
        boolean idle = state.playback() instanceof Playback.Idle;
        boolean plays = state.playback() instanceof Playback.Loaded loaded && !loaded.paused();
        boolean empty = state.queue().isEmpty();
        Style loop = state.loop() == LoopMode.OFF ? Style.SECONDARY : Style.PRIMARY;
        return List.of(
                plays
                        ? Button.of(
                                PlaybackRoute.TOGGLE_PAUSE.id(),
                                "pause",
                                "⏸️",
                                Style.SECONDARY,
                                false,
                                texts)
                        : Button.of(
                                PlaybackRoute.TOGGLE_PAUSE.id(),
                                "resume",
                                "▶️",
                                Style.PRIMARY,
                                idle && empty,
                                texts),
                Button.of(PlaybackRoute.SKIP.id(), "skip", "⏭️", Style.SECONDARY, idle, texts),
                Button.of(
                        PlaybackRoute.STOP.id(),
                        "stop",
                        "⏹️",
                        Style.DANGER,
                        idle && !state.halted(),
                        texts),
                Button.of(QueueRoute.SHUFFLE.id(), "shuffle", "🔀", Style.SECONDARY, empty, texts),
                Button.of(PlaybackRoute.CYCLE_LOOP.id(), "loop", "🔁", loop, false, texts));
    }
}

package dev.tonearm.core.panel;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.family.SlashCommand;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.message.Partings;
import dev.tonearm.core.message.SoundWords;
import dev.tonearm.core.message.Times;
import dev.tonearm.core.player.Company;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.text.Legible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The now-playing message. When the track ends is a moment that Discord counts down by itself; of
/// what only time changes, no more is shown than somebody draws again in time ([View]).
public final class NowPlaying {
    private static final int MOST_VOTES = 3;

    private NowPlaying() {}

    /// How the message is kept.
    public sealed interface View {
        /// It stands in its channel and is edited when something happens.
        ///
        /// @param parts of how many parts its [Bar] is, which is drawn again when it is not true
        ///   any more; 0 for no bar
        /// @param way in its channel
        record Standing(int parts, WayToAsk way) implements View {
            /// In a channel like others.
            public Standing(int parts) {
                this(parts, WayToAsk.COMMANDS);
            }
        }

        /// It is shown once, to somebody who asked.
        record Once() implements View {}

        View PLAIN = new Standing(0);
    }

    /// The message for a state, without a bar.
    public static Message of(PlayerState state, Instant now, Texts texts) {
        return of(state, now, texts, View.PLAIN);
    }

    /// The message for a state.
    public static Message of(PlayerState state, Instant now, Texts texts, View view) {
        WayToAsk way = view instanceof View.Standing(_, var here) ? here : WayToAsk.COMMANDS;
        List<Component> parts = new ArrayList<>();
        switch (state.playback()) {
            case Playback.Idle() -> {
                boolean waits = state.retryAt().isPresent();
                String heading = texts.text(waits ? "panel.halted" : "panel.idle");
                parts.add(new Component.Text("### " + heading + idleHint(state, way, texts)));
            }
            case Playback.Loaded loaded -> {
                parts.add(playing(state, loaded, now, texts, view));
                UpNext.of(state, now, way != WayToAsk.COMMANDS, texts)
                        .ifPresent(next -> {
                            parts.add(new Component.Separator());
                            parts.add(new Component.Text(next));
                        });
            }
        }
        List<String> notes = new ArrayList<>();
        hush(state).map(texts::text).ifPresent(notes::add);
        company(state, texts).ifPresent(notes::add);
        votes(state, now, texts).forEach(notes::add);
        if (!notes.isEmpty()) parts.add(new Component.Text("-# " + String.join("\n-# ", notes)));
        asking(way, texts).map(Component.Text::new).ifPresent(parts::add);
        parts.addAll(Controls.of(state, texts));
        boolean loud = state.playback() instanceof Playback.Loaded loaded && !loaded.paused();
        return Message.framed(loud ? Colour.PLAYING : Colour.QUIET, parts);
    }

    /// Why it pauses by itself.
    private static Optional<String> hush(PlayerState state) {
        return switch (state.house().hush()) {
            case NONE -> Optional.empty();
            case EMPTY -> Optional.of("panel.hush.empty");
            case UNHEARD -> Optional.of("panel.hush.unheard");
            case AWAY -> Optional.of("panel.hush.away");
        };
    }

    /// The votes under way, as who votes reads them.
    private static Stream<String> votes(PlayerState state, Instant now, Texts texts) {
        return state.house().votes().openAt(now).stream()
                .limit(MOST_VOTES)
                .map(ballot ->
                        texts.text(
                                "vote.counted",
                                ballot.voters().size(),
                                ballot.needed(),
                                Markdown.code(
                                        SlashCommand.typed(
                                                ballot.command().replace('-', ' '), texts))));
    }

    /// What listeners wonder about: that it is going to leave, or why it left.
    private static Optional<String> company(PlayerState state, Texts texts) {
        return switch (state.company()) {
            case Company.People() -> Optional.empty();
            case Company.Nobody _ ->
                    state.aloneUntil()
                            .map(until -> texts.text("panel.alone", Markdown.relative(until)))
                            .or(() -> Optional.of(texts.text("panel.alone.stays")));
            // Who asked has had the answer.
            case Company.Parted(var why) when why == LeaveReason.ASKED -> Optional.empty();
            case Company.Parted(var why) -> Optional.of(texts.text(Partings.key(why)));
        };
    }

    private static String idleHint(PlayerState state, WayToAsk way, Texts texts) {
        int waiting = state.queue().size();
        if (state.retryAt().isPresent()) return "\n" + texts.text("panel.halted.waiting", waiting);
        if (waiting > 0) return "\n" + texts.text("panel.idle.waiting", waiting);
        return way == WayToAsk.COMMANDS ? "\n" + texts.text("panel.idle.hint") : "";
    }

    /// What to do in the request channel, next to the buttons that everybody finds.
    private static Optional<String> asking(WayToAsk way, Texts texts) {
        return switch (way) {
            case COMMANDS -> Optional.empty();
            case BUTTON -> Optional.of(texts.text("panel.ask.button", texts.text("button.add")));
            case WRITING -> Optional.of(texts.text("panel.ask.writing"));
        };
    }

    private static Component playing(
            PlayerState state, Playback.Loaded loaded, Instant now, Texts texts, View view) {
        Track track = loaded.entry().track();
        List<String> lines = new ArrayList<>();
        lines.add("### " + texts.text(loaded.paused() ? "panel.paused" : "panel.playing"));
        lines.add(Markdown.link(track, texts));
        if (Legible.shows(track.author()))
            lines.add(texts.text("panel.by", Markdown.title(track.author(), texts)));
        bar(loaded, now, texts, view).ifPresent(lines::add);
        lines.add("-# " + String.join(" · ", details(state, loaded, now, texts, view)));
        String text = String.join("\n", lines);
        return Markdown.web(track.artworkUrl())
                .<Component>map(picture -> new Component.Section(text, picture))
                .orElseGet(() -> new Component.Text(text));
    }

    /// What stands still, or is said to be of one moment, is true as fine as it can be drawn.
    private static Optional<String> bar(
            Playback.Loaded loaded, Instant now, Texts texts, View view) {
        int parts =
                view instanceof View.Standing(int drawn, _) && !loaded.paused() ? drawn : Bar.FINE;
        return parts == 0 ? Optional.empty() : Bar.text(loaded, parts, now, texts);
    }

    private static List<String> details(
            PlayerState state, Playback.Loaded loaded, Instant now, Texts texts, View view) {
        List<String> details = new ArrayList<>();
        if (loaded.paused() || view instanceof View.Once) {
            Times.where(loaded, now, texts).ifPresent(details::add);
        } else {
            Times.length(loaded.entry().track(), texts).ifPresent(details::add);
        }
        if (!loaded.paused()) {
            String end = state.loop() == LoopMode.TRACK ? "panel.again" : "panel.ends";
            loaded.remainingAt(now)
                    .map(now::plus)
                    .ifPresent(at -> details.add(texts.text(end, Markdown.relative(at))));
        }
        details.add(
                texts.text("panel.requested", Markdown.person(loaded.entry().requester(), texts)));
        if (state.volume() != 100) details.add(texts.text("panel.volume", state.volume()));
        if (!state.sound().filters().isEmpty()) {
            details.add(texts.text("panel.effects", SoundWords.of(state.sound().filters(), texts)));
        }
        if (state.loop() != LoopMode.OFF) {
            details.add(texts.text("panel.loop." + state.loop().name().toLowerCase(Locale.ROOT)));
        }
        return details;
    }
}

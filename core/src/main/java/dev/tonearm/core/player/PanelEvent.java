package dev.tonearm.core.player;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What happened to the now-playing message.
public sealed interface PanelEvent extends PlayerEvent {
    /// The now-playing message belongs in this text channel from now on.
    ///
    /// It may say another language than was spoken before; then that is all it says of a message
    /// that is in its channel, which otherwise is gone from there. (An older build, which knows no
    /// language, posts the message anew.)
    ///
    /// @param language of messages to everybody, by Discord's code; empty if it stays as it was
    record PanelWanted(ChannelId channel, String language) implements PanelEvent {
        public PanelWanted(ChannelId channel) {
            this(channel, "");
        }
    }

    /// The message stands there. Whoever takes the guild over goes on to delete what is left over.
    ///
    /// @param left messages in whose place it is, as far as they still stand
    record PanelPosted(ChannelId channel, MessageId message, List<Panel.Posted> left)
            implements PanelEvent {
        public PanelPosted {
            left = List.copyOf(left);
        }

        public PanelPosted(ChannelId channel, MessageId message) {
            this(channel, message, List.of());
        }
    }

    enum Form implements EventForm {
        WANTED("panel-wanted"),
        POSTED("panel-posted");

        private final String wire;

        Form(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }

        @Override
        public PanelEvent read(JsonObject json) {
            ChannelId channel = new ChannelId(json.number("c"));
            return switch (this) {
                case WANTED -> new PanelWanted(channel, json.optionalString("lang").orElse(""));
                case POSTED ->
                        new PanelPosted(
                                channel,
                                new MessageId(json.number("m")),
                                json.objects("left").stream().map(PanelJson::read).toList());
            };
        }
    }

    @Override
    default Form form() {
        return switch (this) {
            case PanelWanted _ -> Form.WANTED;
            case PanelPosted _ -> Form.POSTED;
        };
    }

    @Override
    default void write(JsonWriter json) {
        switch (this) {
            case PanelWanted(var channel, var language) -> {
                json.put("c", channel.value());
                if (!language.isEmpty()) json.put("lang", language);
            }
            case PanelPosted(var channel, var message, var left) -> {
                json.put("c", channel.value()).put("m", message.value());
                if (!left.isEmpty()) json.array("left", left, PanelJson::write);
            }
        }
    }

    @Override
    default PlayerState appliedTo(PlayerState state, Instant at) {
        return switch (this) {
            case PanelWanted wanted ->
                    state.with(wanted(state.shown(), wanted, state.sequence() + 1));
            case PanelPosted(var channel, var message, var left) ->
                    state.with(
                            new Shown(
                                    new Panel.Posted(channel, message), state.language(), 0, left));
        };
    }

    private static Shown wanted(Shown shown, PanelWanted event, long line) {
        boolean speaks = !event.language.isEmpty() && !event.language.equals(shown.language());
        Panel panel =
                speaks && shown.where().equals(Optional.of(event.channel))
                        ? shown.panel()
                        : wanted(shown.panel(), event.channel);
        long wantedBy =
                panel instanceof Panel.Posted
                        ? 0
                        : panel.equals(shown.panel()) ? shown.wantedBy() : line;
        return new Shown(panel, speaks ? event.language : shown.language(), wantedBy, shown.left());
    }

    /// Wanted again where it is said to be, it is gone from there.
    private static Panel wanted(Panel panel, ChannelId channel) {
        return switch (panel) {
            case Panel.None(), Panel.Wanted _ -> new Panel.Wanted(channel);
            case Panel.Posted posted ->
                    posted.channel().equals(channel)
                            ? new Panel.Wanted(channel)
                            : new Panel.Moving(channel, posted);
            case Panel.Moving(var to, var from) -> {
                if (from.channel().equals(channel)) yield from;
                yield to.equals(channel)
                        ? new Panel.Wanted(channel)
                        : new Panel.Moving(channel, from);
            }
        };
    }
}

package dev.tonearm.core.player;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.time.Instant;

/// What happened to the now-playing message.
public sealed interface PanelEvent extends PlayerEvent {
    /// The now-playing message belongs in this text channel from now on.
    record PanelWanted(ChannelId channel) implements PanelEvent {}

    record PanelPosted(ChannelId channel, MessageId message) implements PanelEvent {}

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
                case WANTED -> new PanelWanted(channel);
                case POSTED -> new PanelPosted(channel, new MessageId(json.number("m")));
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
            case PanelWanted(var channel) -> json.put("c", channel.value());
            case PanelPosted(var channel, var message) ->
                    json.put("c", channel.value()).put("m", message.value());
        }
    }

    @Override
    default PlayerState appliedTo(PlayerState state, Instant at) {
        return switch (this) {
            case PanelWanted(var channel) -> state.with(wanted(state.panel(), channel));
            case PanelPosted(var channel, var message) ->
                    state.with(new Panel.Posted(channel, message));
        };
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

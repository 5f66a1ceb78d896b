package dev.tonearm.core.player;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.WireForm;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.player.PlayerEvent.EndReason;
import dev.tonearm.core.player.PlayerEvent.LeaveReason;

/// The JSON of events: a type under `t` and the event's own members. Names are spelt out here, so
/// that renaming a record or a constant leaves old journals readable.
final class EventJson {
    static final WireForm VOLUME = () -> "volume";
    static final WireForm LOOP = () -> "loop";

    private EventJson() {}

    /// The format that an event needs.
    static int format(PlayerEvent event, Formats formats) {
        return switch (event) {
            case PlayerEvent.VolumeSet _ -> formats.of(VOLUME);
            case PlayerEvent.LoopSet _ -> formats.of(LOOP);
            default -> Formats.FIRST;
        };
    }

    static void write(JsonWriter json, PlayerEvent event) {
        switch (event) {
            case PlayerEvent.Enqueued enqueued -> enqueued(json, enqueued);
            case PlayerEvent.Started(var entry, var title, var position) ->
                    json.put("t", "started")
                            .put("id", entry.value())
                            .put("title", title)
                            .put("ms", position);
            case PlayerEvent.Ended(var entry, var title, var reason, var requeued, var detail) -> {
                json.put("t", "ended").put("id", entry.value()).put("title", title);
                json.put("why", name(reason));
                if (requeued) json.put("requeued", true);
                if (!detail.isEmpty()) json.put("detail", detail);
            }
            case PlayerEvent.Stopped(var entry, var title) ->
                    json.put("t", "stopped").put("id", entry.value()).put("title", title);
            case PlayerEvent.Paused(var position) -> json.put("t", "paused").put("ms", position);
            case PlayerEvent.Resumed(var position) -> json.put("t", "resumed").put("ms", position);
            case PlayerEvent.Sought(var position) -> json.put("t", "sought").put("ms", position);
            case PlayerEvent.Drifted(var position) -> json.put("t", "drifted").put("ms", position);
            case PlayerEvent.VolumeSet(var percent) ->
                    json.put("t", VOLUME.wire()).put("to", percent);
            case PlayerEvent.LoopSet(var mode) -> json.put("t", LOOP.wire()).put("to", name(mode));
            case PlayerEvent.Shuffled(var seed) -> json.put("t", "shuffled").put("seed", seed);
            case PlayerEvent.Removed(var index, var count, var title) ->
                    json.put("t", "removed")
                            .put("at", index)
                            .put("count", count)
                            .put("title", title);
            case PlayerEvent.Cleared(var count) -> json.put("t", "cleared").put("count", count);
            case PlayerEvent.VoiceJoined(var channel) ->
                    json.put("t", "joined").put("c", channel.value());
            case PlayerEvent.VoiceLeft(var reason) ->
                    json.put("t", "left").put("why", name(reason));
            case PlayerEvent.LeftAlone() -> json.put("t", "left-alone");
            case PlayerEvent.Accompanied() -> json.put("t", "accompanied");
            case PlayerEvent.PanelWanted(var channel) ->
                    json.put("t", "panel-wanted").put("c", channel.value());
            case PlayerEvent.PanelPosted(var channel, var message) ->
                    json.put("t", "panel-posted")
                            .put("c", channel.value())
                            .put("m", message.value());
        }
    }

    static PlayerEvent read(JsonObject json) {
        String type = json.string("t");
        return switch (type) {
            case "enqueued" ->
                    new PlayerEvent.Enqueued(
                            json.integer("at"),
                            json.objects("entries").stream().map(EntryJson::read).toList(),
                            json.optionalString("playlist").orElse(""),
                            json.optionalFlag("list").orElse(false),
                            new LeftOut(
                                    count(json, "full"),
                                    count(json, "refused"),
                                    count(json, "oversized")));
            case "started" ->
                    new PlayerEvent.Started(entry(json), json.string("title"), json.number("ms"));
            case "ended" ->
                    new PlayerEvent.Ended(
                            entry(json),
                            json.string("title"),
                            endReason(json.string("why")),
                            json.optionalFlag("requeued").orElse(false),
                            json.optionalString("detail").orElse(""));
            case "stopped" -> new PlayerEvent.Stopped(entry(json), json.string("title"));
            case "paused" -> new PlayerEvent.Paused(json.number("ms"));
            case "resumed" -> new PlayerEvent.Resumed(json.number("ms"));
            case "sought" -> new PlayerEvent.Sought(json.number("ms"));
            case "drifted" -> new PlayerEvent.Drifted(json.number("ms"));
            case "volume" -> new PlayerEvent.VolumeSet(json.integer("to"));
            case "loop" -> new PlayerEvent.LoopSet(loopMode(json.string("to")));
            case "shuffled" -> new PlayerEvent.Shuffled(json.number("seed"));
            case "removed" ->
                    new PlayerEvent.Removed(
                            json.integer("at"), json.integer("count"), json.string("title"));
            case "cleared" -> new PlayerEvent.Cleared(json.integer("count"));
            case "joined" -> new PlayerEvent.VoiceJoined(channel(json));
            case "left" -> new PlayerEvent.VoiceLeft(leaveReason(json.string("why")));
            case "left-alone" -> new PlayerEvent.LeftAlone();
            case "accompanied" -> new PlayerEvent.Accompanied();
            case "panel-wanted" -> new PlayerEvent.PanelWanted(channel(json));
            case "panel-posted" ->
                    new PlayerEvent.PanelPosted(channel(json), new MessageId(json.number("m")));
            default -> throw new IllegalArgumentException("unknown event " + type);
        };
    }

    private static void enqueued(JsonWriter json, PlayerEvent.Enqueued event) {
        json.put("t", "enqueued").put("at", event.index());
        String playlist = event.playlist();
        if (!playlist.isEmpty()) json.put("playlist", playlist);
        if (event.list() && !PlayerEvent.Enqueued.many(event.entries(), playlist)) {
            json.put("list", true);
        }
        LeftOut leftOut = event.leftOut();
        if (leftOut.full() > 0) json.put("full", leftOut.full());
        if (leftOut.refused() > 0) json.put("refused", leftOut.refused());
        if (leftOut.oversized() > 0) json.put("oversized", leftOut.oversized());
        json.array("entries", event.entries(), EntryJson::write);
    }

    private static int count(JsonObject json, String name) {
        return json.has(name) ? json.integer(name) : 0;
    }

    private static EntryId entry(JsonObject json) {
        return new EntryId(json.number("id"));
    }

    private static ChannelId channel(JsonObject json) {
        return new ChannelId(json.number("c"));
    }

    static String name(LoopMode mode) {
        return switch (mode) {
            case OFF -> "off";
            case TRACK -> "track";
            case QUEUE -> "queue";
        };
    }

    static LoopMode loopMode(String name) {
        return switch (name) {
            case "off" -> LoopMode.OFF;
            case "track" -> LoopMode.TRACK;
            case "queue" -> LoopMode.QUEUE;
            default -> throw new IllegalArgumentException("unknown loop mode " + name);
        };
    }

    private static String name(EndReason reason) {
        return switch (reason) {
            case FINISHED -> "finished";
            case SKIPPED -> "skipped";
            case REPLACED -> "replaced";
            case FAILED -> "failed";
        };
    }

    private static EndReason endReason(String name) {
        return switch (name) {
            case "finished" -> EndReason.FINISHED;
            case "skipped" -> EndReason.SKIPPED;
            case "replaced" -> EndReason.REPLACED;
            case "failed" -> EndReason.FAILED;
            default -> throw new IllegalArgumentException("unknown end " + name);
        };
    }

    static String name(LeaveReason reason) {
        return switch (reason) {
            case ASKED -> "asked";
            case DISCONNECTED -> "disconnected";
            case UNREACHABLE -> "unreachable";
            case ALONE -> "alone";
            case NOT_ENCRYPTED -> "not-encrypted";
            case INCOMPATIBLE -> "incompatible";
            case UNSTABLE -> "unstable";
        };
    }

    static LeaveReason leaveReason(String name) {
        return switch (name) {
            case "asked" -> LeaveReason.ASKED;
            case "disconnected" -> LeaveReason.DISCONNECTED;
            case "unreachable" -> LeaveReason.UNREACHABLE;
            case "alone" -> LeaveReason.ALONE;
            case "not-encrypted" -> LeaveReason.NOT_ENCRYPTED;
            case "incompatible" -> LeaveReason.INCOMPATIBLE;
            case "unstable" -> LeaveReason.UNSTABLE;
            default -> throw new IllegalArgumentException("unknown leaving " + name);
        };
    }
}

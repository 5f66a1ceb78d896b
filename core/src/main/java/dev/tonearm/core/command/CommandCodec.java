package dev.tonearm.core.command;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.Snowflake;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.plan.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The JSON that travels in a queue message. Workers read what edges of the last release wrote, so
/// members are added and never change their meaning.
public final class CommandCodec {
    private CommandCodec() {}

    /// The body of a queue message.
    public static String encode(CommandEnvelope envelope) {
        byte[] json =
                JsonWriter.object(to -> {
                    Interaction interaction = envelope.interaction();
                    to.put("interaction", interaction.id().toString());
                    to.put("application", Long.toUnsignedString(interaction.applicationId()));
                    to.put("token", interaction.token());
                    to.put("kind", interaction.kind().name());
                    to.put("locale", interaction.locale());
                    to.put("guild", envelope.guild().toString());
                    to.put("channel", envelope.channel().toString());
                    to.put("user", envelope.user().toString());
                    to.put("maxQueue", envelope.limits().queue());
                    to.put("maxCommands", envelope.limits().commandsPerWindow());
                    to.put("acceptedAt", envelope.acceptedAt().toEpochMilli());
                    if (!envelope.language().isEmpty()) to.put("language", envelope.language());
                    to.put("command", name(envelope.command()));
                    arguments(to, envelope.command());
                });
        return new String(json, StandardCharsets.UTF_8);
    }

    /// Reads the body of a queue message.
    ///
    /// @throws JsonException if it is not one; such a message is poison
    public static CommandEnvelope decode(String body) {
        JsonObject json = JsonObject.parse(body);
        try {
            return new CommandEnvelope(
                    new Interaction(
                            InteractionId.parse(json.string("interaction")),
                            Snowflake.parse(json.string("application")),
                            json.string("token"),
                            Interaction.Kind.valueOf(json.string("kind")),
                            json.string("locale")),
                    GuildId.parse(json.string("guild")),
                    ChannelId.parse(json.string("channel")),
                    UserId.parse(json.string("user")),
                    new Limits(json.integer("maxQueue"), json.integer("maxCommands")),
                    Instant.ofEpochMilli(json.number("acceptedAt")),
                    json.optionalString("language").orElse(""),
                    command(json));
        } catch (IllegalArgumentException e) {
            throw JsonException.invalid("a command", e);
        }
    }

    /// Who waits for an answer to a message that [#decode] does not read, if so much of it can be
    /// read.
    public static Optional<Interaction> asker(String body) {
        JsonObject json = JsonObject.salvage(body);
        try {
            return Optional.of(
                    new Interaction(
                            InteractionId.parse(json.string("interaction")),
                            Long.parseUnsignedLong(json.string("application")),
                            json.string("token"),
                            kind(json),
                            json.optionalString("locale").orElse("")));
        } catch (JsonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// A kind that is not known, or came after the break, is taken for what most are.
    private static Interaction.Kind kind(JsonObject json) {
        String name = json.optionalString("kind").orElse("");
        for (Interaction.Kind kind : Interaction.Kind.values()) {
            if (kind.name().equals(name)) return kind;
        }
        return Interaction.Kind.COMMAND;
    }

    /// The name of a command in messages, the journal and metrics.
    public static String name(PlayerCommand command) {
        return switch (command) {
            case PlayerCommand.Play _ -> "play";
            case PlayerCommand.Pause _ -> "pause";
            case PlayerCommand.Resume _ -> "resume";
            case PlayerCommand.TogglePause _ -> "toggle-pause";
            case PlayerCommand.Skip _ -> "skip";
            case PlayerCommand.Stop _ -> "stop";
            case PlayerCommand.Seek _ -> "seek";
            case PlayerCommand.SetVolume _ -> "volume";
            case PlayerCommand.SetLoop _ -> "loop";
            case PlayerCommand.CycleLoop _ -> "cycle-loop";
            case PlayerCommand.Shuffle _ -> "shuffle";
            case PlayerCommand.Remove _ -> "remove";
            case PlayerCommand.Clear _ -> "clear";
            case PlayerCommand.Join _ -> "join";
            case PlayerCommand.Leave _ -> "leave";
        };
    }

    private static void arguments(JsonWriter to, PlayerCommand command) {
        switch (command) {
            case PlayerCommand.Play(var query, var placement) ->
                    to.put("query", query).put("placement", placement.name());
            case PlayerCommand.Skip(int count) -> to.put("count", count);
            case PlayerCommand.Seek(SeekTarget.To(var position)) ->
                    to.put("to", position.toMillis());
            case PlayerCommand.Seek(SeekTarget.By(var distance)) ->
                    to.put("by", distance.toMillis());
            case PlayerCommand.SetVolume(int percent) -> to.put("percent", percent);
            case PlayerCommand.SetLoop(var mode) -> to.put("mode", mode.name());
            case PlayerCommand.Remove(int first, int last) ->
                    to.put("first", first).put("last", last);
            case PlayerCommand.Pause _,
                    PlayerCommand.Resume _,
                    PlayerCommand.TogglePause _,
                    PlayerCommand.Stop _,
                    PlayerCommand.CycleLoop _,
                    PlayerCommand.Shuffle _,
                    PlayerCommand.Clear _,
                    PlayerCommand.Join _,
                    PlayerCommand.Leave _ -> {}
        }
    }

    private static PlayerCommand command(JsonObject json) {
        String name = json.string("command");
        return switch (name) {
            case "play" ->
                    new PlayerCommand.Play(
                            json.string("query"), Placement.valueOf(json.string("placement")));
            case "pause" -> new PlayerCommand.Pause();
            case "resume" -> new PlayerCommand.Resume();
            case "toggle-pause" -> new PlayerCommand.TogglePause();
            case "skip" -> new PlayerCommand.Skip(json.integer("count"));
            case "stop" -> new PlayerCommand.Stop();
            case "seek" -> new PlayerCommand.Seek(seekTarget(json));
            case "volume" -> new PlayerCommand.SetVolume(json.integer("percent"));
            case "loop" -> new PlayerCommand.SetLoop(LoopMode.valueOf(json.string("mode")));
            case "cycle-loop" -> new PlayerCommand.CycleLoop();
            case "shuffle" -> new PlayerCommand.Shuffle();
            case "remove" -> new PlayerCommand.Remove(json.integer("first"), json.integer("last"));
            case "clear" -> new PlayerCommand.Clear();
            case "join" -> new PlayerCommand.Join();
            case "leave" -> new PlayerCommand.Leave();
            default -> throw new IllegalArgumentException("no command has this name");
        };
    }

    private static SeekTarget seekTarget(JsonObject json) {
        return json.has("by")
                ? new SeekTarget.By(Duration.ofMillis(json.number("by")))
                : new SeekTarget.To(Duration.ofMillis(json.number("to")));
    }
}

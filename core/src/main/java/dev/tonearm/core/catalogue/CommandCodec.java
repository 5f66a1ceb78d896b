package dev.tonearm.core.catalogue;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.Snowflake;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.plan.Allowance;
import dev.tonearm.core.plan.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// The JSON that travels in a queue message. Workers read what edges of the last release wrote, so
/// members are added and never change their meaning.
public final class CommandCodec {
    private CommandCodec() {}

    /// The format that a command's envelope needs.
    public static int format(PlayerCommand command, Formats formats) {
        return formats.of(command.form());
    }

    /// The body of a queue message.
    public static String encode(CommandEnvelope envelope, Formats formats) {
        byte[] json =
                JsonWriter.object(to -> {
                    Formats.mark(to, format(envelope.command(), formats));
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
                    to.put("maxCommands", envelope.limits().commands());
                    if (envelope.limits().limiting()) to.put("plan", envelope.limits()::write);
                    to.put("acceptedAt", envelope.acceptedAt().toEpochMilli());
                    if (!envelope.language().isEmpty()) to.put("language", envelope.language());
                    HouseRules rules = envelope.rules();
                    // Also when all is as usual: an edge that says nothing knows nothing of it.
                    if (rules.manners() instanceof Manners) to.put("house", rules::write);
                    to.put("command", envelope.command().form().wire());
                    envelope.command().write(to);
                });
        return new String(json, StandardCharsets.UTF_8);
    }

    /// Reads the body of a queue message.
    ///
    /// @throws JsonException if it is not one, and not newer; such a message is poison
    public static Reading<CommandEnvelope> decode(String body, Formats formats) {
        JsonObject json = JsonObject.parse(body);
        try {
            return formats.read(json, CommandCodec::envelope);
        } catch (IllegalArgumentException e) {
            throw JsonException.invalid("a command", e);
        }
    }

    private static CommandEnvelope envelope(JsonObject json) {
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
                limits(json),
                Instant.ofEpochMilli(json.number("acceptedAt")),
                json.optionalString("language").orElse(""),
                json.optionalObject("house").map(HouseRules::read).orElse(HouseRules.UNSAID),
                Catalogue.command(json.string("command"), json));
    }

    /// An edge that says nothing of plans keeps nothing back but by the length of the queue.
    private static Limits limits(JsonObject json) {
        int queue = json.integer("maxQueue");
        int commands = json.integer("maxCommands");
        return json.optionalObject("plan")
                .map(plan -> Limits.read(plan, queue, commands))
                .orElseGet(() ->
                        Limits.STANDARD.with(
                                Allowance.ALL.withQueue(queue).withCommands(commands)));
    }

    /// Who waits for an answer to a message that [#decode] does not read, or that is newer, if so
    /// much of it can be read. What is needed for that is called the same in every format.
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
}

package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.error.DiscordError;
import dev.tonearm.discord.file.Uploads;
import dev.tonearm.discord.interactions.Interaction.Edit;
import dev.tonearm.discord.interactions.Interaction.State;
import dev.tonearm.discord.message.Drafts;
import dev.tonearm.discord.message.Flags;
import dev.tonearm.discord.message.Messages;
import dev.tonearm.discord.message.Messages.Stored;
import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.record.Violations;
import dev.tonearm.discord.world.World;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What comes after the first answer, by the interaction's token: the original response edited or
/// deleted, follow-ups.
public final class Responses {

    private final World world;
    private final Messages messages;
    private final Drafts drafts;
    private final MessageObjects objects;
    private final Settings settings;
    private final AnswerRules rules;
    private final InteractionLog log;

    public Responses(
            World world,
            Messages messages,
            Drafts drafts,
            MessageObjects objects,
            Settings settings,
            Violations violations,
            InteractionLog log) {
        this.world = world;
        this.messages = messages;
        this.drafts = drafts;
        this.objects = objects;
        this.settings = settings;
        this.rules = new AnswerRules(violations, "webhook of the interaction");
        this.log = log;
    }

    /// The interaction whose token this is.
    ///
    /// @throws DiscordError when the token never lived or is dead
    public Interaction byToken(String token) {
        var found = log.byToken(token);
        if (found.isPresent() && log.tokenLives(found.get())) {
            return found.get();
        }
        var was = found.isPresent() || Tokens.looksReal(token);
        throw DiscordError.broken(
                401,
                50027,
                "Invalid Webhook Token",
                was ? "interaction.token-expired" : "interaction.unknown-token",
                found.map(interaction -> interaction.about().toString())
                        .orElse("a token nobody knows"));
    }

    public ObjectNode original(Interaction interaction) {
        return current(interaction).message();
    }

    public ObjectNode editOriginal(Interaction interaction, JsonNode body, Uploads uploads) {
        ObjectNode result;
        synchronized (interaction) {
            var before = current(interaction);
            var after = edit(interaction, before, body, uploads);
            interaction.edited(after, new Edit(world.clock().instant(), interaction.msSinceSent()));
            result = after.message();
        }
        log.step(interaction);
        return result;
    }

    public void deleteOriginal(Interaction interaction) {
        synchronized (interaction) {
            messages.delete(current(interaction));
            interaction.deleted();
        }
        log.step(interaction);
    }

    public ObjectNode followUp(Interaction interaction, JsonNode body, Uploads uploads) {
        synchronized (interaction) {
            var original = begun(interaction);
            var loading = original != null && Flags.has(original.message(), Flags.LOADING);
            if (loading && settings.get().firstFollowUpFillsDeferred()) {
                return editOriginal(interaction, body, uploads);
            }
            var draft = drafts.message(body, uploads);
            AnswerRules.refuse(draft.problems());
            rules.reportMentions(interaction, body);
            var about = interaction.about();
            var visibleTo = Flags.has(body, Flags.EPHEMERAL) ? about.user() : null;
            var stored =
                    messages.add(
                            world.channel(about.channel()),
                            world.bot().id(),
                            original == null ? 0 : 19,
                            draft.body(),
                            Flags.of(body),
                            visibleTo,
                            objects.fromInteraction(about, original));
            interaction.followedUp(stored);
            log.step(interaction);
            return stored.message();
        }
    }

    public ObjectNode message(Interaction interaction, long message) {
        return find(interaction, message).message();
    }

    public ObjectNode editMessage(
            Interaction interaction, long message, JsonNode body, Uploads uploads) {
        synchronized (interaction) {
            var before = find(interaction, message);
            if (isOriginal(interaction, message)) {
                return editOriginal(interaction, body, uploads);
            }
            var after = edit(interaction, before, body, uploads);
            interaction.followedUp(after);
            return after.message();
        }
    }

    public void deleteMessage(Interaction interaction, long message) {
        synchronized (interaction) {
            if (isOriginal(interaction, message)) {
                deleteOriginal(interaction);
                return;
            }
            messages.delete(find(interaction, message));
            interaction.followUpDeleted(message);
        }
    }

    private static boolean isOriginal(Interaction interaction, long message) {
        var original = interaction.original();
        return original != null && original.id() == message;
    }

    private Stored find(Interaction interaction, long message) {
        if (isOriginal(interaction, message)) {
            return current(interaction);
        }
        return interaction.followUps().stream()
                .filter(followUp -> followUp.id() == message)
                .findFirst()
                .orElseThrow(DiscordError::unknownMessage);
    }

    /// The webhook exists once the first answer is there: an edit that overtakes it finds nothing,
    /// and has to try again.
    private @Nullable Stored begun(Interaction interaction) {
        if (interaction.state() == State.FAILED) {
            throw DiscordError.broken(
                    404,
                    10015,
                    "Unknown Webhook",
                    "interaction.late",
                    "the interaction had failed: " + interaction.failure());
        }
        if (interaction.firstAnswer() == null) {
            throw DiscordError.unknownWebhook();
        }
        return interaction.original();
    }

    private Stored current(Interaction interaction) {
        var original = begun(interaction);
        if (original == null) {
            throw DiscordError.unknownMessage();
        }
        // Somebody else may have edited or deleted it meanwhile: another click, a moderator.
        var newest = messages.find(original.channel().id(), original.id());
        var ephemeral = original.visibleTo() != null;
        return newest.or(() -> ephemeral ? Optional.of(original) : Optional.empty())
                .orElseThrow(DiscordError::unknownMessage);
    }

    private Stored edit(Interaction interaction, Stored before, JsonNode body, Uploads uploads) {
        var draft = drafts.edit(body, before.message(), uploads);
        AnswerRules.refuse(draft.problems());
        rules.reportMentions(interaction, body);
        var asksEphemeral = Flags.has(body, Flags.EPHEMERAL);
        if (asksEphemeral && !Flags.has(before.message(), Flags.EPHEMERAL)) {
            rules.report(
                    interaction,
                    "message.ephemeral",
                    "being ephemeral is decided by the first answer");
        }
        return messages.edit(before, draft.body(), flagsAfter(before, body));
    }

    static int flagsAfter(Stored before, JsonNode body) {
        var kept = Flags.of(before.message()) & ~Flags.LOADING;
        if (!body.hasNonNull("flags")) {
            return kept;
        }
        return (kept & ~Flags.SUPPRESS_EMBEDS) | (Flags.of(body) & Flags.ON_EDIT);
    }
}

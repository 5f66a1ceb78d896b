package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.error.DiscordError;
import dev.tonearm.discord.file.Uploads;
import dev.tonearm.discord.interactions.Interaction.FirstAnswer;
import dev.tonearm.discord.interactions.Interaction.State;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.message.ComponentIds;
import dev.tonearm.discord.message.Drafts;
import dev.tonearm.discord.message.Flags;
import dev.tonearm.discord.message.Messages;
import dev.tonearm.discord.message.ModalRules;
import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.record.Violations;
import dev.tonearm.discord.world.World;

/// The first answer to an interaction, whichever way it comes: as the HTTP response, or through the
/// callback route.
public final class FirstAnswers {

    private final World world;
    private final Messages messages;
    private final Drafts drafts;
    private final MessageObjects objects;
    private final Settings settings;
    private final AnswerRules rules;
    private final InteractionLog log;

    public FirstAnswers(
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
        this.rules = new AnswerRules(violations, "first answer");
        this.log = log;
    }

    /// Takes the answer and shows what it says.
    ///
    /// @param ms since the interaction was sent, when the answer came in
    /// @param via `http` or `callback`
    /// @param uploads the files that came with it
    /// @throws DiscordError when Discord refuses it; the interaction is then still unanswered
    public void accept(
            Interaction interaction, JsonNode answer, double ms, String via, Uploads uploads) {
        synchronized (interaction) {
            if (interaction.firstAnswer() != null) {
                throw DiscordError.broken(
                        400,
                        40060,
                        "Interaction has already been acknowledged.",
                        "interaction.double-answer",
                        interaction.about().toString());
            }
            if (ms > settings.get().answerDeadlineMs() || interaction.state() == State.FAILED) {
                throw DiscordError.broken(
                        404,
                        10062,
                        "Unknown interaction",
                        "interaction.late",
                        "after " + ms + " ms");
            }
            var type = answer.path("type").asInt(0);
            if (!interaction
                    .about()
                    .kind()
                    .mayBeAnsweredWith(type, interaction.about().source() != null)) {
                throw DiscordError.broken(
                        400,
                        50035,
                        "Invalid Form Body",
                        "interaction.answer-type",
                        "type " + type + " for a " + interaction.about().kind().word());
            }
            var first =
                    new FirstAnswer(world.clock().instant(), ms, type, via, isEphemeral(answer));
            take(interaction, answer.path("data"), first, uploads);
        }
        log.step(interaction);
    }

    private static boolean isEphemeral(JsonNode answer) {
        return Flags.has(answer.path("data"), Flags.EPHEMERAL);
    }

    private void take(Interaction interaction, JsonNode data, FirstAnswer first, Uploads uploads) {
        switch (first.type()) {
            case 4 -> {
                var draft = drafts.message(data, uploads);
                AnswerRules.refuse(draft.problems());
                rules.reportMentions(interaction, data);
                // A later edit still has the chance to be the second step, but nothing is pending.
                interaction.show(post(interaction, draft.body(), Flags.of(data)));
                interaction.answered(first, State.ANSWERED);
            }
            case 5 -> {
                onlyEphemeral(interaction, data);
                var flags = Flags.LOADING | (Flags.of(data) & Flags.EPHEMERAL);
                interaction.show(post(interaction, Json.object(), flags));
                interaction.answered(first, State.DEFERRED);
            }
            case 6 -> {
                showSource(interaction);
                interaction.answered(first, State.DEFERRED);
            }
            case 7 -> {
                update(interaction, data, uploads);
                interaction.answered(first, State.ANSWERED);
            }
            case 8 -> {
                AnswerRules.refuse(ChoiceRules.check(data));
                interaction.offers(data.path("choices"));
                interaction.answered(first, State.ANSWERED);
            }
            case 9 -> {
                AnswerRules.refuse(ModalRules.check(data));
                interaction.asks(ComponentIds.numbered(data));
                interaction.answered(first, State.ANSWERED);
            }
            default -> interaction.answered(first, State.ANSWERED);
        }
    }

    private void update(Interaction interaction, JsonNode data, Uploads uploads) {
        var source = interaction.about().source();
        var current =
                source == null
                        ? null
                        : messages.find(source.channel().id(), source.id()).orElse(source);
        if (current == null) {
            throw DiscordError.unknownMessage();
        }
        var draft = drafts.edit(data, current.message(), uploads);
        AnswerRules.refuse(draft.problems());
        rules.reportMentions(interaction, data);
        interaction.show(messages.edit(current, draft.body(), Responses.flagsAfter(current, data)));
    }

    private void showSource(Interaction interaction) {
        var source = interaction.about().source();
        if (source != null) {
            interaction.show(source);
        }
    }

    private Messages.Stored post(Interaction interaction, JsonNode data, int flags) {
        var about = interaction.about();
        var visibleTo = (flags & Flags.EPHEMERAL) == 0 ? null : about.user();
        var type = about.kind() == Kind.COMMAND ? 20 : 19;
        var channel = world.channel(about.channel());
        // The answer takes a thread out again; nobody could have asked in one that is locked.
        var _ = world.threads().said(channel, world.bot().id());
        return messages.add(
                channel,
                world.bot().id(),
                type,
                data,
                flags,
                visibleTo,
                objects.fromInteraction(about, about.source()));
    }

    private void onlyEphemeral(Interaction interaction, JsonNode data) {
        var others =
                data.isObject() ? ((ObjectNode) data).deepCopy().without("flags") : Json.object();
        if (!others.isEmpty() || (Flags.of(data) & ~Flags.EPHEMERAL) != 0) {
            rules.report(
                    interaction,
                    "interaction.answer-shape",
                    "a deferral carries nothing but the ephemeral flag: " + data);
        }
    }
}

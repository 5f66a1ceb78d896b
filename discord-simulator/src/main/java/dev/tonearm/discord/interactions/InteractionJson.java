package dev.tonearm.discord.interactions;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.message.Messages.Stored;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Interactions as the control API shows them. Tokens are left out: they are secrets, also here.
public final class InteractionJson {

    private InteractionJson() {}

    /// Everything.
    public static ObjectNode whole(Interaction interaction) {
        synchronized (interaction) {
            var node = step(interaction);
            var deliveries = node.putArray("deliveries");
            for (var delivery : interaction.deliveries()) {
                deliveries
                        .addObject()
                        .put("at", Json.time(delivery.at()))
                        .put("status", delivery.status())
                        .put("ms", delivery.ms())
                        .put("error", delivery.error())
                        .set("answer", delivery.answer());
            }
            node.set("message", message(interaction.original()));
            var followUps = node.putArray("followUps");
            interaction.followUps().forEach(followUp -> followUps.add(followUp.message()));
            node.set("modal", interaction.modal());
            node.set("choices", interaction.choices());
            return node;
        }
    }

    private static @Nullable ObjectNode message(@Nullable Stored stored) {
        return stored == null ? null : stored.message();
    }

    /// What, who, how far and when, without bodies.
    static ObjectNode step(Interaction interaction) {
        synchronized (interaction) {
            var about = interaction.about();
            var byName = about.kind() == Kind.COMMAND || about.kind() == Kind.AUTOCOMPLETE;
            var guild = about.guild();
            var original = interaction.original();
            var node = Json.object();
            node.put("id", id(about.id()))
                    .put("kind", about.kind().word())
                    .put("name", byName ? about.name() : null)
                    .put("customId", byName ? null : about.name())
                    .put("guildId", guild == null ? null : id(guild))
                    .put("channelId", id(about.channel()))
                    .put("userId", id(about.user()))
                    .put("createdAt", Json.time(about.createdAt()))
                    .put("state", interaction.state().name().toLowerCase(Locale.ROOT))
                    .put("settled", interaction.settled())
                    .put("failure", interaction.failure())
                    .put("messageId", original == null ? null : id(original.id()))
                    .put("hasModal", interaction.modal() != null);
            putFirstAnswer(node, interaction);
            var edits = interaction.edits();
            node.put("editedMs", edits.isEmpty() ? null : edits.getFirst().ms());
            var list = node.putArray("edits");
            edits.forEach(
                    edit -> list.addObject().put("at", Json.time(edit.at())).put("ms", edit.ms()));
            return node;
        }
    }

    private static void putFirstAnswer(ObjectNode node, Interaction interaction) {
        var first = interaction.firstAnswer();
        if (first == null) {
            node.putNull("firstAnswer");
            return;
        }
        node.putObject("firstAnswer")
                .put("at", Json.time(first.at()))
                .put("ms", first.ms())
                .put("type", first.type())
                .put("via", first.via())
                .put("ephemeral", first.ephemeral());
    }

    /// One line of a load test.
    public static ObjectNode timing(Interaction interaction) {
        synchronized (interaction) {
            var about = interaction.about();
            var guild = about.guild();
            var first = interaction.firstAnswer();
            var edits = interaction.edits();
            return Json.object()
                    .put("id", id(about.id()))
                    .put("guildId", guild == null ? null : id(guild))
                    .put("name", about.name())
                    .put("state", interaction.state().name().toLowerCase(Locale.ROOT))
                    .put("answeredMs", first == null ? null : first.ms())
                    .put("editedMs", edits.isEmpty() ? null : edits.getFirst().ms())
                    .put("edits", edits.size())
                    .put("failure", interaction.failure());
        }
    }
}

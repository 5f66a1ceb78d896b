package dev.tonearm.discord.interactions;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.message.Messages.Stored;
import dev.tonearm.discord.world.Payloads;
import dev.tonearm.discord.world.World;
import org.jspecify.annotations.Nullable;

/// The fields that a message has because it came from an interaction.
public final class MessageObjects {

    private final World world;
    private final Payloads payloads;

    public MessageObjects(World world, Payloads payloads) {
        this.world = world;
        this.payloads = payloads;
    }

    /// Fields for a message that answers an interaction.
    ///
    /// @param repliesTo the message that the client shows above it, if any
    ObjectNode fromInteraction(Interaction.About about, @Nullable Stored repliesTo) {
        var application = id(world.bot().id());
        var node = Json.object().put("application_id", application).put("webhook_id", application);
        var metadata = node.putObject("interaction_metadata");
        metadata.put("id", id(about.id())).put("type", about.kind().type());
        if (about.kind() == Kind.COMMAND) {
            metadata.put("name", about.name());
        }
        metadata.set("user", payloads.user(about.user()));
        metadata.set("authorizing_integration_owners", owners(about.guild()));
        if (repliesTo != null) {
            node.putObject("message_reference")
                    .put("type", 0)
                    .put("channel_id", id(repliesTo.channel().id()))
                    .put("message_id", id(repliesTo.id()));
        }
        return node;
    }

    /// Who installed the app here: the guild, or in the bot's direct messages "0".
    static ObjectNode owners(@Nullable Long guild) {
        return Json.object().put("0", guild == null ? "0" : id(guild));
    }
}

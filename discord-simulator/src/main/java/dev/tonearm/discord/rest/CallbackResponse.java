package dev.tonearm.discord.rest;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.interactions.Interaction;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.message.Flags;

/// What `?with_response=true` gets: the interaction, and what the answer made of it.
final class CallbackResponse {

    private CallbackResponse() {}

    static ObjectNode of(Interaction interaction) {
        synchronized (interaction) {
            var response = Json.object();
            var about = response.putObject("interaction");
            about.put("id", id(interaction.about().id()))
                    .put("type", interaction.about().kind().type());
            var shown = interaction.original();
            var first = interaction.firstAnswer();
            if (shown != null && first != null) {
                about.put("response_message_id", id(shown.id()))
                        .put("response_message_loading", Flags.has(shown.message(), Flags.LOADING))
                        .put(
                                "response_message_ephemeral",
                                Flags.has(shown.message(), Flags.EPHEMERAL));
                // A deferral too makes a message, if only an empty one that is loading; an answer
                // that only acknowledges a click makes nothing.
                if (first.type() != 6) {
                    response.putObject("resource")
                            .put("type", first.type())
                            .set("message", shown.message());
                }
            }
            return response;
        }
    }
}

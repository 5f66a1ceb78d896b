package dev.tonearm.bench.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A way to read what Discord sends for a slash command, as far as the edge needs it.
enum Reading {
    /// `core`'s own tree over jackson-core's tokens.
    BY_HAND,
    /// jackson-databind's tree.
    TREE,
    /// jackson-databind's binding to records.
    BINDING;

    static final byte[] COMMAND =
            """
            {"version":1,"type":2,"id":"1500000000000000005","application_id":"42","token":"aW50ZXJhY3Rpb24",
             "guild_id":"1400000000000000001","channel_id":"1400000000000000002","locale":"de","guild_locale":"de",
             "member":{"permissions":"2147483647","user":{"id":"1300000000000000003","username":"ada"}},
             "data":{"id":"9","name":"play","options":[{"type":3,"name":"query","value":"blue hour"}]}}
            """
                    .getBytes(StandardCharsets.UTF_8);

    private record User(String id, String username) {}

    private record Member(String permissions, User user) {}

    private record Option(int type, String name, String value) {}

    private record Data(String id, String name, List<Option> options) {}

    private record Command(
            int version,
            int type,
            String id,
            String application_id,
            String token,
            String guild_id,
            String channel_id,
            String locale,
            String guild_locale,
            Member member,
            Data data) {}

    private static final class Databind {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    /// Reads it once.
    ///
    /// @return what the option says, so that nothing of it can be left out
    String read() {
        try {
            return switch (this) {
                case BY_HAND -> {
                    JsonObject command = JsonObject.parse(COMMAND);
                    String who = command.object("member").object("user").string("id");
                    JsonObject option = command.object("data").objects("options").getFirst();
                    yield who + option.string("name") + option.string("value");
                }
                case TREE -> {
                    JsonNode command = Databind.MAPPER.readTree(COMMAND);
                    String who = command.path("member").path("user").path("id").asText();
                    JsonNode option = command.path("data").path("options").path(0);
                    yield who + option.path("name").asText() + option.path("value").asText();
                }
                case BINDING -> {
                    Command command = Databind.MAPPER.readValue(COMMAND, Command.class);
                    Option option = command.data().options().getFirst();
                    yield command.member().user().id() + option.name() + option.value();
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

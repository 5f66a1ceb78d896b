package dev.tonearm.interactions.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.command.Attachment;
import dev.tonearm.core.command.ChosenChannel;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The values that Discord sends as ids, with what they name beside them.
class GivenOptionsTest {
    private static final String RESOLVED =
            """
            {"users":{"7":{"id":"7","username":"ada"}},"roles":{"8":{"id":"8","name":"DJ"}},
             "channels":{"9":{"id":"9","type":13,"name":"Stage"}},
             "attachments":{"10":{"id":"10","filename":"a.mp3","content_type":"audio/mpeg",
              "size":12,"url":"https://cdn.example/a.mp3"}}}
            """;

    @Test
    void each_is_what_its_type_says() {
        assertThat(
                        given(
                                """
                                {"options":[
                                 {"type":3,"name":"text","value":"7"},
                                 {"type":4,"name":"whole","value":7},
                                 {"type":5,"name":"flag","value":true},
                                 {"type":6,"name":"user","value":"7"},
                                 {"type":7,"name":"channel","value":"9"},
                                 {"type":8,"name":"role","value":"8"},
                                 {"type":10,"name":"number","value":0.5},
                                 {"type":11,"name":"file","value":"10"}]}
                                """))
                .isEqualTo(
                        Map.of(
                                "text",
                                "7",
                                "whole",
                                7L,
                                "flag",
                                true,
                                "user",
                                new UserId(7),
                                "channel",
                                new ChosenChannel(new ChannelId(9), 13),
                                "role",
                                new RoleId(8),
                                "number",
                                0.5,
                                "file",
                                new Attachment(
                                        10,
                                        "a.mp3",
                                        "",
                                        "audio/mpeg",
                                        12,
                                        "https://cdn.example/a.mp3")));
    }

    @Test
    void whoever_is_mentioned_is_a_user_or_a_role() {
        assertThat(given("{\"options\":[{\"type\":9,\"name\":\"who\",\"value\":\"8\"}]}"))
                .isEqualTo(Map.of("who", new RoleId(8)));
        assertThat(given("{\"options\":[{\"type\":9,\"name\":\"who\",\"value\":\"7\"}]}"))
                .isEqualTo(Map.of("who", new UserId(7)));
    }

    @Test
    void an_id_that_names_nothing_stays_text_which_no_such_option_takes() {
        assertThat(given("{\"options\":[{\"type\":7,\"name\":\"where\",\"value\":\"99\"}]}"))
                .isEqualTo(Map.of("where", "99"));
    }

    @Test
    void an_id_that_is_none_is_no_interaction() {
        String options = "{\"options\":[{\"type\":6,\"name\":\"who\",\"value\":\"ada\"}]}";
        assertThatThrownBy(() -> given(options)).isInstanceOf(NumberFormatException.class);
        String number = "{\"options\":[{\"type\":6,\"name\":\"who\",\"value\":7}]}";
        assertThatThrownBy(() -> given(number)).isInstanceOf(JsonException.class);
    }

    private static Map<String, Object> given(String json) {
        List<JsonObject> options = JsonObject.parse(json).objects("options");
        return GivenOptions.of(options, Optional.of(JsonObject.parse(RESOLVED)));
    }
}

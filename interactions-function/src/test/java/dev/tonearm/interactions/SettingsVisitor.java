package dev.tonearm.interactions;

import static dev.tonearm.interactions.TestEdge.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.interactions.wire.Interactions;
import java.util.ArrayList;
import java.util.List;

/// Somebody at `/settings`, as Discord posts what they do.
///
/// @param permissions what they may do in the server
record SettingsVisitor(TestEdge edge, String permissions) {
    private static final String LISTENER = "1048576";
    private static final String MANAGER = "32";

    /// Who manages the server.
    static SettingsVisitor manager(TestEdge edge) {
        return new SettingsVisitor(edge, MANAGER);
    }

    /// Who may only listen.
    static SettingsVisitor listener(TestEdge edge) {
        return new SettingsVisitor(edge, LISTENER);
    }

    /// Says `/settings PART`.
    Shown says(String part) {
        return shown(command(part, ""));
    }

    /// The same as it is posted.
    Posted saying(String part) {
        return posted(command(part, ""));
    }

    /// Gives a file to `/settings import`, of which Discord says where and how large it is.
    Shown imports(String url, int size) {
        return shown(
                command(
                        "import",
                        """
                        {"id":"5","filename":"x.json","content_type":"application/json","size":%d,"url":"%s"}\
                        """
                                .formatted(size, url)));
    }

    /// Gives a file that Discord keeps, and of which it says what is true.
    Shown imports(String file) {
        return imports(edge.outside.keeps(file), file.length());
    }

    Shown presses(String id) {
        return shown(component(id, 2, ""));
    }

    Shown chooses(String id, String... values) {
        String all = values.length == 0 ? "" : '"' + String.join("\",\"", values) + '"';
        return shown(component(id, 3, ",\"values\":[" + all + "]"));
    }

    /// Fills in a form.
    ///
    /// @param fields names and values in turns
    Shown fillsIn(String id, String... fields) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            labels.add(
                    """
                    {"type":18,"id":%d,"component":{"type":4,"id":%d,"custom_id":"%s","value":"%s"}}\
                    """
                            .formatted(2 * i + 1, 2 * i + 2, fields[i], fields[i + 1]));
        }
        return shown(
                """
                "type":5,"version":1,"data":{"custom_id":"%s","components":[%s]},\
                "message":{"id":"9","channel_id":"%d","content":"","components":[],"flags":64,"type":0}\
                """
                        .formatted(id, String.join(",", labels), Interactions.CHANNEL));
    }

    /// What the server has set now.
    GuildSettings settings() {
        return edge.records().settings(TestEdge.GUILD).now();
    }

    private Shown shown(String act) {
        JsonObject response = edge.answer(signed(posted(act).bytes()));
        assertThat(response.integer("statusCode")).isEqualTo(200);
        return new Shown(response.string("body"));
    }

    /// A command of the files with another act in its place.
    private Posted posted(String act) {
        Posted play = Posted.fresh("play").byWhoMay(permissions);
        String caller = play.json().substring(0, play.json().indexOf("\"type\": 2"));
        return new Posted(play.id(), caller + act + "}");
    }

    private static String command(String part, String file) {
        return """
        "type":2,"version":1,"data":{"id":"1","type":1,"name":"settings","options":[\
        {"type":1,"name":"%s","options":[%s]}]%s\
        """
                        .formatted(
                                part,
                                file.isEmpty()
                                        ? ""
                                        : "{\"type\":11,\"name\":\"file\",\"value\":\"5\"}",
                                file.isEmpty()
                                        ? ""
                                        : ",\"resolved\":{\"attachments\":{\"5\":" + file + "}}")
                + "}";
    }

    private static String component(String id, int kind, String more) {
        return """
        "type":3,"version":1,"data":{"id":3,"component_type":%d,"custom_id":"%s"%s},\
        "message":{"id":"9","channel_id":"%d","content":"","components":[],"flags":64,"type":0}\
        """
                .formatted(kind, id, more, Interactions.CHANNEL);
    }

    /// What they are shown.
    ///
    /// @param body of the answer
    record Shown(String body) {
        JsonObject json() {
            return JsonObject.parse(body);
        }

        /// What Discord calls the kind of an answer.
        int type() {
            return json().integer("type");
        }

        /// All texts, each on lines of its own.
        String texts() {
            return String.join("\n", found("content"));
        }

        /// The custom ids of all that can be pressed or chosen.
        List<String> ids() {
            return found("custom_id");
        }

        /// The first of them that begins so; empty without one.
        String id(String prefix) {
            return ids().stream().filter(id -> id.startsWith(prefix)).findFirst().orElse("");
        }

        private List<String> found(String member) {
            List<String> found = new ArrayList<>();
            walk(json().object("data"), member, found);
            return found;
        }

        private static void walk(JsonObject component, String member, List<String> found) {
            component.optionalString(member).ifPresent(found::add);
            for (JsonObject inner : component.objects("components")) walk(inner, member, found);
        }
    }
}

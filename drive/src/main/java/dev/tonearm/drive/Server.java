package dev.tonearm.drive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// A Discord server of the simulator, with a text channel, two voice channels and two people, made
/// for one journey.
public final class Server {
    private final Control control;
    private final String guild;
    private final String text;
    private final String lounge;
    private final String studio;
    private final Person ada;
    private final Person ben;

    private Server(Control control, JsonNode guild, String ada, String ben) {
        this.control = control;
        this.guild = guild.get("id").asText();
        this.text = channel(guild, "general");
        this.lounge = channel(guild, "lounge");
        this.studio = channel(guild, "studio");
        this.ada = new Person(control, this.guild, text, ada);
        this.ben = new Person(control, this.guild, text, ben);
    }

    /// Makes a new one.
    public static Server create(Control control, String name) {
        String ada = person(control, "ada");
        String ben = person(control, "ben");
        JsonNode guild =
                control.post(
                        "guilds",
                        Map.of(
                                "name", name,
                                "owner", ada,
                                "members", List.of(ben),
                                "text", List.of("general"),
                                "voice", List.of("lounge", "studio")));
        return new Server(control, guild, ada, ben);
    }

    private static String person(Control control, String name) {
        return control.post("users", Map.of("name", name, "locale", "en-US")).get("id").asText();
    }

    private static String channel(JsonNode guild, String name) {
        for (JsonNode channel : guild.get("channels")) {
            if (channel.get("name").asText().equals(name)) return channel.get("id").asText();
        }
        throw new IllegalStateException("the new server has no channel " + name);
    }

    public String id() {
        return guild;
    }

    public String text() {
        return text;
    }

    public String lounge() {
        return lounge;
    }

    public String studio() {
        return studio;
    }

    public Person ada() {
        return ada;
    }

    public Person ben() {
        return ben;
    }

    /// Where the bot is, or an empty text.
    public String botChannel() {
        for (JsonNode state : control.get("guilds/" + guild).get("voiceStates")) {
            if (state.get("userId").asText().equals(botId()))
                return state.path("channelId").asText("");
        }
        return "";
    }

    private String botId() {
        return control.get("state").get("botId").asText();
    }

    /// A moderator moves the bot, or disconnects it.
    public void moveBot(String channel) {
        control.put("guilds/" + guild + "/voice/bot", Map.of("channel", channel));
    }

    public void disconnectBot() {
        java.util.Map<String, String> nowhere = new java.util.HashMap<>();
        nowhere.put("channel", null);
        control.put("guilds/" + guild + "/voice/bot", nowhere);
    }

    /// A moderator denies the bot these in the text channel, and nothing else; permissions by
    /// Discord's names.
    public void denyBot(String... permissions) {
        control.put(
                "channels/" + text + "/overwrites/" + botId(),
                Map.of("deny", List.of(permissions), "allow", List.of()));
    }

    public void kickBot() {
        control.patch("guilds/" + guild, Map.of("botPresent", false));
    }

    public void inviteBot() {
        control.patch("guilds/" + guild, Map.of("botPresent", true));
    }

    /// What the text channel shows to everybody, oldest first.
    public JsonNode messages() {
        return control.get("channels/" + text + "/messages").get("messages");
    }

    /// What the voice server hears of the bot.
    public Heard heard() {
        return new Heard(control, guild);
    }
}

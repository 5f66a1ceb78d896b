package dev.tonearm.drive;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
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

    /// One more person, who joins the server.
    public Person person(String name) {
        String id = person(control, name);
        control.put("guilds/" + guild + "/members/" + id, Map.of());
        return new Person(control, guild, text, id);
    }

    /// Makes a role that permits nothing by itself.
    ///
    /// @return its id
    public String role(String name) {
        return control.post("guilds/" + guild + "/roles", Map.of("name", name)).get("id").asText();
    }

    /// Makes a channel of a kind: `text`, `voice`, `stage`.
    ///
    /// @return its id
    public String channel(String name, String kind) {
        return control.post("guilds/" + guild + "/channels", Map.of("name", name, "kind", kind))
                .get("id")
                .asText();
    }

    /// The line under a voice channel's name, or an empty text.
    public String status(String voice) {
        for (JsonNode channel : control.get("guilds/" + guild).get("channels")) {
            if (channel.get("id").asText().equals(voice)) return channel.path("status").asText("");
        }
        throw new IllegalArgumentException("no channel " + voice);
    }

    /// A moderator of a stage lets the bot speak, or sends it back to the audience.
    public void letsBotSpeak(boolean speak) {
        control.put("guilds/" + guild + "/voice/bot", Map.of("suppress", !speak));
    }

    /// Whether the bot has its hand raised on a stage.
    public boolean botAsksToSpeak() {
        for (JsonNode state : control.get("guilds/" + guild).get("voiceStates")) {
            if (state.get("userId").asText().equals(botId()))
                return state.path("requestToSpeakAt").isTextual();
        }
        return false;
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
        permitBot(text, List.of(), List.of(permissions));
    }

    /// A moderator says what the bot may do in a channel, and what it may not.
    public void permitBot(String channel, List<String> allowed, List<String> denied) {
        control.put(
                "channels/" + channel + "/overwrites/" + botId(),
                Map.of("deny", denied, "allow", allowed));
    }

    public void kickBot() {
        control.patch("guilds/" + guild, Map.of("botPresent", false));
    }

    public void inviteBot() {
        control.patch("guilds/" + guild, Map.of("botPresent", true));
    }

    /// Its owner sets it up as a file says, and everything else as it is at first.
    public Interaction set(String settings) {
        String file =
                ada.uploads(
                        "settings.json",
                        "application/json",
                        settings.getBytes(StandardCharsets.UTF_8));
        return ada.uses("settings import", Map.of("file", file));
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

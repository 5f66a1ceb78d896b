package dev.tonearm.drive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// Somebody in a server, who does what Discord's client would let them do.
public final class Person {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);

    /// For how long somebody insists, and after what pause.
    private static final Duration INSISTENCE = Duration.ofSeconds(10);

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Control control;
    private final String guild;
    private final String channel;
    private final String user;

    /// A person who is in a server already.
    public Person(Control control, String guild, String channel, String user) {
        this.control = control;
        this.guild = guild;
        this.channel = channel;
        this.user = user;
    }

    public String id() {
        return user;
    }

    /// Goes into a voice channel.
    public void joins(String voice) {
        control.put("guilds/" + guild + "/voice/" + user, Map.of("channel", voice));
    }

    /// The same person in another text channel.
    public Person in(String otherChannel) {
        return new Person(control, guild, otherChannel, user);
    }

    /// Writes something into the channel.
    ///
    /// @return the message's id
    public String types(String text) {
        return control.post(
                        "channels/" + channel + "/messages", Map.of("user", user, "content", text))
                .get("id")
                .asText();
    }

    /// Deletes a message of the channel, if Discord lets this person do it.
    public void deletes(String message) {
        control.delete("channels/" + channel + "/messages/" + message + "?as=" + user);
    }

    /// Uploads a file for an option or a form.
    ///
    /// @return the id that it is given there
    public String uploads(String filename, String type, byte[] content) {
        return control.upload(filename, type, content).get("id").asText();
    }

    /// Has these roles from now on, and no others; the server must know them.
    public void has(String... roles) {
        control.put("guilds/" + guild + "/members/" + user, Map.of("roles", List.of(roles)));
    }

    /// Hears nothing, or hears again.
    public void deafens(boolean deaf) {
        control.put("guilds/" + guild + "/voice/" + user, Map.of("selfDeaf", deaf));
    }

    public void leavesVoice() {
        Map<String, String> nowhere = new HashMap<>();
        nowhere.put("channel", null);
        control.put("guilds/" + guild + "/voice/" + user, nowhere);
    }

    /// Uses a slash command and waits until nothing more is to come.
    public Interaction uses(String command, Map<String, ?> options) {
        return used(
                "interactions/command?until=settled&timeoutMs=20000", command(command, options));
    }

    public Interaction uses(String command) {
        return uses(command, Map.of());
    }

    /// Uses a slash command and does not wait.
    ///
    /// @return the interaction's id
    public String sends(String command, Map<String, ?> options) {
        return control.post("interactions/command", command(command, options)).get("id").asText();
    }

    /// Waits for what [#sends] began.
    public Interaction waitsFor(String interaction) {
        return settled(
                control.get("interactions/" + interaction + "?until=settled&timeoutMs=90000"));
    }

    /// Presses a button.
    public Interaction presses(JsonNode message, String customId) {
        return chooses(message, customId);
    }

    /// Chooses values of a menu.
    public Interaction chooses(JsonNode message, String customId, String... values) {
        return used(
                "interactions/component?until=settled&timeoutMs=20000",
                Map.of(
                        "user", user,
                        "channel", channel,
                        "message", message.get("id").asText(),
                        "customId", customId,
                        "values", List.of(values)));
    }

    /// Fills in the form that the bot answered with, and submits it.
    public Interaction submits(Interaction form, Map<String, ?> values) {
        return used(
                "interactions/modal?until=settled&timeoutMs=20000",
                Map.of("user", user, "interaction", form.id(), "values", values));
    }

    /// The choices that a command's option offers for what was typed.
    public JsonNode completes(String command, String option, String typed) {
        Map<String, Object> body = command(command, Map.of(option, typed));
        body.put("focused", option);
        return control.post("interactions/autocomplete", body).get("choices");
    }

    private Map<String, Object> command(String name, Map<String, ?> options) {
        Map<String, Object> body = new HashMap<>();
        body.put("guild", guild);
        body.put("channel", channel);
        body.put("user", user);
        body.put("name", name);
        body.put("options", options);
        return body;
    }

    private Interaction used(String way, Map<String, ?> body) {
        var seen = new AtomicReference<Interaction>();
        Lookout.until(
                () -> {
                    seen.set(settled(control.post(way, body)));
                    return !control.isInsistent() || !seen.get().undone();
                },
                INSISTENCE,
                AGAIN);
        return seen.get();
    }

    /// What says that it takes a while is an answer to Discord and none to a listener.
    private Interaction settled(JsonNode json) {
        var seen = new AtomicReference<>(new Interaction(json));
        Lookout.until(
                () -> {
                    if (seen.get().underWay()) seen.set(control.interaction(seen.get().id()));
                    return !seen.get().underWay();
                },
                PATIENCE,
                LOOK);
        return seen.get();
    }
}

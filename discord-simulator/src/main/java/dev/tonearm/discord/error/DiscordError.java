package dev.tonearm.discord.error;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.message.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refusal with Discord's status and error code, and the rules of ours that were broken, if it is
/// the bot's fault.
public final class DiscordError extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// A rule that was broken, and how.
    public record Broken(String rule, String detail) {}

    private final int status;
    private final int code;
    private final transient @Nullable ObjectNode errors;
    private final transient List<Broken> broken;

    private DiscordError(
            int status,
            int code,
            String message,
            @Nullable ObjectNode errors,
            List<Broken> broken) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = errors;
        this.broken = broken;
    }

    /// A refusal that may happen to a correct bot.
    public static DiscordError of(int status, int code, String message) {
        return new DiscordError(status, code, message, null, List.of());
    }

    /// A refusal that is the bot's fault.
    public static DiscordError broken(
            int status, int code, String message, String rule, String detail) {
        return new DiscordError(status, code, message, null, List.of(new Broken(rule, detail)));
    }

    /// 50035 with Discord's tree of errors, or 50006 for an empty message.
    public static DiscordError invalid(Problems problems) {
        var broken =
                problems.list().stream()
                        .map(problem -> new Broken(problem.rule(), problem.toString()))
                        .toList();
        var empty = problems.list().stream().anyMatch(problem -> problem.code().equals("50006"));
        return empty
                ? new DiscordError(400, 50006, "Cannot send an empty message", null, broken)
                : new DiscordError(400, 50035, "Invalid Form Body", problems.tree(), broken);
    }

    /// The message that was to be answered is gone, which a moderator may have done.
    public static DiscordError unknownReply() {
        var problems = new Problems();
        problems.add("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message", "");
        return new DiscordError(400, 50035, "Invalid Form Body", problems.tree(), List.of());
    }

    public static DiscordError unauthorized() {
        return broken(401, 0, "401: Unauthorized", "rest.unauthorized", "no or wrong bot token");
    }

    public static DiscordError unknownChannel() {
        return of(404, 10003, "Unknown Channel");
    }

    public static DiscordError unknownGuild() {
        return of(404, 10004, "Unknown Guild");
    }

    /// Anybody may have put it away.
    public static DiscordError archivedThread() {
        return of(400, 50083, "Thread is archived");
    }

    public static DiscordError unknownMessage() {
        return of(404, 10008, "Unknown Message");
    }

    public static DiscordError unknownUser() {
        return of(404, 10013, "Unknown User");
    }

    public static DiscordError unknownWebhook() {
        return of(404, 10015, "Unknown Webhook");
    }

    public static DiscordError unknownCommand() {
        return of(404, 10063, "Unknown application command");
    }

    public static DiscordError unknownVoiceState() {
        return of(404, 10065, "Unknown Voice State");
    }

    public static DiscordError missingAccess(String detail) {
        return broken(403, 50001, "Missing Access", "rest.forbidden", detail);
    }

    public static DiscordError missingPermissions(String detail) {
        return broken(403, 50013, "Missing Permissions", "rest.forbidden", detail);
    }

    public int status() {
        return status;
    }

    public List<Broken> broken() {
        return broken;
    }

    public ObjectNode json() {
        var node = Json.object().put("message", getMessage()).put("code", code);
        if (errors != null) {
            node.set("errors", errors);
        }
        return node;
    }
}

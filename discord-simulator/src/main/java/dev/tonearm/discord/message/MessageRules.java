package dev.tonearm.discord.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What Discord lets a bot put into a message.
public final class MessageRules {

    private static final int CONTENT = 2_000;
    private static final Pattern MENTION = Pattern.compile("@everyone|@here|<@[!&]?\\d+>");
    private static final Set<String> MENTION_KINDS = Set.of("roles", "users", "everyone");

    private MessageRules() {}

    /// A new message.
    ///
    /// @param files whether files come with it
    static Problems checkNew(JsonNode body, boolean files) {
        var problems = new Problems();
        if (isObject(body, problems)) {
            check(body, Flags.has(body, Flags.COMPONENTS_V2), problems);
            checkFlags(body, Flags.ON_ANSWER, problems);
            if (problems.isEmpty() && !files && isBlank(body)) {
                problems.add("", "50006", "Cannot send an empty message", "message.empty");
            }
        }
        return problems;
    }

    /// An edit: what it does not name stays as it is, so the rules hold for the message that
    /// results.
    static Problems checkEdit(JsonNode body, ObjectNode before, boolean files) {
        var problems = new Problems();
        if (!isObject(body, problems)) {
            return problems;
        }
        var wasV2 = Flags.has(before, Flags.COMPONENTS_V2);
        var asksV2 = Flags.has(body, Flags.COMPONENTS_V2);
        if (wasV2 && body.path("flags").isIntegralNumber() && !asksV2) {
            problems.add(
                    "flags",
                    "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG",
                    "The IS_COMPONENTS_V2 flag cannot be removed.",
                    "message.components-v2-flag");
        }
        check(body, wasV2 || asksV2, problems);
        checkFlags(body, Flags.ON_EDIT, problems);
        if (asksV2 && !wasV2) {
            requireNulled(body, before, "content", problems);
            requireNulled(body, before, "embeds", problems);
        }
        if (problems.isEmpty() && !files && isBlank(Messages.laidOver(before, body))) {
            problems.add("", "50006", "Cannot send an empty message", "message.empty");
        }
        return problems;
    }

    private static boolean isObject(JsonNode body, Problems problems) {
        if (!body.isObject()) {
            problems.add("", "MODEL_TYPE_CONVERT", "Only dictionaries may be used.", "rest.body");
        }
        return body.isObject();
    }

    private static void check(JsonNode body, boolean v2, Problems problems) {
        if (v2) {
            forbid(body, "content", problems);
            forbid(body, "embeds", problems);
            forbid(body, "poll", problems);
            forbid(body, "sticker_ids", problems);
        }
        problems.text(body.get("content"), "content", 0, CONTENT, "message.content-too-long");
        EmbedRules.check(body.get("embeds"), problems);
        ComponentRules.check(body.get("components"), v2, problems);
        checkAllowedMentions(body.get("allowed_mentions"), problems);
    }

    private static void forbid(JsonNode body, String field, Problems problems) {
        var value = body.get(field);
        var present = value != null && !value.isNull() && !value.isEmpty();
        var text = value != null && value.isTextual() && !value.textValue().isEmpty();
        if (present || text) {
            problems.add(
                    field,
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    "The '"
                            + field
                            + "' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
                    "message.components-v2");
        }
    }

    private static void requireNulled(
            JsonNode body, ObjectNode before, String field, Problems problems) {
        var old = before.path(field);
        var hasOld = old.isTextual() ? !old.textValue().isEmpty() : !old.isEmpty();
        if (hasOld && !body.has(field)) {
            problems.add(
                    field,
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    "The message still has '" + field + "': set it to null in the same edit.",
                    "message.components-v2");
        }
    }

    private static void checkFlags(JsonNode body, int allowed, Problems problems) {
        var flags = body.get("flags");
        if (flags == null || flags.isNull()) {
            return;
        }
        if (!flags.isIntegralNumber()) {
            problems.add("flags", "NUMBER_TYPE_COERCE", "Value is not int.", "message.flags");
            return;
        }
        // An edit that repeats the ephemeral flag is ignored by Discord, not refused.
        var unknown = flags.intValue() & ~(allowed | Flags.EPHEMERAL);
        if (unknown != 0) {
            problems.add("flags", "BITFIELD_INVALID", "Unknown flags: " + unknown, "message.flags");
        }
    }

    private static boolean isBlank(JsonNode message) {
        return message.path("content").asText("").isBlank()
                && message.path("embeds").isEmpty()
                && message.path("components").isEmpty()
                && message.path("attachments").isEmpty()
                && message.path("sticker_ids").isEmpty()
                && message.path("poll").isEmpty();
    }

    private static void checkAllowedMentions(@Nullable JsonNode allowed, Problems problems) {
        if (allowed == null || allowed.isNull()) {
            return;
        }
        var parse = allowed.path("parse");
        for (var i = 0; i < parse.size(); i++) {
            if (!MENTION_KINDS.contains(parse.get(i).asText())) {
                problems.add(
                        "allowed_mentions.parse." + i,
                        "BASE_TYPE_CHOICES",
                        "Value must be one of " + MENTION_KINDS,
                        "message.allowed-mentions");
            }
        }
        for (var kind : new String[] {"users", "roles"}) {
            problems.count(
                    allowed.path(kind),
                    "allowed_mentions." + kind,
                    0,
                    100,
                    "message.allowed-mentions");
            var parsed = false;
            for (var word : parse) {
                parsed |= word.asText().equals(kind);
            }
            if (parsed && !allowed.path(kind).isEmpty()) {
                problems.add(
                        "allowed_mentions",
                        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                        "parse:[\""
                                + kind
                                + "\"] and "
                                + kind
                                + ": [ids...] are mutually exclusive.",
                        "message.allowed-mentions");
            }
        }
    }

    /// Text that could ping somebody, sent without saying who may be pinged: a song's title must
    /// not call `@everyone`.
    public static boolean mentionsWithoutSayingWho(JsonNode body) {
        if (body.hasNonNull("allowed_mentions")) {
            return false;
        }
        return MENTION.matcher(body.path("content").asText("")).find()
                || ComponentRules.texts(body.path("components"))
                        .anyMatch(text -> MENTION.matcher(text).find());
    }
}

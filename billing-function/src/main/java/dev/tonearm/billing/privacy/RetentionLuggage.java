package dev.tonearm.billing.privacy;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.player.Forgetting;
import dev.tonearm.core.privacy.Erasure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a night of [Retention] knows from its earlier pieces.
///
/// @param erasures those who want to be deleted, as it was when it began
/// @param left those of them whom something may name that could not be dealt with
/// @param listed whether it knows all servers that the bot is in
/// @param missing servers of which something is kept, and in which the bot is not
record RetentionLuggage(
        List<Erasure> erasures, Set<UserId> left, boolean listed, Set<GuildId> missing) {
    RetentionLuggage {
        erasures = List.copyOf(erasures);
        left = Set.copyOf(left);
        missing = Set.copyOf(missing);
    }

    RetentionLuggage listedWhole() {
        return new RetentionLuggage(erasures, left, true, missing);
    }

    RetentionLuggage missing(Set<GuildId> all) {
        return new RetentionLuggage(erasures, left, listed, all);
    }

    RetentionLuggage left(Set<UserId> all) {
        return new RetentionLuggage(erasures, all, listed, missing);
    }

    Set<UserId> people() {
        return erasures.stream().map(Erasure::user).collect(Collectors.toSet());
    }

    Optional<Forgetting> forgetting() {
        return erasures.isEmpty() ? Optional.empty() : Optional.of(new Forgetting(people()));
    }

    String write() {
        byte[] json =
                JsonWriter.object(to ->
                        to.array(
                                        "people",
                                        erasures,
                                        (one, erasure) ->
                                                one.put("id", erasure.user().value())
                                                        .put(
                                                                "asked",
                                                                erasure.asked().toEpochMilli()))
                                .numbers("left", left.stream().map(UserId::value).sorted().toList())
                                .put("listed", listed)
                                .numbers(
                                        "missing",
                                        new TreeSet<>(
                                                missing.stream().map(GuildId::value).toList())));
        return new String(json, StandardCharsets.UTF_8);
    }

    static RetentionLuggage read(String text) {
        JsonObject json = JsonObject.parse(text);
        return new RetentionLuggage(
                json.objects("people").stream()
                        .map(one ->
                                new Erasure(
                                        new UserId(one.number("id")),
                                        Instant.ofEpochMilli(one.number("asked")),
                                        Optional.empty()))
                        .toList(),
                json.numbers("left").stream().map(UserId::new).collect(Collectors.toSet()),
                json.flag("listed"),
                json.numbers("missing").stream().map(GuildId::new).collect(Collectors.toSet()));
    }
}

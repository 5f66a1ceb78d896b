package dev.tonearm.core.player;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.time.Instant;

/// The JSON of a snapshot's [House]; what is usual is left out.
final class HouseJson {
    private HouseJson() {}

    /// The format that it needs. Since when nothing plays is no part of that: a build that forgets
    /// it stays a little longer.
    static int format(House house, Formats formats) {
        int format = Formats.FIRST;
        if (!house.manners().equals(Manners.USUAL) || !house.comeback().equals(Comeback.NONE)) {
            format = Math.max(format, formats.of(HouseEvent.Form.MANNERS));
        }
        if (!house.votes().open().isEmpty()) {
            format = Math.max(format, formats.of(HouseEvent.Form.VOTED));
        }
        if (house.hush() != Hush.NONE) {
            format = Math.max(format, formats.of(HouseEvent.Form.HUSHED));
        }
        return format;
    }

    static void write(JsonWriter json, House house) {
        if (!house.manners().equals(Manners.USUAL)) json.put("manners", house.manners()::write);
        if (!house.votes().open().isEmpty()) {
            json.array("votes", house.votes().open(), HouseJson::write);
        }
        if (house.hush() != Hush.NONE) json.put("hush", house.hush().wire());
        if (!house.idleSince().equals(House.NEVER)) {
            json.put("idle", house.idleSince().toString());
        }
        if (house.comeback() instanceof Comeback.Due(var channel, var at, int tries)) {
            json.put(
                    "comeback",
                    due -> due.put("c", channel.value()).put("at", at.toString()).put("n", tries));
        }
    }

    static House read(JsonObject json) {
        return new House(
                json.optionalObject("manners").map(Manners::read).orElse(Manners.USUAL),
                new Votes(json.objects("votes").stream().map(HouseJson::ballot).toList()),
                json.optionalString("hush").map(Hush::named).orElse(Hush.NONE),
                json.optionalString("idle").map(Instant::parse).orElse(House.NEVER),
                json.optionalObject("comeback").map(HouseJson::due).orElse(Comeback.NONE));
    }

    private static void write(JsonWriter json, Ballot ballot) {
        json.put("motion", ballot.motion()).put("id", ballot.on().value());
        if (!ballot.title().isEmpty()) json.put("title", ballot.title());
        json.put("since", ballot.since().toString()).put("of", ballot.needed());
        json.numbers("by", ballot.voters().stream().map(UserId::value).toList());
        write(json, ballot.terms());
    }

    private static Ballot ballot(JsonObject json) {
        return new Ballot(
                json.string("motion"),
                new EntryId(json.number("id")),
                json.optionalString("title").orElse(""),
                Instant.parse(json.string("since")),
                json.integer("of"),
                json.numbers("by").stream().map(UserId::new).toList(),
                terms(json));
    }

    /// Who was for what, as events have it.
    static void write(JsonWriter json, UserId voter, String motion, EntryId on, String title) {
        json.put("u", voter.value()).put("motion", motion).put("id", on.value());
        if (!title.isEmpty()) json.put("title", title);
    }

    static void write(JsonWriter json, Terms terms) {
        if (terms.areSaid()) json.put("share", terms.percent()).put("queue", terms.queue());
    }

    static Terms terms(JsonObject json) {
        return json.has("share")
                ? new Terms(json.integer("share"), json.integer("queue"))
                : Terms.UNSAID;
    }

    private static Comeback due(JsonObject json) {
        return new Comeback.Due(
                new ChannelId(json.number("c")),
                Instant.parse(json.string("at")),
                json.integer("n"));
    }
}

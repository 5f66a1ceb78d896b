package dev.tonearm.core.player;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// What a node's encoded name of a track says beside title, author, length and addresses, which
/// stand in it a second time.
///
/// Lavalink's names are Lavaplayer's messages: a length, a version, and members in a fixed order.
/// Base64 hides from a compressor that it is all known, so most of a line of several tracks were
/// their names. A name is only taken apart if these parts make exactly the same name again; any
/// other stays as it is.
///
/// @param identifier what its source calls it
/// @param isrc its recording's code, empty if unknown
/// @param source the name of the source
/// @param rest what that source adds, and a place to begin, in Base64; empty for eight zeros
record EncodedName(String identifier, String isrc, String source, String rest) {
    private static final int LONGEST = 12_000;
    private static final int VERSION = 3;
    private static final int VERSIONED = 1 << 30;
    private static final byte[] NO_PLACE = new byte[8];

    /// The parts of a track's name, if it is nothing but them.
    static Optional<EncodedName> of(Track track) {
        if (track.encoded().length() > LONGEST || !isWhole(track)) return Optional.empty();
        try {
            byte[] message = Base64.getDecoder().decode(track.encoded());
            EncodedName name = read(new DataInputStream(new ByteArrayInputStream(message)));
            return name.with(track).equals(track.encoded()) ? Optional.of(name) : Optional.empty();
        } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
            // A name of another kind, which only nodes can read.
            return Optional.empty();
        }
    }

    /// JSON keeps no half of a character that is made of two, and such a name can.
    private static boolean isWhole(Track track) {
        String all =
                track.title() + ' ' + track.author() + ' ' + track.uri() + ' ' + track.artworkUrl();
        return UTF_8.newEncoder().canEncode(all);
    }

    private static EncodedName read(DataInputStream message) throws IOException {
        message.readInt();
        message.readByte();
        message.readUTF();
        message.readUTF();
        message.readLong();
        String identifier = message.readUTF();
        message.readBoolean();
        optional(message);
        optional(message);
        String isrc = optional(message);
        String source = message.readUTF();
        byte[] rest = message.readAllBytes();
        boolean fromTheStart = Arrays.equals(rest, NO_PLACE);
        return new EncodedName(
                identifier,
                isrc,
                source,
                fromTheStart ? "" : Base64.getEncoder().encodeToString(rest));
    }

    private static String optional(DataInputStream message) throws IOException {
        return message.readBoolean() ? message.readUTF() : "";
    }

    /// The name of the track that has these parts; its own name is not looked at.
    String with(Track track) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream message = new DataOutputStream(bytes);
            message.writeByte(VERSION);
            message.writeUTF(track.title());
            message.writeUTF(track.author());
            message.writeLong(track.lengthMillis());
            message.writeUTF(identifier);
            message.writeBoolean(track.stream());
            optional(message, track.uri());
            optional(message, track.artworkUrl());
            optional(message, isrc);
            message.writeUTF(source);
            message.write(rest.isEmpty() ? NO_PLACE : Base64.getDecoder().decode(rest));
            byte[] body = bytes.toByteArray();
            bytes.reset();
            message.writeInt(body.length | VERSIONED);
            message.write(body);
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            // Of a text longer than such a message can hold; nothing else can fail in memory.
            throw new UncheckedIOException(e);
        }
    }

    private static void optional(DataOutputStream message, String text) throws IOException {
        message.writeBoolean(!text.isEmpty());
        if (!text.isEmpty()) message.writeUTF(text);
    }

    void write(JsonWriter json) {
        json.put("x", identifier).put("s", source);
        if (!isrc.isEmpty()) json.put("isrc", isrc);
        if (!rest.isEmpty()) json.put("rest", rest);
    }

    static EncodedName read(JsonObject json) {
        return new EncodedName(
                json.string("x"),
                json.optionalString("isrc").orElse(""),
                json.string("s"),
                json.optionalString("rest").orElse(""));
    }
}

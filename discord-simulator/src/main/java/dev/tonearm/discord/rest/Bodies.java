package dev.tonearm.discord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tonearm.discord.error.DiscordError;
import dev.tonearm.discord.file.Upload;
import dev.tonearm.discord.file.Uploads;
import dev.tonearm.discord.json.Json;
import io.javalin.http.Context;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.regex.Pattern;

/// Reads bodies: JSON, or `multipart/form-data` with the JSON in `payload_json` and files beside it
/// in `files[n]`.
final class Bodies {

    private static final Pattern FILE = Pattern.compile("files\\[(\\d{1,9})]");
    private static final String PAYLOAD = "payload_json";

    private Bodies() {}

    /// What a request carries.
    ///
    /// @param json missing when there is none
    record Parsed(JsonNode json, Uploads files) {}

    static Parsed read(Context context) {
        var type = context.contentType();
        if (type != null && type.startsWith("multipart/form-data")) {
            return multipart(context);
        }
        var text = text(context.bodyAsBytes());
        if (text.isEmpty()) {
            return new Parsed(MissingNode.getInstance(), Uploads.NONE);
        }
        if (type == null || !type.startsWith("application/json")) {
            throw wrong("Content-Type is " + type);
        }
        return new Parsed(json(text), Uploads.NONE);
    }

    private static Parsed multipart(Context context) {
        JsonNode json = Json.object();
        var files = new HashMap<Long, Upload>();
        // Javalin gives only parts with a file name; and is asked first, for it sets up the limits.
        var _ = context.uploadedFileMap();
        try {
            for (var part : context.req().getParts()) {
                var file = FILE.matcher(part.getName());
                if (part.getName().equals(PAYLOAD)) {
                    json = json(text(bytes(part)));
                } else if (!file.matches()) {
                    throw wrong(
                            "a part that is neither payload_json nor files[n]: " + part.getName());
                } else if (part.getSubmittedFileName() == null) {
                    throw wrong(part.getName() + " has no filename");
                } else if (files.put(Long.valueOf(file.group(1)), upload(part)) != null) {
                    throw wrong(part.getName() + " is there twice");
                }
            }
        } catch (IOException | ServletException e) {
            throw wrong("no multipart/form-data: " + e.getMessage());
        }
        return new Parsed(json, Uploads.of(files));
    }

    private static Upload upload(Part part) throws IOException {
        if (part.getSize() > Upload.LARGEST) {
            throw DiscordError.broken(
                    413,
                    40005,
                    "Request entity too large",
                    "message.attachment",
                    part.getName() + " has more than " + Upload.LARGEST + " bytes");
        }
        return Upload.of(part.getSubmittedFileName(), part.getContentType(), bytes(part));
    }

    private static byte[] bytes(Part part) throws IOException {
        try (var in = part.getInputStream()) {
            return in.readAllBytes();
        }
    }

    /// Bytes that are no UTF-8 are refused, not mended.
    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw noJson("no UTF-8");
        }
    }

    private static JsonNode json(String text) {
        return Json.parse(text)
                .orElseThrow(() -> noJson("invalid JSON, or an unpaired surrogate in it"));
    }

    private static DiscordError wrong(String detail) {
        return DiscordError.broken(400, 50035, "Invalid Form Body", "rest.body", detail);
    }

    private static DiscordError noJson(String detail) {
        return DiscordError.broken(
                400, 50109, "The request body contains invalid JSON.", "rest.body", detail);
    }
}

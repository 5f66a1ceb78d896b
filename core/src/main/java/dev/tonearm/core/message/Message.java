package dev.tonearm.core.message;

import dev.tonearm.core.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A Discord message made of components ("Components V2"), as the JSON that Discord's different
/// routes take.
public final class Message {
    /// Only the person who asked sees it.
    public static final int EPHEMERAL = 1 << 6;

    private static final int COMPONENTS_V2 = 1 << 15;

    private final List<Component> components;

    private Message(List<Component> components) {
        this.components = List.copyOf(components);
    }

    /// A framed message.
    public static Message framed(int accent, List<Component> parts) {
        return new Message(List.of(new Component.Container(accent, parts)));
    }

    /// This with another message above it.
    public Message under(Message heading) {
        return new Message(
                Stream.concat(heading.components.stream(), components.stream()).toList());
    }

    /// This with something more below it.
    public Message with(Component below) {
        return new Message(Stream.concat(components.stream(), Stream.of(below)).toList());
    }

    /// With a line in small letters below what it says first.
    public Message noting(String line) {
        List<Component> noted = new ArrayList<>(components);
        if (noted.getFirst() instanceof Component.Container(int accent, var parts)) {
            List<Component> more = new ArrayList<>(parts);
            int text = more.getFirst() instanceof Component.Text ? 1 : 0;
            more.add(text, new Component.Text("-# " + line));
            noted.set(0, new Component.Container(accent, more));
        }
        return new Message(noted);
    }

    /// A new message: `POST /channels/{id}/messages`, a follow-up, or the data of a direct answer.
    public byte[] post(boolean ephemeral) {
        return JsonWriter.object(to -> post(to, ephemeral));
    }

    /// A new message of a channel that is one message however often it is sent in a few minutes.
    ///
    /// @param nonce at most 25 characters; another one is another message
    public byte[] postOnce(String nonce) {
        return JsonWriter.object(to -> {
            post(to, false);
            to.put("nonce", nonce).put("enforce_nonce", true);
        });
    }

    /// The members of a new message, into an object that is being written.
    public void post(JsonWriter to, boolean ephemeral) {
        to.put("flags", ephemeral ? COMPONENTS_V2 | EPHEMERAL : COMPONENTS_V2);
        body(to);
    }

    /// A change of a message, also of a deferred answer, which has other content until its first
    /// edit.
    public byte[] edit() {
        return JsonWriter.object(this::edit);
    }

    /// A change after which the message has one file: the `files[0]` that comes with it. Discord
    /// drops what such a list does not name.
    public byte[] edit(String file) {
        return JsonWriter.object(to -> {
            edit(to);
            to.array(
                    "attachments",
                    List.of(file),
                    (one, name) -> one.put("id", "0").put("filename", name));
        });
    }

    private void edit(JsonWriter to) {
        to.putNull("content");
        to.array("embeds", List.<Component>of(), Component::write);
        to.put("flags", COMPONENTS_V2);
        body(to);
    }

    private void body(JsonWriter to) {
        to.array("components", components, Component::write);
        // Without this Discord reads mentions out of titles.
        to.put("allowed_mentions", mentions -> mentions.strings("parse", List.of()));
    }
}

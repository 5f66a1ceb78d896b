package dev.tonearm.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.interactions.CommandCall;
import dev.tonearm.discord.world.Channel;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.discord.world.NotAllowed;
import dev.tonearm.discord.world.Overwrite;
import dev.tonearm.discord.world.Permission;
import dev.tonearm.discord.world.World;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Threads and forums: where a message goes, where it does not, and what the gateway tells of them.
final class ThreadsTest {

    private Scene scene;
    private World world;

    @BeforeEach
    void open() throws IOException {
        scene = new Scene();
        world = scene.discord.world();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private Channel thread(ChannelKind kind) {
        return world.threads().create(scene.text.id(), "requests", kind, scene.ada.id(), Set.of());
    }

    private RestClient.Result say(Channel channel) throws IOException, InterruptedException {
        return scene.rest.send(
                "POST", "channels/" + channel.id() + "/messages", "{\"content\":\"So What\"}");
    }

    private JsonNode shown(Channel channel) throws IOException, InterruptedException {
        return scene.rest.get("channels/" + channel.id()).body();
    }

    @Test
    void a_forum_holds_threads_and_no_messages() throws Exception {
        var forum = world.createChannel(scene.guild.id(), "requests", ChannelKind.FORUM);

        var refused = say(forum);
        var post =
                world.threads()
                        .create(
                                forum.id(),
                                "Miles Davis",
                                ChannelKind.PUBLIC_THREAD,
                                scene.ada.id(),
                                Set.of());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("code").asInt()).isEqualTo(50008);
        assertThat(say(post).status()).isEqualTo(200);
        assertThat(shown(forum).path("type").asInt()).isEqualTo(15);
        assertThat(scene.discord.violations().list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC_THREAD, TEXT, true",
        "PUBLIC_THREAD, FORUM, true",
        "PRIVATE_THREAD, TEXT, true",
        "PRIVATE_THREAD, FORUM, false",
        "ANNOUNCEMENT_THREAD, ANNOUNCEMENT, true",
        "ANNOUNCEMENT_THREAD, TEXT, false",
        "PUBLIC_THREAD, VOICE, false",
        "PUBLIC_THREAD, PUBLIC_THREAD, false"
    })
    void a_thread_hangs_where_discord_lets_it(ChannelKind kind, ChannelKind on, boolean possible) {
        var parent =
                on.isThread() ? thread(on) : world.createChannel(scene.guild.id(), "parent", on);
        if (possible) {
            assertThat(
                            world.threads()
                                    .create(parent.id(), "x", kind, scene.ada.id(), Set.of())
                                    .parent())
                    .isEqualTo(parent.id());
        } else {
            assertThatThrownBy(() ->
                            world.threads()
                                    .create(parent.id(), "x", kind, scene.ada.id(), Set.of()))
                    .isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void what_is_said_takes_an_archived_thread_out_unless_it_is_locked() throws Exception {
        var thread = thread(ChannelKind.PUBLIC_THREAD);
        world.threads().archive(thread.id(), true, false);
        assertThat(say(thread).status()).isEqualTo(200);
        assertThat(shown(thread).path("thread_metadata").path("archived").asBoolean()).isFalse();

        world.threads().archive(thread.id(), true, true);
        var refused = say(thread);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("code").asInt()).isEqualTo(50083);
        assertThat(shown(thread).path("thread_metadata").path("archived").asBoolean()).isTrue();
        assertThat(scene.discord.violations().list()).isEmpty();
    }

    @Test
    void a_message_in_an_archived_thread_is_not_edited() throws Exception {
        var thread = thread(ChannelKind.PUBLIC_THREAD);
        var message = say(thread).body().path("id").asText();
        world.threads().archive(thread.id(), true, false);

        var refused =
                scene.rest.send(
                        "PATCH",
                        "channels/" + thread.id() + "/messages/" + message,
                        "{\"content\":\"Freddie\"}");

        assertThat(refused.body().path("code").asInt()).isEqualTo(50083);
        assertThat(scene.discord.violations().list()).isEmpty();
    }

    @Test
    void the_parent_decides_and_sending_has_a_permission_of_its_own() throws Exception {
        var thread = thread(ChannelKind.PUBLIC_THREAD);
        deny(Permission.SEND_MESSAGES);
        assertThat(say(thread).status()).isEqualTo(200);
        assertThat(say(scene.text).status()).isEqualTo(403);

        deny(Permission.SEND_MESSAGES_IN_THREADS);
        assertThat(say(thread).status()).isEqualTo(403);

        deny(Permission.VIEW_CHANNEL);
        assertThat(say(thread).body().path("code").asInt()).isEqualTo(50001);
    }

    private void deny(Permission permission) {
        world.changeChannel(
                scene.text.id(),
                channel ->
                        channel.withOverwrite(
                                new Overwrite(world.bot().id(), false, 0, permission.bit())));
    }

    @Test
    void a_private_thread_is_there_for_who_is_in_it() throws Exception {
        assertThat(say(thread(ChannelKind.PRIVATE_THREAD)).body().path("code").asInt())
                .isEqualTo(50001);
        var with =
                world.threads()
                        .create(
                                scene.text.id(),
                                "ours",
                                ChannelKind.PRIVATE_THREAD,
                                scene.ada.id(),
                                Set.of(world.bot().id()));

        assertThat(say(with).status()).isEqualTo(200);
    }

    @Test
    void the_gateway_tells_of_threads_by_events_of_their_own() throws Exception {
        var before = thread(ChannelKind.PUBLIC_THREAD);
        var away = thread(ChannelKind.PUBLIC_THREAD);
        world.threads().archive(away.id(), true, false);
        try (var gateway = new GatewayClient(scene.discord)) {
            gateway.identify(0, 1);
            var guild = gateway.awaitEvent("GUILD_CREATE").path("d");
            assertThat(guild.path("threads")).hasSize(1);
            assertThat(guild.at("/threads/0/id").asText()).isEqualTo(Long.toString(before.id()));
            assertThat(guild.at("/threads/0/parent_id").asText())
                    .isEqualTo(Long.toString(scene.text.id()));
            assertThat(guild.path("channels"))
                    .noneMatch(channel -> channel.path("type").asInt() == 11);

            thread(ChannelKind.PRIVATE_THREAD);
            var begun = thread(ChannelKind.PUBLIC_THREAD);
            var created = gateway.awaitEvent("THREAD_CREATE").path("d");
            assertThat(created.path("id").asText()).isEqualTo(Long.toString(begun.id()));
            assertThat(created.path("newly_created").asBoolean()).isTrue();
            world.threads().archive(begun.id(), true, true);
            assertThat(
                            gateway.awaitEvent("THREAD_UPDATE")
                                    .at("/d/thread_metadata/locked")
                                    .asBoolean())
                    .isTrue();
            world.deleteChannel(begun.id());
            var deleted = gateway.awaitEvent("THREAD_DELETE").path("d");
            assertThat(deleted.properties()).hasSize(4);
        }
    }

    @Test
    void threads_go_with_the_channel_and_are_no_channels_of_the_guild() throws Exception {
        var thread = thread(ChannelKind.PUBLIC_THREAD);
        assertThat(scene.rest.get("guilds/" + scene.guild.id() + "/channels").body()).hasSize(2);

        world.deleteChannel(scene.text.id());

        assertThat(world.findChannel(thread.id())).isEmpty();
    }

    @Test
    void a_command_in_a_thread_says_so_and_its_answer_stays_there() throws Exception {
        var thread = thread(ChannelKind.PUBLIC_THREAD);
        world.threads().archive(thread.id(), true, false);
        var call =
                CommandCall.of(scene.guild.id(), thread.id(), scene.ada.id(), "play")
                        .with("query", "so what");

        var interaction = scene.answered(scene.discord.interactions().command(call));

        var channel = scene.bot.received().path("channel");
        assertThat(channel.path("type").asInt()).isEqualTo(11);
        assertThat(channel.path("parent_id").asText()).isEqualTo(Long.toString(scene.text.id()));
        assertThat(channel.path("thread_metadata").isObject()).isTrue();
        assertThat(scene.discord.messages().seenBy(null, thread.id(), 5)).hasSize(1);
        assertThat(shown(thread).path("thread_metadata").path("archived").asBoolean()).isFalse();
        assertThat(interaction.failure()).isNull();
        world.threads().archive(thread.id(), true, true);
        // Ben has no permission to manage threads; Ada owns the server.
        assertThatThrownBy(() -> scene.discord.interactions().command(by(call, scene.ben.id())))
                .isInstanceOf(NotAllowed.class);
    }

    private static CommandCall by(CommandCall call, long user) {
        return new CommandCall(
                call.guild(),
                call.channel(),
                user,
                call.name(),
                call.options(),
                call.locale(),
                call.focused(),
                call.force());
    }

    @Test
    void the_control_api_begins_archives_and_locks_them() throws Exception {
        var thread =
                scene.control
                        .send(
                                "POST",
                                "guilds/" + scene.guild.id() + "/channels",
                                "{\"name\":\"t\",\"kind\":\"private_thread\",\"parentId\":\"%d\",\"members\":[\"bot\"]}"
                                        .formatted(scene.text.id()))
                        .body();
        assertThat(thread.path("archived").asBoolean(true)).isFalse();

        var changed =
                scene.control.send(
                        "PATCH", "channels/" + thread.path("id").asText(), "{\"archived\":true}");

        assertThat(changed.body().path("archived").asBoolean()).isTrue();
        assertThat(changed.body().path("locked").asBoolean(true)).isFalse();
        assertThat(
                        scene.control
                                .send("PATCH", "channels/" + scene.text.id(), "{\"locked\":true}")
                                .status())
                .isEqualTo(409);
    }
}

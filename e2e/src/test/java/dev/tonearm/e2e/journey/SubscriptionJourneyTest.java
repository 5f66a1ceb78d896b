package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Kept;
import dev.tonearm.core.guild.SettingsJson;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.notice.Due;
import dev.tonearm.core.notice.Notice;
import dev.tonearm.core.notice.Reader;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.privacy.DataExport;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Server;
import dev.tonearm.store.DynamoStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// From a server that pays nothing to one whose plan is paid for, by Stripe's page.
class SubscriptionJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private static final Pattern PAGE =
            Pattern.compile("\\(<(http[^>]*/c/pay/(cs_[^>#?]*)[^>]*)>\\)");

    private final Server server = STACK.server("subscription");

    @Test
    void a_listener_pays_for_a_server_and_it_has_the_plan_until_they_cancel() throws Exception {
        assertThat(STACK.plan(server)).isEqualTo(Plan.FREE);
        String asked = server.ada().sends("premium subscribe", Map.of("plan", "premium"));
        Interaction answer = server.ada().waitsFor(asked);
        Matcher page = PAGE.matcher(answer.text());
        assertThat(page.find()).as(answer.text()).isTrue();
        pays(page.group(2));
        STACK.eventually("the plan is in force", () -> STACK.plan(server) == Plan.PREMIUM);
        String cancelled = server.ada().sends("premium cancel", Map.of("now", true));
        assertThat(server.ada().waitsFor(cancelled).text()).contains("Premium");
        assertThat(STACK.plan(server)).isEqualTo(Plan.FREE);
        String letters = "channels/" + STACK.control().post(direct()).get("id").asText();
        STACK.eventually(
                "who paid reads that it has ended",
                () ->
                        STACK.control()
                                .get(letters + "/messages?as=" + server.ada().id())
                                .toString()
                                .contains("**Premium** has ended"));
    }

    /// In this stack every plan allows everything. What a player learns together with its plan is
    /// put there behind its back, and shows that it was told.
    @Test
    void a_running_player_is_told_of_a_gift_without_a_command() {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", STACK.pieces().getFirst().longer()));
        assertThat(STACK.panel(server).toString()).contains("Now playing");
        var guild = GuildId.parse(server.id());
        Instant now = STACK.sales().time().instant();
        try (DynamoStore store = STACK.store()) {
            StoredSettings before = store.guilds().settings(guild);
            var german = SettingsJson.read(JsonObject.parse("{\"language\":\"de\"}"));
            assertThat(store.guilds().keep(guild, before, german)).isInstanceOf(Kept.Done.class);
            var gift =
                    new Grant.Gift("friends", Plan.BASIC, now, now.plus(Duration.ofDays(1)), now);
            store.grants().book(guild, new GrantChange(gift, "operator", "gift-1", now));
        }
        STACK.eventually(
                "the message speaks German",
                () -> STACK.panel(server).toString().contains("Jetzt läuft"));
    }

    @Test
    void what_lies_on_the_board_is_read_once_beside_the_answer_of_who_manages_the_server() {
        Instant now = STACK.sales().time().instant();
        var notice = new Notice(Notice.Kind.GIFT_ENDED, Plan.BASIC, now);
        var due = new Due("journey", notice, new Reader.Managers(), Duration.ofDays(1));
        try (DynamoStore store = STACK.store()) {
            store.notices().lay(GuildId.parse(server.id()), due, now);
        }

        server.ada().uses("premium usage");
        server.ada().uses("premium usage");

        String seen = "channels/" + server.text() + "/messages?as=" + server.ada().id();
        STACK.eventually(
                "it is read",
                () ->
                        STACK.control()
                                .get(seen)
                                .toString()
                                .contains("The gift of **Basic** is over"));
        assertThat(STACK.control().get(seen).toString()).containsOnlyOnce("The gift of");
    }

    /// The night in which it is deleted is another's test.
    @Test
    void somebody_gets_what_is_kept_about_them_as_a_file_and_asks_for_its_deletion() {
        String title = STACK.pieces().getFirst().title();
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", title));

        Interaction exported = server.ada().uses("privacy export");
        assertThat(exported.text()).contains("This is what is kept about you");
        assertThat(exported.files()).hasSize(1);
        assertThat(exported.files().get(0).get("filename").asText()).isEqualTo(DataExport.NAME);
        JsonObject file = JsonObject.parse(STACK.content(exported.files().get(0)));
        assertThat(file.string("user")).isEqualTo(server.ada().id());
        JsonObject here = file.object("server");
        assertThat(here.string("id")).isEqualTo(server.id());
        assertThat(here.objects("did"))
                .anySatisfy(did -> {
                    assertThat(did.string("command")).isEqualTo("play");
                    assertThat(did.strings("tracks")).anyMatch(track -> track.contains(title));
                });

        Interaction asked = server.ada().uses("privacy delete");
        assertThat(asked.text()).contains("Delete what is kept about you?");
        Interaction begun = server.ada().presses(asked.json().get("message"), "t1:privacy-delete");
        assertThat(begun.text()).contains("Your data is being deleted");
        assertThat(server.ada().uses("privacy status").text()).contains("You asked for it");
    }

    private String direct() {
        return "users/" + server.ada().id() + "/dm";
    }

    /// What a plan lets a player do ends with it, although nobody says anything: the moment comes.
    @Test
    void a_running_player_learns_that_a_trial_is_over_when_its_time_has_come() throws Exception {
        server.ada().joins(server.lounge());
        server.ada().uses("play", Map.of("query", STACK.pieces().getFirst().longer()));
        assertThat(STACK.panel(server).toString()).contains("Now playing");
        var guild = GuildId.parse(server.id());
        Instant now = STACK.sales().time().instant();
        try (DynamoStore store = STACK.store()) {
            StoredSettings before = store.guilds().settings(guild);
            GuildSettings loud = before.now().with(before.now().manners().withVolume(150));
            assertThat(store.guilds().keep(guild, before, loud)).isInstanceOf(Kept.Done.class);
            // Whoever began it wants no message in a journey.
            var trial =
                    new Grant.Trial(
                            UserId.DELETED, Plan.PREMIUM, now, now.plus(Duration.ofDays(14)));
            store.grants().book(guild, new GrantChange(trial, "trial", "1", now));
            STACK.eventually("the plan lets it be loud", () -> volume(store, guild) == 150);
            assertThat(server.ada().uses("premium status").text()).contains("Premium");

            moves("P14D");

            STACK.eventually("the plan is over for the player", () -> volume(store, guild) == 100);
            assertThat(server.ada().uses("premium status").text()).contains("has Free");
        }
    }

    private static int volume(DynamoStore store, GuildId guild) {
        return store.journal().load(guild).readable().house().manners().volume();
    }

    private static void moves(String amount) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(STACK.sales().stripe().clock()))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"advance\":\"" + amount + "\"}"))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        }
    }

    private static void pays(String session) throws IOException, InterruptedException {
        URI control = URI.create(STACK.sales().stripe().control());
        var request =
                HttpRequest.newBuilder(URI.create(control + "/checkout/" + session + "/pay"))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        new ObjectMapper()
                                                .writeValueAsBytes(
                                                        Map.of("card", "4242424242424242"))))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        }
    }
}

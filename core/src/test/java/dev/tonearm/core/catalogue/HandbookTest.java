package dev.tonearm.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.PlanFacts;
import dev.tonearm.core.gate.Gate;
import dev.tonearm.core.gate.GuildRecord;
import dev.tonearm.core.gate.Question;
import dev.tonearm.core.gate.Verdict;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.Asker;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Help for one reader.
final class HandbookTest {
    private static final RoleId DJ = new RoleId(7);
    private static final ChannelId HERE = new ChannelId(70);
    private static final long CONNECT = Permission.CONNECT.bits();

    @Test
    void whoever_may_do_everything_reads_of_no_rule() {
        long manager = CONNECT | Permission.MANAGE_GUILD.bits();
        String help = overview(GuildSettings.USUAL, Set.of(), manager);
        assertThat(help)
                .contains("**Playback** · `/play`", "`/effects …`", "`/help`")
                .doesNotContain("By vote", "For DJs", "permissions");
    }

    @Test
    void what_others_have_to_agree_to_is_set_apart_and_a_dj_has_all_of_it() {
        GuildSettings djs = withDjs(Map.of("volume", CommandRule.OFF));
        String listener = overview(djs, Set.of(), CONNECT);
        assertThat(listener)
                .containsPattern("By vote: [^\\n]*`/skip`")
                .containsPattern("For DJs: [^\\n]*`/stop`")
                .contains("Turned off in this server: `/volume`")
                .contains("**Playback** · `/play`");
        assertThat(overview(djs, Set.of(DJ), CONNECT))
                .doesNotContain("By vote", "For DJs")
                .contains("Turned off in this server: `/volume`");
    }

    @Test
    void without_a_permission_of_discord_the_commands_that_need_it_are_named() {
        assertThat(overview(GuildSettings.USUAL, Set.of(), 0))
                .containsPattern("Not with your permissions: [^\\n]*`/play`")
                .contains("`/queue`");
    }

    @Test
    void in_a_channel_without_commands_it_says_where_they_are_taken() {
        GuildSettings settings =
                GuildSettings.USUAL.with(
                        new GuildSettings.Where(Set.of(new ChannelId(71)), Set.of(), 0, 0));
        assertThat(overview(settings, Set.of(), CONNECT)).contains("no commands. Use <#71>.");
    }

    @Test
    void a_chapter_explains_each_command_and_says_who_may() {
        String chapter =
                json(
                        new Handbook(new Reader(withDjs(Map.of()), Set.of(), CONNECT))
                                .chapter("playback"));
        assertThat(chapter).contains("`/play ", " — ", "*(By vote)*", "All chapters");
    }

    static List<Texts> languages() {
        return Texts.all();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void no_page_is_longer_than_a_message(Texts texts) {
        GuildSettings settings = withDjs(Map.of());
        Reader reader = new Reader(settings, Set.of(), Permission.MANAGE_GUILD.bits(), texts);
        assertThat(length(new Handbook(reader).overview())).isLessThanOrEqualTo(4_000);
        for (String chapter : Catalogue.chapters().keySet()) {
            assertThat(length(new Handbook(reader).chapter(chapter)))
                    .as(chapter)
                    .isBetween(20, 4_000);
        }
    }

    private static GuildSettings withDjs(Map<String, CommandRule> rules) {
        return GuildSettings.USUAL.with(
                new GuildSettings.Who(
                        Set.of(DJ),
                        new TreeMap<>(rules),
                        GuildSettings.USUAL.who().votePercent(),
                        GuildSettings.USUAL.who().reach()));
    }

    private static String overview(GuildSettings settings, Set<RoleId> roles, long permissions) {
        return json(new Handbook(new Reader(settings, roles, permissions)).overview());
    }

    private static String json(Message message) {
        return new String(message.edit(), StandardCharsets.UTF_8);
    }

    /// The characters of all text displays together, which Discord counts.
    private static int length(Message message) {
        return length(JsonObject.parse(message.edit()));
    }

    private static int length(JsonObject component) {
        int own = component.optionalString("content").orElse("").length();
        return own + component.objects("components").stream().mapToInt(HandbookTest::length).sum();
    }

    /// Somebody in a server with these settings.
    private record Reader(GuildSettings set, Set<RoleId> roles, long permissions, Texts texts)
            implements Facts {
        Reader(GuildSettings set, Set<RoleId> roles, long permissions) {
            this(set, roles, permissions, Texts.DEFAULT);
        }

        @Override
        public GuildId guild() {
            return new GuildId(1);
        }

        @Override
        public PlayerState state() {
            return PlayerState.NEW;
        }

        @Override
        public List<JournalLine> linesBefore(long sequence) {
            return List.of();
        }

        @Override
        public List<JournalLine> linesFrom(long sequence) {
            return List.of();
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public boolean may(Permission permission) {
            return asker().has(permission.bits());
        }

        @Override
        public Verdict verdict(String path) {
            return Gate.ruled(
                    new GuildRecord(stored(), StoredGrants.NONE, 0, 0),
                    new Question(path, Catalogue.among(path), asker(), now()),
                    Limits.STANDARD,
                    now());
        }

        @Override
        public Optional<StoredSettings> settings() {
            return Optional.of(stored());
        }

        @Override
        public PlanFacts plan() {
            return new PlanFacts(Limits.STANDARD, PlansFile.usual(), Optional.empty(), now());
        }

        @Override
        public boolean readsRequests() {
            return false;
        }

        @Override
        public List<CommandSpec> commands() {
            return Catalogue.commands();
        }

        @Override
        public String invitation() {
            return "https://discord.com";
        }

        private StoredSettings stored() {
            return new StoredSettings(set, 1, false);
        }

        private Asker asker() {
            return new Asker(new UserId(5), roles, permissions, HERE, 0);
        }
    }
}

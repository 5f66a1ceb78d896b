package dev.tonearm.core.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.gate.Gate;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Setting;
import dev.tonearm.core.guild.SettingValue;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages in every language, of a server that has set nothing and of one that has set all there
/// is room for: none is more than Discord takes.
class SettingsPageTest {
    static Stream<Texts> languages() {
        return Texts.all().stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_page_is_within_discords_bounds(Texts texts) {
        for (GuildSettings settings : List.of(GuildSettings.USUAL, everything())) {
            for (Section section : Section.values()) {
                within(SettingsPage.of(section, settings, told(texts, true)));
                within(SettingsPage.of(section, settings, told(texts, false)));
            }
            within(SettingsPage.show(settings, told(texts, false)));
            for (String path : List.of("skip", "effects", "effects preset")) {
                within(SettingsPage.command(path, settings, 7, told(texts, true)));
            }
        }
    }

    @Test
    void all_commands_but_those_of_the_settings_are_offered() {
        Message page =
                SettingsPage.of(Section.COMMANDS, GuildSettings.USUAL, told(Texts.DEFAULT, true));
        List<String> offered = new ArrayList<>();
        find(json(page), "value", offered);
        List<String> names = new ArrayList<>();
        Catalogue.commands().forEach(command -> names.add(command.name()));
        names.removeIf(name -> !Gate.isRuled(name));
        assertThat(offered).containsAll(names).doesNotContain("settings", "setup");
    }

    @Test
    void what_is_chosen_is_marked() {
        GuildSettings settings = everything();
        String page =
                new String(
                        SettingsPage.of(Section.DJS, settings, told(Texts.DEFAULT, true))
                                .post(true),
                        UTF_8);
        assertThat(page)
                .contains("\"default_values\":[{\"id\":\"1200000000000000001\",\"type\":\"role\"}")
                .contains("\"value\":\"djs\",\"default\":true");
    }

    @Test
    void whether_a_request_channel_is_read_stands_where_it_is_chosen_and_where_all_is_shown() {
        GuildSettings with = GuildSettings.USUAL.with(GuildSettings.USUAL.where().withRequests(7));
        String unread = "what they write is not read";
        assertThat(said(SettingsPage.show(with, told(Texts.DEFAULT, false))))
                .contains("<#7> · people press **Add music** there; " + unread);
        assertThat(said(SettingsPage.show(with, told(Texts.DEFAULT, true))))
                .contains("<#7> · what is written there is played");
        assertThat(said(SettingsPage.show(GuildSettings.USUAL, told(Texts.DEFAULT, false))))
                .contains("**Request channel**: none")
                .doesNotContain(unread);
        assertThat(said(SettingsPage.of(Section.MESSAGE, with, told(Texts.DEFAULT, false))))
                .contains("I don't read what they write");
        assertThat(said(SettingsPage.of(Section.MESSAGE, with, told(Texts.DEFAULT, true))))
                .contains("Whatever people write there asks for music.");
    }

    private static String said(Message page) {
        List<String> texts = new ArrayList<>();
        find(json(page), "content", texts);
        return String.join("\n", texts);
    }

    private static PageFacts told(Texts texts, boolean reads) {
        return new PageFacts(texts, Catalogue.commands(), reads);
    }

    /// As much of everything as there is room for.
    private static GuildSettings everything() {
        GuildSettings all = GuildSettings.USUAL;
        for (Setting setting : Setting.values()) {
            all = setting.with(all, most(setting.value()));
        }
        return all;
    }

    private static Object most(SettingValue value) {
        return switch (value) {
            case SettingValue.Word _ -> "pt-BR";
            case SettingValue.Choice(var choices) -> choices.get(1);
            case SettingValue.Flag() -> true;
            case SettingValue.Whole whole -> whole.most();
            case SettingValue.OneThing _ -> 1_200_000_000_000_000_001L;
            case SettingValue.Things things -> ids(things.most());
            case SettingValue.Rules _ -> {
                var map = new TreeMap<String, CommandRule>();
                Catalogue.slashCommands()
                        .forEach(command -> map.put(command.path(), CommandRule.VOTE));
                yield map;
            }
        };
    }

    private static Set<Long> ids(int count) {
        Set<Long> ids = new HashSet<>();
        for (long i = 1; i <= count; i++) ids.add(1_200_000_000_000_000_000L + i);
        return ids;
    }

    private static void within(Message message) {
        JsonObject json = json(message);
        List<String> texts = new ArrayList<>();
        find(json, "content", texts);
        assertThat(texts.stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(4_000);
        List<String> ids = new ArrayList<>();
        find(json, "custom_id", ids);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(count(json)).isLessThanOrEqualTo(40);
    }

    private static int count(JsonObject component) {
        int count = 0;
        for (JsonObject inner : component.objects("components")) count += 1 + count(inner);
        return count;
    }

    private static void find(JsonObject component, String member, List<String> found) {
        component.optionalString(member).ifPresent(found::add);
        for (JsonObject inner : component.objects("components")) find(inner, member, found);
        for (JsonObject inner : component.objects("options")) find(inner, member, found);
    }

    private static JsonObject json(Message message) {
        return JsonObject.parse(message.post(true));
    }
}

package dev.tonearm.core.settings;

import dev.tonearm.core.command.Attachment;
import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.OptionValues;
import dev.tonearm.core.family.Request;
import dev.tonearm.core.gate.Gate;
import java.util.List;
import java.util.function.Function;

/// `/settings` and its parts, for those who manage a server.
public final class SettingsSpec {
    static final String MENU = Gate.SETTINGS + " menu";
    static final String SHOW = Gate.SETTINGS + " show";
    static final String EXPORT = Gate.SETTINGS + " export";
    static final String IMPORT = Gate.SETTINGS + " import";
    static final String RESET = Gate.SETTINGS + " reset";

    public static final CommandSpec SPEC =
            CommandSpec.group(
                    Gate.SETTINGS,
                    Permission.MANAGE_GUILD,
                    part("menu", _ -> new Request.Show(new ShowMenu(Section.OVERVIEW))),
                    part("show", _ -> new Request.Show(new ShowSettings())),
                    part("export", _ -> new Request.Hand(new ExportSettings())),
                    part(
                            "import",
                            values -> new Request.Save(new ImportSettings(file(values))),
                            OptionSpec.chosen("file", OptionSpec.Kind.ATTACHMENT)),
                    part("reset", _ -> new Request.Show(new AskReset())));

    private SettingsSpec() {}

    private static CommandSpec part(
            String name, Function<OptionValues, Request> meaning, OptionSpec... options) {
        return new CommandSpec.Leaf(name, Permission.MANAGE_GUILD, List.of(options), meaning);
    }

    private static Attachment file(OptionValues values) {
        return OptionValues.required("file", values.attachment("file"));
    }
}

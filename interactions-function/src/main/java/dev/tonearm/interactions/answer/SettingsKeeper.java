package dev.tonearm.interactions.answer;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.Attachment;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Contents;
import dev.tonearm.core.family.Saved;
import dev.tonearm.core.family.Write;
import dev.tonearm.core.gate.GuildRecords;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Kept;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Lacking;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.plan.Feature;
import dev.tonearm.core.plan.Limits;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps what somebody changes in a guild's settings.
final class SettingsKeeper {
    /// Two people who change something at the same moment both get it; more do not.
    private static final int TRIES = 3;

    private final GuildRecords records;
    private final DiscordFiles files;
    private final boolean readsRequests;

    /// @param readsRequests whether what is written in a request channel is read
    SettingsKeeper(GuildRecords records, DiscordFiles files, boolean readsRequests) {
        this.records = records;
        this.files = files;
        this.readsRequests = readsRequests;
    }

    /// Makes a change and says what became of it.
    ///
    /// @param seen the settings as the gate saw them, if it saw them
    /// @param limits of the guild's plan: what it has not is not turned on; what is on stays so
    /// @param saved is told of a change before it is answered
    Message keep(
            Write write,
            GuildId guild,
            Optional<StoredSettings> seen,
            Limits limits,
            Texts texts,
            Consumer<Saved> saved) {
        StoredSettings before = seen.isPresent() ? seen.get() : records.settings(guild);
        for (int i = 0; i < TRIES; i++) {
            if (before.newer()) return Answers.notice(texts, "settings.newer");
            var facts = new Known(guild, before, texts);
            switch (write.plan(facts)) {
                case Write.Plan.No(var why) -> {
                    return why;
                }
                case Write.Plan.To to -> {
                    GuildSettings after = to.settings();
                    if (after.equals(before.now())) {
                        return to.noted(write.answer(new Saved(before, before), facts));
                    }
                    for (Feature feature : after.needs()) {
                        if (!limits.has(feature) && !before.now().needs().contains(feature)) {
                            return Lacking.of(feature, limits, texts);
                        }
                    }
                    switch (records.keep(guild, before, after)) {
                        case Kept.Done(var kept) -> {
                            var done = new Saved(before, kept);
                            saved.accept(done);
                            return to.noted(write.answer(done, facts));
                        }
                        case Kept.Overtaken(var instead) -> before = instead;
                    }
                }
            }
        }
        return Answers.notice(texts, "edge.try_again");
    }

    /// What a change is told.
    private final class Known implements Write.Facts {
        private final GuildId guild;
        private final StoredSettings settings;
        private final Texts texts;

        Known(GuildId guild, StoredSettings settings, Texts texts) {
            this.guild = guild;
            this.settings = settings;
            this.texts = texts;
        }

        @Override
        public GuildId guild() {
            return guild;
        }

        @Override
        public StoredSettings settings() {
            return settings;
        }

        @Override
        public Optional<GuildSettings> before(long revision) {
            return records.before(guild, revision);
        }

        @Override
        public Contents contents(Attachment file, int most) {
            return files.read(file, most);
        }

        @Override
        public boolean readsRequests() {
            return readsRequests;
        }

        @Override
        public List<CommandSpec> commands() {
            return Catalogue.commands();
        }

        @Override
        public Texts texts() {
            return texts;
        }
    }
}

package dev.tonearm.discord.voice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.standin.sound.Spectrum;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A guild's voice as JSON, for the control routes.
final class VoiceState {

    private VoiceState() {}

    static ObjectNode of(VoiceGateway gateway, long guild) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("guildId", Long.toString(guild));
        Optional<VoiceConnection> connection = gateway.connection(guild);
        state.put("connected", connection.filter(VoiceConnection::isConnected).isPresent());
        state.put("unheard", gateway.isUnheard(guild));
        connection.ifPresent(present -> describe(state, present));
        GuildEar ear = gateway.ear(guild);
        state.put("packets", ear.packets());
        ear.silentFor().ifPresent(pause -> state.put("silentForMs", pause.toMillis()));
        ear.gaps().first().ifPresent(at -> state.put("firstSoundAt", at.toString()));
        ear.gaps().longest().ifPresent(gap -> describe(state.withObject("longestGap"), gap));
        var gaps = state.putArray("gaps");
        ear.gaps().recent().forEach(gap -> describe(gaps.addObject(), gap));
        return state;
    }

    private static void describe(ObjectNode state, VoiceConnection connection) {
        state.put("channelId", Long.toString(connection.grant().channel()));
        state.put("userId", Long.toString(connection.grant().user()));
        state.put("ssrc", connection.ssrc());
        state.put("speaking", connection.isSpeaking());
        state.put("resumes", connection.resumes());
        state.put("lost", connection.check().lost());
        connection.session().ifPresent(session -> state.put("mode", session.mode().wireName()));
    }

    private static void describe(ObjectNode node, Gaps.Gap gap) {
        node.put("ms", gap.ms()).put("from", gap.from().toString()).put("to", gap.to().toString());
    }

    /// Windows in which level and balance are followed over time.
    private static final Duration WINDOW = Duration.ofMillis(50);

    /// What is heard, in numbers.
    ///
    /// @param bands frequencies, two each, between which the level is wanted
    static ObjectNode heard(GuildEar ear, Duration last, List<Band> bands) {
        Sound sound = ear.heard(last);
        Spectrum spectrum = sound.spectrum();
        ObjectNode heard = JsonNodeFactory.instance.objectNode();
        heard.put("ms", last.toMillis());
        heard.put("rms", sound.rms());
        heard.put("dominantHz", spectrum.dominantHertz());
        heard.put("amplitude", spectrum.dominantAmplitude());
        describe(heard.putObject("level"), Course.ofLevel(sound, WINDOW));
        describe(heard.putObject("balance"), Course.ofBalance(sound, WINDOW));
        var levels = heard.putArray("bands");
        for (Band band : bands) {
            levels.addObject()
                    .put("from", band.from)
                    .put("to", band.to)
                    .put("rms", spectrum.bandRms(band.from, band.to));
        }
        return heard;
    }

    private static void describe(ObjectNode node, Course course) {
        node.put("mean", course.mean())
                .put("least", course.least())
                .put("most", course.most())
                .put("hz", course.hertz());
    }

    /// Two frequencies in hertz.
    record Band(double from, double to) {

        private static final Pattern FORM = Pattern.compile("([0-9]{1,5})-([0-9]{1,5})");

        static Optional<Band> parse(String text) {
            Matcher form = FORM.matcher(text);
            return form.matches()
                    ? Optional.of(
                            new Band(
                                    Double.parseDouble(form.group(1)),
                                    Double.parseDouble(form.group(2))))
                    : Optional.empty();
        }
    }
}

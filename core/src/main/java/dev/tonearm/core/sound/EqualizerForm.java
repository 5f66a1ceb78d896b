package dev.tonearm.core.sound;

import dev.tonearm.core.audio.Filter.Equalizer;
import dev.tonearm.core.command.OptionProblem;
import dev.tonearm.core.family.Dialog;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.InvalidOptionException;
import dev.tonearm.core.family.OptionSpec;
import dev.tonearm.core.family.OptionValues;
import dev.tonearm.core.family.Press;
import dev.tonearm.core.message.Modal;
import dev.tonearm.core.plan.Feature;
import dev.tonearm.core.sound.SoundCommand.Band;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The bands of a part of the equaliser as a form, with the gains that are heard now. A line that
/// is left empty changes nothing.
record EqualizerForm(EqualizerPart part) implements Dialog {
    /// As in `-0.25`.
    private static final int MOST_CHARACTERS = 6;

    @Override
    public String slash() {
        return "effects band";
    }

    @Override
    public Optional<Feature> feature() {
        return Optional.of(Feature.EFFECTS);
    }

    @Override
    public Modal form(Facts facts) {
        Equalizer heard =
                facts.state().sound().filters().find(Equalizer.class).orElse(Equalizer.FLAT);
        String hint = facts.texts().text("effects.equalizer.hint", Equalizer.LEAST, Equalizer.MOST);
        List<Modal.Field> fields =
                bands(part)
                        .mapToObj(band ->
                                new Modal.Field(
                                        field(band),
                                        EqualizerPart.name(band, facts.texts()),
                                        hint,
                                        facts.texts().number(heard.gains().get(band)),
                                        MOST_CHARACTERS,
                                        false))
                        .toList();
        return new Modal(
                SoundRoute.GAINS.id().with(part), facts.texts().text("effects.equalizer"), fields);
    }

    /// What somebody filled in.
    static SoundCommand filled(EqualizerPart part, Press press) {
        OptionValues values =
                press.filled(
                        bands(part)
                                .<OptionSpec>mapToObj(band ->
                                        OptionSpec.decimal(
                                                        field(band),
                                                        Equalizer.LEAST,
                                                        Equalizer.MOST)
                                                .optional())
                                .toList());
        List<Band> bands = new ArrayList<>();
        bands(part)
                .forEach(band ->
                        values.number(field(band))
                                .ifPresent(gain -> bands.add(new Band(band, gain.floatValue()))));
        if (bands.isEmpty()) {
            throw new InvalidOptionException(field(part.first()), OptionProblem.MISSING);
        }
        return new SoundCommand.SetBands(bands);
    }

    private static IntStream bands(EqualizerPart part) {
        return IntStream.range(part.first(), part.first() + EqualizerPart.BANDS);
    }

    /// Said to whoever fills in something wrong.
    private static String field(int band) {
        return EqualizerPart.hertz(band) + "hz";
    }
}

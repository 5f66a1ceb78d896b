package dev.tonearm.core.sound;

import dev.tonearm.core.audio.Filter.Equalizer;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Component.Button;
import dev.tonearm.core.message.Component.Style;
import dev.tonearm.core.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `/effects equalizer`: the bands as they are heard, and a button for each third of them that
/// opens a form. (A form has five lines. A button can be pressed again when its form was closed,
/// while Discord's menus say nothing when the same entry is chosen twice.) Others may change it
/// meanwhile, so a last button shows it again.
record ShowEqualizer() implements Read {
    private static final int BAR = 20;

    @Override
    public String slash() {
        return "effects equalizer";
    }

    @Override
    public Message answer(Facts facts) {
        Texts texts = facts.texts();
        Equalizer heard =
                facts.state().sound().filters().find(Equalizer.class).orElse(Equalizer.FLAT);
        List<Button> buttons = new ArrayList<>();
        for (EqualizerPart part : EqualizerPart.values()) {
            String key = "equalizer." + part.name().toLowerCase(Locale.ROOT);
            buttons.add(
                    Button.of(
                            SoundRoute.BANDS.id().with(part),
                            key,
                            "🎚️",
                            Style.SECONDARY,
                            false,
                            texts));
        }
        buttons.add(
                Button.of(
                        SoundRoute.EQUALIZER.id(),
                        "equalizer.again",
                        "🔄",
                        Style.SECONDARY,
                        false,
                        texts));
        return Message.framed(
                Colour.QUIET,
                List.of(
                        new Component.Text(
                                "### " + texts.text("effects.equalizer") + bands(heard, texts)),
                        new Component.Row(buttons)));
    }

    private static String bands(Equalizer heard, Texts texts) {
        StringBuilder text = new StringBuilder("\n```\n");
        for (int band = 0; band < Equalizer.BANDS; band++) {
            float gain = heard.gains().get(band);
            String name = EqualizerPart.name(band, texts);
            String number = texts.number(gain);
            text.append(" ".repeat(8 - name.length())).append(name).append(' ');
            text.append(" ".repeat(Math.max(0, 6 - number.length()))).append(number).append(' ');
            text.append("█".repeat(Math.round((gain - Equalizer.LEAST) / range() * BAR)));
            text.append('\n');
        }
        return text.append("```").toString();
    }

    private static float range() {
        return Equalizer.MOST - Equalizer.LEAST;
    }
}

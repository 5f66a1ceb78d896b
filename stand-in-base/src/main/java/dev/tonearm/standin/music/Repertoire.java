package dev.tonearm.standin.music;

import dev.tonearm.standin.music.Part.Arpeggio;
import dev.tonearm.standin.music.Part.Bass;
import dev.tonearm.standin.music.Part.Drums;
import dev.tonearm.standin.music.Part.Pad;
import dev.tonearm.standin.music.Part.Tune;
import java.util.List;

/// The eight pieces. No two share a pedal, and neighbours are at least 6 % apart.
final class Repertoire {

    /// Raise it with every change of a note or a timbre: files of another version are written anew.
    static final int VERSION = 1;

    private Repertoire() {}

    static List<Piece> pieces() {
        return List.of(
                amberHour(),
                nightFerry(),
                rainOnGlass(),
                firstLight(),
                copperWires(),
                longWayToTheSea(),
                clockmaker(),
                snowInApril());
    }

    private static Piece amberHour() {
        return new Piece(
                "Amber Hour",
                "The Tonearm Trio",
                84,
                16,
                Pitch.of("D4"),
                List.of("D3 F#3 A3 C#4", "B2 D3 F#3 A3", "G2 B2 D3 F#3", "A2 C#3 E3 G3"),
                List.of(
                        new Pad(0, Timbre.PAD, 0.030),
                        new Arpeggio(1, Timbre.KEYS, 0.055, 1, "0-21-32-1-23-1-2"),
                        new Bass(2, 0.09, "x---5-x-"),
                        new Drums(4, 0.16, "x---x---", "--x---x-", "xxxxxxxx"),
                        new Tune(
                                8,
                                Timbre.FLUTE,
                                0.060,
                                List.of(
                                        "F#5 . . E5 - C#5 . -",
                                        "D5 . . C#5 B4 . . -",
                                        "B4 . D5 . F#5 . E5 .",
                                        "E5 . . . - - - -"))));
    }

    private static Piece nightFerry() {
        return new Piece(
                "Night Ferry",
                "Mara Lindqvist",
                66,
                12,
                Pitch.of("A3"),
                List.of("A2 C3 E3 B3", "F2 A2 C3 G3", "C3 E3 G3 B3", "G2 B2 D3 A3"),
                List.of(
                        new Pad(0, Timbre.STRINGS, 0.032),
                        new Arpeggio(0, Timbre.BELL, 0.045, 2, "0---2---1---3---"),
                        new Bass(2, 0.08, "x-----5-"),
                        new Tune(
                                4,
                                Timbre.KEYS,
                                0.065,
                                List.of(
                                        "E5 . . . C5 . B4 .",
                                        "C5 . . . A4 . . .",
                                        "G4 . B4 . E5 . D5 .",
                                        "D5 . . . B4 . . ."))));
    }

    private static Piece rainOnGlass() {
        return new Piece(
                "Rain on Glass",
                "Paper Lanterns",
                96,
                16,
                Pitch.of("E4"),
                List.of("E3 G3 B3 D4", "C3 E3 G3 B3", "A2 C3 E3 G3", "B2 D3 F#3 A3"),
                List.of(
                        new Arpeggio(0, Timbre.MARIMBA, 0.070, 1, "0213021302130213"),
                        new Arpeggio(4, Timbre.BELL, 0.030, 2, "--3---1---2-----"),
                        new Pad(2, Timbre.PAD, 0.026),
                        new Bass(4, 0.08, "x-------5---x---"),
                        new Drums(8, 0.12, "x-----x-", "----x---", "--x---x-")));
    }

    private static Piece firstLight() {
        return new Piece(
                "First Light",
                "Paper Lanterns",
                72,
                12,
                Pitch.of("G3"),
                List.of("G2 B2 D3 A3", "E2 G2 B2 D3", "C3 E3 G3 B3", "D3 F#3 A3 C4"),
                List.of(
                        new Pad(0, Timbre.STRINGS, 0.030),
                        new Arpeggio(1, Timbre.PLUCK, 0.055, 1, "0123456-54321---"),
                        new Tune(
                                4,
                                Timbre.FLUTE,
                                0.055,
                                List.of(
                                        "D5 . E5 . B4 . . .",
                                        "G5 . . E5 D5 . B4 .",
                                        "C5 . E5 . G5 . E5 .",
                                        "D5 . . . . . - -"))));
    }

    private static Piece copperWires() {
        return new Piece(
                "Copper Wires",
                "Helio Park",
                118,
                20,
                Pitch.of("C4"),
                List.of("C3 Eb3 G3 Bb3", "C3 Eb3 G3 Bb3", "Ab2 C3 Eb3 G3", "Bb2 D3 F3 A3"),
                List.of(
                        new Bass(0, 0.09, "x-xo-xx-x-xo-x5-"),
                        new Drums(
                                2,
                                0.18,
                                "x---x---x---x---",
                                "----x-------x---",
                                "--x---x---x---xx"),
                        new Arpeggio(4, Timbre.PLUCK, 0.050, 1, "0-2-3-2-1-3-2-4-"),
                        new Pad(8, Timbre.PAD, 0.024),
                        new Tune(
                                12,
                                Timbre.KEYS,
                                0.050,
                                List.of(
                                        "G5 - Eb5 - F5 . - G5",
                                        "Bb5 . G5 - F5 - Eb5 .",
                                        "Eb5 - C5 - Eb5 . F5 .",
                                        "D5 . . - F5 . D5 ."))));
    }

    private static Piece longWayToTheSea() {
        return new Piece(
                "Long Way to the Sea",
                "Mara Lindqvist",
                76,
                16,
                Pitch.of("F3"),
                List.of("F2 A2 C3 E3", "D2 F2 A2 C3", "Bb2 D3 F3 A3", "C3 E3 G3 Bb3"),
                List.of(
                        new Arpeggio(0, Timbre.PLUCK, 0.060, 1, "0-1-2-3-2-1-2-1-"),
                        new Pad(4, Timbre.STRINGS, 0.024),
                        new Bass(4, 0.07, "x---x---"),
                        new Tune(
                                8,
                                Timbre.FLUTE,
                                0.055,
                                List.of(
                                        "A4 . C5 . E5 . . .",
                                        "D5 . . C5 A4 . . -",
                                        "D5 . F5 . D5 . C5 .",
                                        "G4 . . . C5 . . -")),
                        new Drums(8, 0.10, "x-------", "----x---", "x-x-x-x-")));
    }

    private static Piece clockmaker() {
        return new Piece(
                "The Clockmaker",
                "Helio Park",
                120,
                16,
                Pitch.of("B3"),
                List.of("B2 D3 F#3 A3", "G2 B2 D3 F#3", "E2 G2 B2 D3", "F#2 A2 C#3 E3"),
                List.of(
                        new Drums(
                                0,
                                0.10,
                                "----------------",
                                "----------------",
                                "x---x---x---x-x-"),
                        new Arpeggio(1, Timbre.MARIMBA, 0.065, 1, "0-3-1-3-2-3-1-3-"),
                        new Arpeggio(4, Timbre.BELL, 0.035, 2, "2-------1-------"),
                        new Bass(4, 0.08, "x-------5-------"),
                        new Pad(8, Timbre.PAD, 0.022)));
    }

    private static Piece snowInApril() {
        return new Piece(
                "Snow in April",
                "Ines Valmont",
                60,
                10,
                Pitch.of("F#4"),
                List.of("D3 F#3 A3 E4", "B2 D3 F#3 C#4", "G2 B2 D3 A3", "A2 D3 E3 C#4"),
                List.of(
                        new Pad(0, Timbre.PAD, 0.028),
                        new Tune(
                                1,
                                Timbre.BELL,
                                0.055,
                                List.of(
                                        "A5 . - E5 . - B5 .",
                                        "C#6 . - B5 . - E5 .",
                                        "D5 . B5 . . - A5 .",
                                        "E5 . . C#5 . - - -")),
                        new Arpeggio(3, Timbre.KEYS, 0.045, 0, "0-1-2-3-2-1-"),
                        new Bass(4, 0.06, "x-------")));
    }
}

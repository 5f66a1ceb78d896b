/// What the commands of `./tonearm` share: how they begin and end, read their flags and print what
/// they measured.
@NullMarked
package dev.tonearm.cli;

import org.jspecify.annotations.NullMarked;

/// Texts in the languages that listeners read.
@NullMarked
package dev.tonearm.core.locale;

import org.jspecify.annotations.NullMarked;

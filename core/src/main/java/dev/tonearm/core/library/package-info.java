/// The operator's music library: its pieces, and how they are found by words.
@NullMarked
package dev.tonearm.core.library;

import org.jspecify.annotations.NullMarked;

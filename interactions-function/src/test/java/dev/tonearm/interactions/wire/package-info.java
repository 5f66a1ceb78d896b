/// What Discord sends, and what it takes.
@NullMarked
package dev.tonearm.interactions.wire;

import org.jspecify.annotations.NullMarked;

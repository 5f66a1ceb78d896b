/// What was played, and who did what.
@NullMarked
package dev.tonearm.core.history;

import org.jspecify.annotations.NullMarked;

/// What whoever runs the bot wants to know of its days: sums without names.
@NullMarked
package dev.tonearm.core.statistics;

import org.jspecify.annotations.NullMarked;

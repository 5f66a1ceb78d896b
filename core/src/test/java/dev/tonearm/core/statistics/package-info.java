/// Tests of the figures of days.
@NullMarked
package dev.tonearm.core.statistics;

import org.jspecify.annotations.NullMarked;

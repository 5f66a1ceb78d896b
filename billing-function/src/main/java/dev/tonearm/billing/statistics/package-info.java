/// The figures of a night.
@NullMarked
package dev.tonearm.billing.statistics;

import org.jspecify.annotations.NullMarked;

/// Tests of the jobs of the night.
@NullMarked
package dev.tonearm.billing.job;

import org.jspecify.annotations.NullMarked;

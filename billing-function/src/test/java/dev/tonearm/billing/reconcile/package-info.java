/// Tests of the nightly comparison.
@NullMarked
package dev.tonearm.billing.reconcile;

import org.jspecify.annotations.NullMarked;

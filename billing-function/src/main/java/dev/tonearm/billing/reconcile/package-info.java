/// The comparison with what payment services say, every night, for what no event told.
@NullMarked
package dev.tonearm.billing.reconcile;

import org.jspecify.annotations.NullMarked;

/// Which partitions this worker acts for: leases taken, renewed, handed over and lost.
@NullMarked
package dev.tonearm.worker.lease;

import org.jspecify.annotations.NullMarked;

/// Which queue, worker and shards a guild belongs to.
@NullMarked
package dev.tonearm.core.partition;

import org.jspecify.annotations.NullMarked;

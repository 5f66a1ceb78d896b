/// Music that is asked for by writing its name into a server's request channel.
@NullMarked
package dev.tonearm.worker.typed;

import org.jspecify.annotations.NullMarked;

/// One thing after another for one guild, side by side for many.
@NullMarked
package dev.tonearm.worker.mailbox;

import org.jspecify.annotations.NullMarked;

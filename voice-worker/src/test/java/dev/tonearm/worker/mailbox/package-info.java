@NullMarked
package dev.tonearm.worker.mailbox;

import org.jspecify.annotations.NullMarked;

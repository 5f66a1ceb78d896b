@NullMarked
package dev.tonearm.worker.reply;

import org.jspecify.annotations.NullMarked;

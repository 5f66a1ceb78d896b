@NullMarked
package dev.tonearm.worker.discord;

import org.jspecify.annotations.NullMarked;

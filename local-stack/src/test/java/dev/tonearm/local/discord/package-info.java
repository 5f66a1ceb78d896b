@NullMarked
package dev.tonearm.local.discord;

import org.jspecify.annotations.NullMarked;

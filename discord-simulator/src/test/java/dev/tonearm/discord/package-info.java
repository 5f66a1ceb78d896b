@NullMarked
package dev.tonearm.discord;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.tonearm.core.command;

import org.jspecify.annotations.NullMarked;

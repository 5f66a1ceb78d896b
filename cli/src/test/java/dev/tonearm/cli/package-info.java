@NullMarked
package dev.tonearm.cli;

import org.jspecify.annotations.NullMarked;

/// What javac checks in all other modules.
@NullMarked
package dev.tonearm.checks;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.tonearm.artefacts;

import org.jspecify.annotations.NullMarked;

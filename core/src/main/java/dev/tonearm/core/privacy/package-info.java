/// `/privacy`: what is kept about somebody, as a file, and its deletion.
@NullMarked
package dev.tonearm.core.privacy;

import org.jspecify.annotations.NullMarked;

/// The rules that every class of the module keeps.
@NullMarked
package dev.tonearm.core.rules;

import org.jspecify.annotations.NullMarked;

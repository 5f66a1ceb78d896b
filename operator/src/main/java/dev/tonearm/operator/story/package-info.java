/// What happened in a server, told from its journal.
@NullMarked
package dev.tonearm.operator.story;

import org.jspecify.annotations.NullMarked;

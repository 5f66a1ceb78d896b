/// Who and where on Discord: identifiers, settings of a server.
@NullMarked
package dev.tonearm.core.guild;

import org.jspecify.annotations.NullMarked;

/// What may stand before the API.
@NullMarked
package dev.tonearm.infra.front;

import org.jspecify.annotations.NullMarked;

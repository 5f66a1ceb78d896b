/// What arrives: the HTTP request, whether Discord signed it, and what somebody did.
@NullMarked
package dev.tonearm.interactions.request;

import org.jspecify.annotations.NullMarked;

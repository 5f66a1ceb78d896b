/// `/premium`: what a server's plan is, what it allows and how much of that is used, and how it is
/// tried.
@NullMarked
package dev.tonearm.core.premium;

import org.jspecify.annotations.NullMarked;

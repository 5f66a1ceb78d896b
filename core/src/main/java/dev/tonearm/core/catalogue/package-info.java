/// All families of commands, and what is made of them: registration, help, the form that travels.
@NullMarked
package dev.tonearm.core.catalogue;

import org.jspecify.annotations.NullMarked;

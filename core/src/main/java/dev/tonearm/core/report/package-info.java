/// What is told of an error to a service that collects them, without anything of a person.
@NullMarked
package dev.tonearm.core.report;

import org.jspecify.annotations.NullMarked;

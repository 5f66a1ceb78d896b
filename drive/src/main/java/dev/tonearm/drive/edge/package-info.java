/// The edge driven from outside: signed interactions, and the services that it needs, also behind
/// TLS.
@NullMarked
package dev.tonearm.drive.edge;

import org.jspecify.annotations.NullMarked;

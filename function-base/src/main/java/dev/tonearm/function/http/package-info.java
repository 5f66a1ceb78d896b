/// HTTP as an API Gateway HTTP API hands it to a function and takes it from there (payload format
/// 2.0).
@NullMarked
package dev.tonearm.function.http;

import org.jspecify.annotations.NullMarked;

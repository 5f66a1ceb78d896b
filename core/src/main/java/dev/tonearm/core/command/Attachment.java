package dev.tonearm.core.command;

/// A file that somebody gave with a command.
///
/// @param fileName as the person's machine called it; strangers wrote it
/// @param contentType what Discord takes it for, or empty
/// @param size in bytes
/// @param url where Discord keeps it, for a day or so
public record Attachment(long id, String fileName, String contentType, long size, String url) {}

package dev.tonearm.stripe.wire;

import java.util.List;

/// A parameter of a request, or a member of one.
///
/// @param clearable whether an empty text unsets it
public record Field(String name, Kind kind, boolean needed, boolean clearable) {

    public static Field of(String name, Kind kind) {
        return new Field(name, kind, false, false);
    }

    public static Field text(String name) {
        return of(name, new Kind.Text(5_000));
    }

    public static Field url(String name) {
        return of(name, new Kind.Url());
    }

    public static Field email(String name) {
        return of(name, new Kind.Email());
    }

    public static Field flag(String name) {
        return of(name, new Kind.Flag());
    }

    public static Field whole(String name, long least, long most) {
        return of(name, new Kind.Whole(least, most));
    }

    /// Seconds since 1970.
    public static Field time(String name) {
        return of(name, new Kind.Whole(0, 99_999_999_999L));
    }

    /// A point of time, or a word for one.
    public static Field timeOr(String name, String... words) {
        return of(name, new Kind.Either(new Kind.Choice(List.of(words)), time(name).kind()));
    }

    public static Field choice(String name, String... values) {
        return of(name, new Kind.Choice(List.of(values)));
    }

    public static Field list(String name, Kind of) {
        return of(name, new Kind.Listing(of));
    }

    public static Field texts(String name) {
        return list(name, new Kind.Text(5_000));
    }

    public static Field hash(String name, Field... members) {
        return of(name, Kind.Hash.of(members));
    }

    public static Field hashes(String name, Field... members) {
        return list(name, Kind.Hash.of(members));
    }

    public static Field metadata() {
        return new Field("metadata", new Kind.Metadata(), false, true);
    }

    /// A filter of a list by time: a second, or bounds.
    public static Field created() {
        var second = time("created").kind();
        var bounds = Kind.Hash.of(time("gt"), time("gte"), time("lt"), time("lte"));
        return of("created", new Kind.Either(bounds, second));
    }

    public Field need() {
        return new Field(name, kind, true, clearable);
    }

    public Field clear() {
        return new Field(name, kind, needed, true);
    }
}

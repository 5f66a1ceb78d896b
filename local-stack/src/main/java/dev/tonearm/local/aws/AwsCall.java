package dev.tonearm.local.aws;

/// Something that somebody asked of AWS, as a policy of IAM would have to allow it.
///
/// @param caller the access key, which is a part's own in a stack
/// @param action such as `dynamodb:UpdateItem`
/// @param resource the name of the table, queue, bus, schedule or role; empty if none was said
public record AwsCall(String caller, String action, String resource)
        implements Comparable<AwsCall> {
    @Override
    public int compareTo(AwsCall other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return caller + " " + action + " " + resource;
    }
}

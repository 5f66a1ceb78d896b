package dev.tonearm.worker.source;

import java.net.InetAddress;

/// Tells addresses on the internet from addresses inside.
final class Addresses {
    private Addresses() {}

    /// Whether the address is one that anybody on the internet could reach as well.
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? isPublicV4(bytes, 0) : isPublicV6(bytes);
    }

    /// IANA's special-purpose registry, without the blocks that are globally reachable.
    private static boolean isPublicV4(byte[] bytes, int from) {
        int a = bytes[from] & 0xff;
        int b = bytes[from + 1] & 0xff;
        int c = bytes[from + 2] & 0xff;
        int d = bytes[from + 3] & 0xff;
        return !(a == 0 // "this network"
                || a == 10 // private
                || a == 127 // loopback
                || a >= 224 // multicast, reserved, broadcast
                || (a == 100 && b >= 64 && b < 128) // carrier-grade NAT
                || (a == 168 && b == 63 && c == 129 && d == 16) // Azure's host, seen from a guest
                || (a == 169 && b == 254) // link-local, and the clouds' metadata services
                || (a == 172 && b >= 16 && b < 32) // private
                || (a == 192 && b == 168) // private
                || (a == 192 && b == 0 && (c == 0 || c == 2)) // protocols, documentation
                || (a == 192 && b == 88 && c == 99) // old 6to4 relays
                || (a == 198 && (b == 18 || b == 19)) // benchmarks
                || (a == 198 && b == 51 && c == 100) // documentation
                || (a == 203 && b == 0 && c == 113)); // documentation
    }

    /// Only global unicast, 2000::/3, without the parts of it that lead elsewhere or nowhere.
    private static boolean isPublicV6(byte[] bytes) {
        if (isMappedV4(bytes)) return isPublicV4(bytes, 12);
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
        // NAT64 carries an IPv4 address in its last bytes; its local-use prefix, 64:ff9b:1::/48,
        // wherever the network that uses it says, and so does nobody outside.
        if (first == 0x64 && second == 0xff9b) return isZero(bytes, 4, 12) && isPublicV4(bytes, 12);
        if ((first & 0xe000) != 0x2000) return false;
        // 6to4 carries one in its third to sixth.
        if (first == 0x2002) return isPublicV4(bytes, 2);
        boolean protocols = first == 0x2001 && second < 0x200; // Teredo, ORCHID and others
        boolean documentation = (first == 0x2001 && second == 0xdb8) || (first & 0xfff0) == 0x3ff0;
        return !protocols && !documentation;
    }

    /// `::ffff:a.b.c.d`, which Java makes an IPv4 address, and the older `::a.b.c.d`, which it does
    /// not; `::` and `::1` are among the latter.
    private static boolean isMappedV4(byte[] bytes) {
        if (!isZero(bytes, 0, 10)) return false;
        int before = ((bytes[10] & 0xff) << 8) | (bytes[11] & 0xff);
        return before == 0xffff || before == 0;
    }

    private static boolean isZero(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] != 0) return false;
        }
        return true;
    }
}

package dev.tonearm.billing.discord;

import dev.tonearm.core.grant.Entitlement;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All that was ever bought in Discord's shop, as Discord lists it (discord-api-docs,
/// resources/entitlement): what holds, what ended, and what was taken back.
public final class ListedEntitlements {
    private static final Logger log = LoggerFactory.getLogger(ListedEntitlements.class);

    /// The most that Discord puts on a page.
    static final int PAGE = 100;

    /// Where the first page begins.
    public static final String BEGIN = "0";

    private final DiscordLists lists;
    private final String path;

    public ListedEntitlements(DiscordLists lists, long applicationId) {
        this.lists = lists;
        this.path =
                "applications/%s/entitlements?limit=%d&exclude_deleted=false&after="
                        .formatted(Long.toUnsignedString(applicationId), PAGE);
    }

    /// A page of them, by their ids.
    ///
    /// @param unread how many there are besides that nobody can read
    /// @param next the last id, behind which the next page begins; empty if this was the last
    public record Page(List<Entitlement> found, int unread, String next) {
        public Page {
            found = List.copyOf(found);
        }
    }

    /// The page behind an entitlement.
    ///
    /// @throws NotListedException if there is none
    public Page after(String id) {
        List<JsonObject> listed = lists.get(path + id);
        List<Entitlement> found = new ArrayList<>();
        for (JsonObject one : listed) {
            try {
                found.add(Entitlement.read(one));
            } catch (IllegalArgumentException | JsonException e) {
                log.error("an entitlement that cannot be read", e);
            }
        }
        boolean last = listed.size() < PAGE;
        return new Page(
                found,
                listed.size() - found.size(),
                last ? "" : listed.getLast().optionalString("id").orElse(""));
    }
}

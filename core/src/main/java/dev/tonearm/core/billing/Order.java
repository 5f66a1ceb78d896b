package dev.tonearm.core.billing;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.plan.Plan;

/// What somebody wants of a plan that is paid for, or of what is kept about them. It travels to the
/// billing function, which asks the payment service and answers whoever ordered.
public sealed interface Order {
    /// The slash command that gives it, group and subcommand separated by spaces.
    String slash();

    /// To buy a plan for this server.
    ///
    /// @param yearly whether it is paid for a year at a time
    record Subscribe(Plan plan, boolean yearly) implements Order {
        @Override
        public String slash() {
            return "premium subscribe";
        }
    }

    /// To have another plan here, or to keep one that was to end.
    record Change(Plan plan, boolean yearly) implements Order {
        @Override
        public String slash() {
            return "premium change";
        }
    }

    /// To stop paying.
    ///
    /// @param atOnce or when what is paid for is over
    record Cancel(boolean atOnce) implements Order {
        @Override
        public String slash() {
            return "premium cancel";
        }
    }

    /// To see bills and cards.
    record Portal() implements Order {
        @Override
        public String slash() {
            return "premium portal";
        }
    }

    /// To have here what one pays for elsewhere.
    ///
    /// @param from the server where it is, if there are several; empty otherwise
    record Transfer(String from) implements Order {
        @Override
        public String slash() {
            return "premium transfer";
        }
    }

    /// Something about what is kept of whoever orders it.
    sealed interface OfPrivacy extends Order {}

    /// To have it as a file.
    record Export() implements OfPrivacy {
        @Override
        public String slash() {
            return "privacy export";
        }
    }

    /// To be told what a deletion takes away, and to be asked whether that is meant.
    record AskDeletion() implements OfPrivacy {
        @Override
        public String slash() {
            return "privacy delete";
        }
    }

    /// To have it deleted.
    record Delete() implements OfPrivacy {
        @Override
        public String slash() {
            return "privacy delete";
        }
    }

    /// To be told how far that is.
    record DeletionStatus() implements OfPrivacy {
        @Override
        public String slash() {
            return "privacy status";
        }
    }

    /// To read what lies on the server's notice board. Nobody gives it: whoever manages the server
    /// gets that beside the answer to what they asked.
    record ReadBoard() implements Order {
        @Override
        public String slash() {
            return "premium status";
        }
    }

    /// Its members in a message, the kind among them.
    default void write(JsonWriter to) {
        switch (this) {
            case Subscribe(var plan, boolean yearly) ->
                    to.put("order", "subscribe").put("plan", plan.wire()).put("yearly", yearly);
            case Change(var plan, boolean yearly) ->
                    to.put("order", "change").put("plan", plan.wire()).put("yearly", yearly);
            case Cancel(boolean atOnce) -> to.put("order", "cancel").put("atOnce", atOnce);
            case Portal() -> to.put("order", "portal");
            case ReadBoard() -> to.put("order", "board");
            case Transfer(var from) -> to.put("order", "transfer").put("from", from);
            case Export() -> to.put("order", "privacy-export");
            case AskDeletion() -> to.put("order", "privacy-ask");
            case Delete() -> to.put("order", "privacy-delete");
            case DeletionStatus() -> to.put("order", "privacy-status");
        }
    }

    /// Reads them.
    ///
    /// @throws IllegalArgumentException if they are none, or a newer build's
    static Order read(JsonObject json) {
        return switch (json.string("order")) {
            case "subscribe" -> new Subscribe(plan(json), json.flag("yearly"));
            case "change" -> new Change(plan(json), json.flag("yearly"));
            case "cancel" -> new Cancel(json.flag("atOnce"));
            case "portal" -> new Portal();
            case "board" -> new ReadBoard();
            case "transfer" -> new Transfer(json.string("from"));
            case "privacy-export" -> new Export();
            case "privacy-ask" -> new AskDeletion();
            case "privacy-delete" -> new Delete();
            case "privacy-status" -> new DeletionStatus();
            default -> throw new IllegalArgumentException("'order' is unknown");
        };
    }

    private static Plan plan(JsonObject json) {
        return Plan.named(json.string("plan"))
                .orElseThrow(() -> new IllegalArgumentException("'plan' is unknown"));
    }
}

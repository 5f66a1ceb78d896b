package dev.tonearm.infra.access;

import dev.tonearm.infra.stage.StageSettings;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;

/// Makes the role of somebody: what the table of permissions says, and nothing that CDK would add.
public final class PartRole {
    private PartRole() {}

    public static Role made(Stack stack, StageSettings stage, Part part, IPrincipal who) {
        var arns = new Arns(stack, stage);
        Role role =
                Role.Builder.create(stack, id(part) + "Role")
                        .roleName(arns.roleName(part.title()))
                        .description("What Tonearm's " + part.title() + " may do")
                        .assumedBy(who)
                        .build();
        for (Permission permission : part.permissions()) {
            role.addToPolicy(statement(permission, arns));
        }
        return role;
    }

    /// Says why a rule that forbids stars does not fit.
    public static void explained(Role role, String... stars) {
        NagSuppressions.addResourceSuppressions(
                role,
                List.of(
                        NagPackSuppression.builder()
                                .id("AwsSolutions-IAM5")
                                .reason(String.join(" ", stars))
                                .build()),
                true);
    }

    private static PolicyStatement statement(Permission permission, Arns arns) {
        var statement =
                PolicyStatement.Builder.create()
                        .effect(Effect.ALLOW)
                        .sid(sid(permission.on()))
                        .actions(permission.sorted())
                        .resources(arns.of(permission.on()));
        if (permission.on() == Thing.SCHEDULES_ROLE) {
            statement.conditions(
                    Map.of(
                            "StringEquals",
                            Map.of("iam:PassedToService", "scheduler.amazonaws.com")));
        }
        return statement.build();
    }

    /// `CommandsAside` for `COMMANDS_ASIDE`.
    private static String sid(Thing thing) {
        var name = new StringBuilder();
        for (String word : thing.name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    private static String id(Part part) {
        var name = new StringBuilder();
        for (String word : part.title().split("-", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }
}

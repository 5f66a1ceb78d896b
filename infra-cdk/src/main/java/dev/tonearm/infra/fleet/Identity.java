package dev.tonearm.infra.fleet;

import dev.tonearm.infra.stage.StageSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.eks.CfnPodIdentityAssociation;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.SessionTagsPrincipal;

/// How a pod proves to AWS who it is.
final class Identity {
    private final Stack stack;
    private final StageSettings.Fleet fleet;
    private @Nullable CfnResource cluster;

    Identity(Stack stack, StageSettings.Fleet fleet) {
        this.stack = stack;
        this.fleet = fleet;
    }

    /// Nothing is tied to a cluster that is not there yet.
    void after(CfnResource made) {
        this.cluster = made;
    }

    /// Who may be given a role: the cluster's agent, which knows accounts by the ties below.
    IPrincipal agent() {
        return new SessionTagsPrincipal(
                ServicePrincipal.Builder.create("pods.eks.amazonaws.com")
                        .conditions(
                                Map.of(
                                        "StringEquals",
                                        Map.of("aws:SourceAccount", stack.getAccount())))
                        .build());
    }

    /// Where the cluster's agent has to know which account has which role.
    ///
    /// @param name of the tie in the template, which never changes
    void tied(String name, ServiceAccount account, Role role) {
        var tie =
                CfnPodIdentityAssociation.Builder.create(stack, "Pods-" + name)
                        .clusterName(fleet.cluster())
                        .namespace(account.namespace())
                        .serviceAccount(account.name())
                        .roleArn(role.getRoleArn())
                        .build();
        CfnResource made = cluster;
        if (made != null) tie.addResourceDependency(made);
    }
}

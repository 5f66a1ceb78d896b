package dev.tonearm.infra.fleet;

import dev.tonearm.infra.stage.StageSettings;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.eks.CfnCluster;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.SessionTagsPrincipal;

/// A cluster of EKS whose machines AWS looks after (Auto Mode), in a network of its own: for who
/// has none. Whoever makes it is its administrator; everybody else is let in by access entries.
final class Cluster {
    private static final int ZONES = 3;

    private Cluster() {}

    static CfnResource made(Stack stack, StageSettings stage) {
        Vpc network =
                Vpc.Builder.create(stack, "Network")
                        .maxAzs(ZONES)
                        .natGateways(1)
                        .restrictDefaultSecurityGroup(false)
                        .subnetConfiguration(
                                List.of(
                                        SubnetConfiguration.builder()
                                                .name("public")
                                                .subnetType(SubnetType.PUBLIC)
                                                .mapPublicIpOnLaunch(false)
                                                .build(),
                                        SubnetConfiguration.builder()
                                                .name("pods")
                                                .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                                                .build()))
                        .build();
        network.addFlowLog("FlowLog", FlowLogOptions.builder().build());
        Role cluster =
                role(
                        stack,
                        "ClusterRole",
                        new SessionTagsPrincipal(new ServicePrincipal("eks.amazonaws.com")),
                        "AmazonEKSClusterPolicy",
                        "AmazonEKSComputePolicy",
                        "AmazonEKSBlockStoragePolicy",
                        "AmazonEKSLoadBalancingPolicy",
                        "AmazonEKSNetworkingPolicy");
        Role nodes =
                role(
                        stack,
                        "NodeRole",
                        new ServicePrincipal("ec2.amazonaws.com"),
                        "AmazonEKSWorkerNodeMinimalPolicy",
                        "AmazonEC2ContainerRegistryPullOnly");
        List<String> subnets =
                Stream.concat(
                                network.getPrivateSubnets().stream(),
                                network.getPublicSubnets().stream())
                        .map(subnet -> subnet.getSubnetId())
                        .toList();
        CfnCluster made =
                CfnCluster.Builder.create(stack, "Cluster")
                        .name(stage.fleet().cluster())
                        .roleArn(cluster.getRoleArn())
                        .deletionProtection(stage.data().kept())
                        .accessConfig(
                                CfnCluster.AccessConfigProperty.builder()
                                        .authenticationMode("API")
                                        .bootstrapClusterCreatorAdminPermissions(true)
                                        .build())
                        .computeConfig(
                                CfnCluster.ComputeConfigProperty.builder()
                                        .enabled(true)
                                        .nodePools(List.of("general-purpose", "system"))
                                        .nodeRoleArn(nodes.getRoleArn())
                                        .build())
                        .kubernetesNetworkConfig(
                                CfnCluster.KubernetesNetworkConfigProperty.builder()
                                        .elasticLoadBalancing(
                                                CfnCluster.ElasticLoadBalancingProperty.builder()
                                                        .enabled(true)
                                                        .build())
                                        .build())
                        .storageConfig(
                                CfnCluster.StorageConfigProperty.builder()
                                        .blockStorage(
                                                CfnCluster.BlockStorageProperty.builder()
                                                        .enabled(true)
                                                        .build())
                                        .build())
                        .resourcesVpcConfig(
                                CfnCluster.ResourcesVpcConfigProperty.builder()
                                        .subnetIds(subnets)
                                        .endpointPrivateAccess(true)
                                        .endpointPublicAccess(true)
                                        .build())
                        .logging(
                                CfnCluster.LoggingProperty.builder()
                                        .clusterLogging(
                                                CfnCluster.ClusterLoggingProperty.builder()
                                                        .enabledTypes(logs())
                                                        .build())
                                        .build())
                        .build();
        explained(
                made,
                "AwsSolutions-EKS1",
                "kubectl comes from where operators and workflows are; who comes in is decided by IAM and"
                        + " access entries, and pods reach the API within the network.");
        return made;
    }

    private static List<CfnCluster.LoggingTypeConfigProperty> logs() {
        return Stream.of("api", "audit", "authenticator", "controllerManager", "scheduler")
                .map(type -> CfnCluster.LoggingTypeConfigProperty.builder().type(type).build())
                .toList();
    }

    private static Role role(Stack stack, String id, IPrincipal who, String... policies) {
        Role role =
                Role.Builder.create(stack, id)
                        .assumedBy(who)
                        .managedPolicies(
                                Arrays.stream(policies)
                                        .map(ManagedPolicy::fromAwsManagedPolicyName)
                                        .toList())
                        .build();
        NagSuppressions.addResourceSuppressions(
                role,
                List.of(
                        NagPackSuppression.builder()
                                .id("AwsSolutions-IAM4")
                                .reason(
                                        "EKS Auto Mode works by these policies of AWS's, which grow with it.")
                                .build()));
        return role;
    }

    private static void explained(CfnResource of, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(
                of, List.of(NagPackSuppression.builder().id(rule).reason(reason).build()));
    }
}

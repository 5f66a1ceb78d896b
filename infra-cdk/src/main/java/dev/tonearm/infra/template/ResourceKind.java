package dev.tonearm.infra.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What CloudFormation does to resources of a type.
///
/// @param fixed properties of which another value makes another resource, and deletes this one
/// @param holdsData whether something is gone with it that a deploy does not bring back
public record ResourceKind(Set<String> fixed, boolean holdsData) {
    private static final Map<String, ResourceKind> KINDS = new HashMap<>();

    static {
        holds("AWS::DynamoDB::Table", "TableName", "KeySchema", "LocalSecondaryIndexes");
        holds("AWS::SQS::Queue", "QueueName", "FifoQueue");
        holds("AWS::KMS::Key", "KeySpec", "KeyUsage", "MultiRegion");
        holds("AWS::Backup::BackupVault", "BackupVaultName", "EncryptionKeyArn");
        holds("AWS::Events::Archive", "ArchiveName", "SourceArn");
        holds("AWS::Logs::LogGroup", "LogGroupName");
        holds("AWS::S3::Bucket", "BucketName", "ObjectLockEnabled");
        holds("AWS::ECR::Repository", "RepositoryName", "EncryptionConfiguration");
        holds("AWS::SecretsManager::Secret", "Name");
        holds(
                "AWS::EKS::Cluster",
                "Name",
                "RoleArn",
                "EncryptionConfig",
                "KubernetesNetworkConfig");

        made("AWS::ApiGatewayV2::Api", "ProtocolType");
        made("AWS::ApiGatewayV2::ApiMapping", "DomainName");
        made("AWS::ApiGatewayV2::DomainName", "DomainName");
        made("AWS::ApiGatewayV2::Integration", "ApiId");
        made("AWS::ApiGatewayV2::Route", "ApiId");
        made("AWS::ApiGatewayV2::Stage", "ApiId", "StageName");
        made("AWS::Backup::BackupPlan");
        made("AWS::Backup::BackupSelection", "BackupPlanId", "BackupSelection");
        made("AWS::Budgets::Budget", "NotificationsWithSubscribers");
        made(
                "AWS::CertificateManager::Certificate",
                "DomainName",
                "SubjectAlternativeNames",
                "ValidationMethod",
                "KeyAlgorithm",
                "DomainValidationOptions");
        made("AWS::CloudFront::CachePolicy");
        made("AWS::CloudFront::Distribution");
        made("AWS::CloudFront::OriginRequestPolicy");
        made("AWS::CloudFront::ResponseHeadersPolicy");
        made("AWS::CloudWatch::Alarm", "AlarmName");
        made("AWS::CloudWatch::CompositeAlarm", "AlarmName");
        made("AWS::CloudWatch::Dashboard", "DashboardName");
        made("AWS::CodeDeploy::Application", "ApplicationName", "ComputePlatform");
        made("AWS::CodeDeploy::DeploymentGroup", "ApplicationName", "DeploymentGroupName");
        made("AWS::EC2::EIP", "Domain", "NetworkBorderGroup");
        made(
                "AWS::EC2::FlowLog",
                "ResourceId",
                "ResourceType",
                "TrafficType",
                "LogGroupName",
                "LogDestination",
                "DeliverLogsPermissionArn");
        made("AWS::EC2::InternetGateway");
        made("AWS::EC2::NatGateway", "SubnetId", "AllocationId", "ConnectivityType");
        made("AWS::EC2::Route", "RouteTableId", "DestinationCidrBlock");
        made("AWS::EC2::RouteTable", "VpcId");
        made("AWS::EC2::SecurityGroup", "GroupName", "GroupDescription", "VpcId");
        made("AWS::EC2::Subnet", "VpcId", "CidrBlock", "AvailabilityZone");
        made("AWS::EC2::SubnetRouteTableAssociation", "SubnetId", "RouteTableId");
        made("AWS::EC2::VPC", "CidrBlock");
        made("AWS::EC2::VPCEndpoint", "VpcId", "ServiceName", "VpcEndpointType");
        made("AWS::EC2::VPCGatewayAttachment", "VpcId");
        made("AWS::EKS::AccessEntry", "ClusterName", "PrincipalArn", "Type");
        made("AWS::EKS::Addon", "ClusterName", "AddonName");
        made(
                "AWS::EKS::Nodegroup",
                "ClusterName",
                "NodegroupName",
                "Subnets",
                "NodeRole",
                "AmiType",
                "CapacityType",
                "DiskSize",
                "InstanceTypes");
        made("AWS::EKS::PodIdentityAssociation", "ClusterName", "Namespace", "ServiceAccount");
        made("AWS::Events::EventBus", "Name");
        made("AWS::Events::Rule", "Name", "EventBusName");
        made("AWS::IAM::ManagedPolicy", "ManagedPolicyName", "Path", "Description");
        made("AWS::IAM::OIDCProvider", "Url");
        made("AWS::IAM::Policy", "PolicyName");
        made("AWS::IAM::Role", "RoleName", "Path");
        made("AWS::KMS::Alias", "AliasName");
        made("AWS::Lambda::Alias", "FunctionName", "Name");
        made("AWS::Lambda::EventInvokeConfig", "FunctionName", "Qualifier");
        made("AWS::Lambda::EventSourceMapping", "EventSourceArn", "StartingPosition");
        made("AWS::Lambda::Function", "FunctionName", "PackageType");
        made(
                "AWS::Lambda::Permission",
                "Action",
                "FunctionName",
                "Principal",
                "SourceArn",
                "SourceAccount");
        made("AWS::Lambda::Version", "FunctionName", "CodeSha256", "Description");
        made("AWS::Logs::MetricFilter", "LogGroupName", "FilterName");
        made("AWS::Logs::ResourcePolicy", "PolicyName");
        made("AWS::Route53::RecordSet", "Name", "HostedZoneId");
        made("AWS::SNS::Subscription", "TopicArn", "Protocol", "Endpoint");
        made("AWS::SNS::Topic", "TopicName", "FifoTopic");
        made("AWS::SNS::TopicPolicy");
        made("AWS::SQS::QueuePolicy");
        made("AWS::SSM::Parameter", "Name", "DataType");
        made("AWS::Scheduler::Schedule", "Name");
        made("AWS::Scheduler::ScheduleGroup", "Name");
        made("AWS::WAFv2::LoggingConfiguration", "ResourceArn");
        made("AWS::WAFv2::WebACL", "Name", "Scope");
        made("AWS::WAFv2::WebACLAssociation", "ResourceArn", "WebACLArn");
    }

    public ResourceKind {
        fixed = Set.copyOf(fixed);
    }

    /// What is known of a type.
    public static Optional<ResourceKind> of(String type) {
        return Optional.ofNullable(KINDS.get(type));
    }

    private static void holds(String type, String... fixed) {
        KINDS.put(type, new ResourceKind(Set.of(fixed), true));
    }

    private static void made(String type, String... fixed) {
        KINDS.put(type, new ResourceKind(Set.of(fixed), false));
    }
}

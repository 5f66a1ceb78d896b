package dev.tonearm.infra.front;

import dev.tonearm.infra.function.FunctionsStack;
import dev.tonearm.infra.stage.StageSettings;
import dev.tonearm.infra.stage.StageStack;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.cloudfront.CfnDistribution;
import software.amazon.awscdk.services.route53.CfnRecordSet;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/// CloudFront and a firewall before the API, under the operator's name. In the region where
/// CloudFront wants them, whatever the stage's.
public final class FrontStack extends StageStack {
    /// AWS's own of these names.
    private static final String CACHES_NOTHING = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

    private static final String SENDS_ALL_BUT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

    /// The zone of all distributions.
    private static final String CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

    /// The time that the firewall counts over.
    private static final int COUNTED_SECONDS = 300;

    public FrontStack(Construct scope, StageSettings stage) {
        super(
                scope,
                stage,
                "front",
                "Tonearm: CloudFront and a firewall before the API",
                "us-east-1");
        StageSettings.Edge edge = stage.edge();
        CfnDistribution distribution = distribution(edge, wall(edge), certificate(edge));
        for (String type : List.of("A", "AAAA")) {
            CfnRecordSet.Builder.create(this, "Record" + type)
                    .hostedZoneId(edge.zone())
                    .name(edge.domain())
                    .type(type)
                    .aliasTarget(
                            CfnRecordSet.AliasTargetProperty.builder()
                                    .dnsName(distribution.getAttrDomainName())
                                    .hostedZoneId(CLOUDFRONT_ZONE)
                                    .build())
                    .build();
        }
    }

    private String certificate(StageSettings.Edge edge) {
        return Certificate.Builder.create(this, "Certificate")
                .domainName(edge.domain())
                .validation(
                        CertificateValidation.fromDns(
                                HostedZone.fromHostedZoneAttributes(
                                        this,
                                        "Zone",
                                        HostedZoneAttributes.builder()
                                                .hostedZoneId(edge.zone())
                                                .zoneName(edge.domain())
                                                .build())))
                .build()
                .getCertificateArn();
    }

    /// Lets through what is signed by somebody, from addresses that do not ask for more than the
    /// whole API takes. All of Discord comes from few addresses, so a limit for each cannot be low.
    private CfnWebACL wall(StageSettings.Edge edge) {
        return CfnWebACL.Builder.create(this, "Wall")
                .name("tonearm-" + stage().name())
                .scope("CLOUDFRONT")
                .defaultAction(allow())
                .visibilityConfig(seen("all"))
                .rules(
                        List.of(
                                rule(0, "unsigned", unsigned()).action(block(401)).build(),
                                rule(1, "floods", floods(edge.rate() * COUNTED_SECONDS))
                                        .action(block(429))
                                        .build(),
                                managed(2, "AWSManagedRulesAmazonIpReputationList"),
                                managed(3, "AWSManagedRulesKnownBadInputsRuleSet")))
                .build();
    }

    private CfnDistribution distribution(
            StageSettings.Edge edge, CfnWebACL wall, String certificate) {
        CfnDistribution made =
                CfnDistribution.Builder.create(this, "Distribution")
                        .distributionConfig(
                                CfnDistribution.DistributionConfigProperty.builder()
                                        .enabled(true)
                                        .comment("Tonearm " + stage().name())
                                        .aliases(List.of(edge.domain()))
                                        .httpVersion("http2and3")
                                        .ipv6Enabled(true)
                                        .priceClass("PriceClass_100")
                                        .webAclId(wall.getAttrArn())
                                        .viewerCertificate(
                                                CfnDistribution.ViewerCertificateProperty.builder()
                                                        .acmCertificateArn(certificate)
                                                        .minimumProtocolVersion("TLSv1.2_2021")
                                                        .sslSupportMethod("sni-only")
                                                        .build())
                                        .origins(
                                                List.of(
                                                        CfnDistribution.OriginProperty.builder()
                                                                .id("api")
                                                                .domainName(
                                                                        FunctionsStack.apiDomain(
                                                                                stage()))
                                                                .customOriginConfig(origin())
                                                                .build()))
                                        .defaultCacheBehavior(
                                                CfnDistribution.DefaultCacheBehaviorProperty
                                                        .builder()
                                                        .targetOriginId("api")
                                                        .viewerProtocolPolicy("https-only")
                                                        .allowedMethods(
                                                                List.of(
                                                                        "GET", "HEAD", "OPTIONS",
                                                                        "PUT", "PATCH", "POST",
                                                                        "DELETE"))
                                                        .cachePolicyId(CACHES_NOTHING)
                                                        .originRequestPolicyId(SENDS_ALL_BUT_HOST)
                                                        .build())
                                        .build())
                        .build();
        NagSuppressions.addResourceSuppressions(
                made,
                List.of(
                        explained(
                                "AwsSolutions-CFR1",
                                "Discord and Stripe call from where they please, and nobody else is let in by a signature."),
                        explained(
                                "AwsSolutions-CFR3",
                                "The API logs every request that comes through; the firewall keeps samples of those that do not.")));
        return made;
    }

    private static CfnDistribution.CustomOriginConfigProperty origin() {
        return CfnDistribution.CustomOriginConfigProperty.builder()
                .originProtocolPolicy("https-only")
                .originSslProtocols(List.of("TLSv1.2"))
                .originReadTimeout(30)
                .build();
    }

    private static CfnWebACL.StatementProperty unsigned() {
        return CfnWebACL.StatementProperty.builder()
                .notStatement(
                        CfnWebACL.NotStatementProperty.builder()
                                .statement(
                                        CfnWebACL.StatementProperty.builder()
                                                .orStatement(
                                                        CfnWebACL.OrStatementProperty.builder()
                                                                .statements(
                                                                        List.of(
                                                                                has(
                                                                                        "x-signature-ed25519"),
                                                                                has(
                                                                                        "stripe-signature")))
                                                                .build())
                                                .build())
                                .build())
                .build();
    }

    private static CfnWebACL.StatementProperty has(String header) {
        return CfnWebACL.StatementProperty.builder()
                .sizeConstraintStatement(
                        CfnWebACL.SizeConstraintStatementProperty.builder()
                                .comparisonOperator("GT")
                                .size(0)
                                .fieldToMatch(
                                        CfnWebACL.FieldToMatchProperty.builder()
                                                .singleHeader(Map.of("Name", header))
                                                .build())
                                .textTransformations(
                                        List.of(
                                                CfnWebACL.TextTransformationProperty.builder()
                                                        .priority(0)
                                                        .type("NONE")
                                                        .build()))
                                .build())
                .build();
    }

    private static CfnWebACL.StatementProperty floods(int most) {
        return CfnWebACL.StatementProperty.builder()
                .rateBasedStatement(
                        CfnWebACL.RateBasedStatementProperty.builder()
                                .aggregateKeyType("IP")
                                .evaluationWindowSec(COUNTED_SECONDS)
                                .limit(most)
                                .build())
                .build();
    }

    private CfnWebACL.RuleProperty.Builder rule(
            int priority, String name, CfnWebACL.StatementProperty statement) {
        return CfnWebACL.RuleProperty.builder()
                .name(name)
                .priority(priority)
                .statement(statement)
                .visibilityConfig(seen(name));
    }

    private CfnWebACL.RuleProperty managed(int priority, String name) {
        return CfnWebACL.RuleProperty.builder()
                .name(name)
                .priority(priority)
                .statement(
                        CfnWebACL.StatementProperty.builder()
                                .managedRuleGroupStatement(
                                        CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                                                .vendorName("AWS")
                                                .name(name)
                                                .build())
                                .build())
                .overrideAction(CfnWebACL.OverrideActionProperty.builder().none(Map.of()).build())
                .visibilityConfig(seen(name))
                .build();
    }

    private static CfnWebACL.DefaultActionProperty allow() {
        return CfnWebACL.DefaultActionProperty.builder()
                .allow(CfnWebACL.AllowActionProperty.builder().build())
                .build();
    }

    private static CfnWebACL.RuleActionProperty block(int status) {
        return CfnWebACL.RuleActionProperty.builder()
                .block(
                        CfnWebACL.BlockActionProperty.builder()
                                .customResponse(
                                        CfnWebACL.CustomResponseProperty.builder()
                                                .responseCode(status)
                                                .build())
                                .build())
                .build();
    }

    private CfnWebACL.VisibilityConfigProperty seen(String name) {
        return CfnWebACL.VisibilityConfigProperty.builder()
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(true)
                .metricName("tonearm-" + stage().name() + "-" + name)
                .build();
    }

    private static NagPackSuppression explained(String rule, String reason) {
        return NagPackSuppression.builder().id(rule).reason(reason).build();
    }
}

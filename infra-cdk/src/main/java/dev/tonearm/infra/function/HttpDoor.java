package dev.tonearm.infra.function;

import dev.tonearm.infra.stage.StageSettings;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnApiMapping;
import software.amazon.awscdk.services.apigatewayv2.CfnDomainName;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.route53.CfnRecordSet;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;

/// The HTTP API through which Discord and Stripe come: a route for each of the functions' paths,
/// and nothing else. Who calls is known by the signature that the function checks.
final class HttpDoor {
    /// Payment services and the shop send some an hour; whatever floods them takes nothing from
    /// listeners.
    private static final int BILLING_RATE = 25;

    private static final int BILLING_BURST = 50;

    /// Nothing of a request's headers, query or body, and not who it came from: signatures, tokens
    /// and addresses stay out of logs.
    private static final List<String> LOGGED =
            List.of(
                    "requestId",
                    "requestTime",
                    "routeKey",
                    "status",
                    "protocol",
                    "responseLength",
                    "responseLatency",
                    "integrationLatency",
                    "integrationStatus",
                    "integrationErrorMessage");

    private final Stack stack;
    private final StageSettings stage;
    private final CfnApi api;

    HttpDoor(Stack stack, StageSettings stage, List<DeployedVersion> functions) {
        this.stack = stack;
        this.stage = stage;
        boolean named = !stage.edge().domain().isEmpty();
        this.api =
                CfnApi.Builder.create(stack, "Api")
                        .name("tonearm-" + stage.name())
                        .description("Where Discord and Stripe post what has happened")
                        .protocolType("HTTP")
                        .disableExecuteApiEndpoint(named)
                        .build();
        Map<String, Object> limits = new LinkedHashMap<>();
        for (DeployedVersion function : functions) routes(function, limits);
        CfnStage live = live(limits);
        if (named) domain(live);
    }

    String id() {
        return api.getRef();
    }

    private void routes(DeployedVersion function, Map<String, Object> limits) {
        String name = function.shape().name().replace("tonearm-", "");
        CfnIntegration integration =
                CfnIntegration.Builder.create(stack, "Api-" + name)
                        .apiId(api.getRef())
                        .integrationType("AWS_PROXY")
                        .integrationUri(function.alias().getFunctionArn())
                        .payloadFormatVersion("2.0")
                        .timeoutInMillis(function.shape().timeout().toMillis())
                        .build();
        for (String path : FunctionsStack.routes(stage, function.shape())) {
            String route = "POST " + path;
            CfnRoute made =
                    CfnRoute.Builder.create(stack, "Api-" + name + path.replace('/', '-'))
                            .apiId(api.getRef())
                            .routeKey(route)
                            .authorizationType("NONE")
                            .target("integrations/" + integration.getRef())
                            .build();
            NagSuppressions.addResourceSuppressions(
                    made,
                    List.of(
                            NagPackSuppression.builder()
                                    .id("AwsSolutions-APIG4")
                                    .reason(
                                            "Discord and Stripe sign what they post and know no other proof; the function refuses"
                                                    + " what is not signed, or signed too long ago, with 401.")
                                    .build()));
            boolean interactions = path.equals("/interactions");
            limits.put(
                    route,
                    Map.of(
                            "DetailedMetricsEnabled", true,
                            "ThrottlingRateLimit",
                                    interactions ? stage.edge().rate() : BILLING_RATE,
                            "ThrottlingBurstLimit",
                                    interactions ? stage.edge().burst() : BILLING_BURST));
            CfnPermission.Builder.create(stack, "Call-" + name + path.replace('/', '-'))
                    .action("lambda:InvokeFunction")
                    .functionName(function.alias().getFunctionArn())
                    .principal("apigateway.amazonaws.com")
                    .sourceArn(
                            "arn:%s:execute-api:%s:%s:%s/*/POST%s"
                                    .formatted(
                                            stack.getPartition(),
                                            stack.getRegion(),
                                            stack.getAccount(),
                                            api.getRef(),
                                            path))
                    .build();
        }
    }

    private CfnStage live(Map<String, Object> limits) {
        LogGroup log =
                LogGroup.Builder.create(stack, "ApiLog")
                        .logGroupName("/tonearm/" + stage.name() + "/api")
                        .retention(DeployedVersion.retention(stage.logs().days()))
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        return CfnStage.Builder.create(stack, "ApiStage")
                .apiId(api.getRef())
                .stageName("$default")
                .autoDeploy(true)
                .accessLogSettings(
                        CfnStage.AccessLogSettingsProperty.builder()
                                .destinationArn(log.getLogGroupArn())
                                .format(
                                        LOGGED.stream()
                                                .map(field ->
                                                        "\"%s\":\"$context.%s\""
                                                                .formatted(field, field))
                                                .collect(Collectors.joining(",", "{", "}")))
                                .build())
                .defaultRouteSettings(
                        CfnStage.RouteSettingsProperty.builder()
                                .detailedMetricsEnabled(true)
                                .throttlingRateLimit(stage.edge().rate())
                                .throttlingBurstLimit(stage.edge().burst())
                                .build())
                .routeSettings(limits)
                .build();
    }

    /// By a name of the operator's own, by which alone it can be called then. Where CloudFront
    /// stands before it, that has the name, and the API another below it.
    private void domain(CfnStage live) {
        String name = FunctionsStack.apiDomain(stage);
        IHostedZone zone =
                HostedZone.fromHostedZoneAttributes(
                        stack,
                        "Zone",
                        HostedZoneAttributes.builder()
                                .hostedZoneId(stage.edge().zone())
                                .zoneName(stage.edge().domain())
                                .build());
        Certificate certificate =
                Certificate.Builder.create(stack, "Certificate")
                        .domainName(name)
                        .validation(CertificateValidation.fromDns(zone))
                        .build();
        CfnDomainName domain =
                CfnDomainName.Builder.create(stack, "Domain")
                        .domainName(name)
                        .domainNameConfigurations(
                                List.of(
                                        CfnDomainName.DomainNameConfigurationProperty.builder()
                                                .certificateArn(certificate.getCertificateArn())
                                                .endpointType("REGIONAL")
                                                .securityPolicy("TLS_1_2")
                                                .build()))
                        .build();
        CfnApiMapping.Builder.create(stack, "DomainMapping")
                .apiId(api.getRef())
                .domainName(domain.getRef())
                .stage(live.getRef())
                .build();
        for (String type : List.of("A", "AAAA")) {
            CfnRecordSet.Builder.create(stack, "Record" + type)
                    .hostedZoneId(stage.edge().zone())
                    .name(name)
                    .type(type)
                    .aliasTarget(
                            CfnRecordSet.AliasTargetProperty.builder()
                                    .dnsName(domain.getAttrRegionalDomainName())
                                    .hostedZoneId(domain.getAttrRegionalHostedZoneId())
                                    .build())
                    .build();
        }
    }
}

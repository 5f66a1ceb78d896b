package dev.tonearm.infra.observability;

import dev.tonearm.infra.function.FunctionsStack;
import dev.tonearm.infra.stage.StageSettings;
import dev.tonearm.infra.stage.StageStack;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/// A page of figures, alarms that tell one address, and what a month may cost.
public final class ObservabilityStack extends StageStack {
    /// Of what a month may cost.
    private static final int WARNED_AT_PERCENT = 80;

    public ObservabilityStack(Construct scope, StageSettings stage) {
        super(scope, stage, "observability", "Tonearm: dashboard, alarms and budget", false);
        String prefix = "tonearm-" + stage.name() + "-";
        Topic topic =
                Topic.Builder.create(this, "Told")
                        .topicName(prefix + "alarms")
                        .displayName("Tonearm " + stage.name())
                        .enforceSsl(true)
                        .build();
        topic.addToResourcePolicy(
                PolicyStatement.Builder.create()
                        .sid("Alarms")
                        .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                        .actions(List.of("sns:Publish"))
                        .resources(List.of(topic.getTopicArn()))
                        .conditions(
                                Map.of("StringEquals", Map.of("aws:SourceAccount", getAccount())))
                        .build());
        if (!stage.watch().mail().isEmpty()) {
            topic.addSubscription(new EmailSubscription(stage.watch().mail()));
        }
        String api =
                StringParameter.valueForStringParameter(this, FunctionsStack.apiParameter(stage));
        new Watched(new Alarms(this, prefix, topic.getTopicArn()), stage, api).all();
        CfnDashboard.Builder.create(this, "Dashboard")
                .dashboardName("tonearm-" + stage.name())
                .dashboardBody(Dashboard.of(stage, api))
                .build();
        if (stage.watch().monthlyDollars() > 0 && !stage.watch().mail().isEmpty()) budget(prefix);
    }

    private void budget(String prefix) {
        CfnBudget.Builder.create(this, "Budget")
                .budget(
                        CfnBudget.BudgetDataProperty.builder()
                                .budgetName(prefix + "month")
                                .budgetType("COST")
                                .timeUnit("MONTHLY")
                                .budgetLimit(
                                        CfnBudget.SpendProperty.builder()
                                                .amount(stage().watch().monthlyDollars())
                                                .unit("USD")
                                                .build())
                                .build())
                .notificationsWithSubscribers(
                        List.of(
                                notification("ACTUAL", WARNED_AT_PERCENT),
                                notification("FORECASTED", 100)))
                .build();
    }

    private CfnBudget.NotificationWithSubscribersProperty notification(String of, int percent) {
        return CfnBudget.NotificationWithSubscribersProperty.builder()
                .notification(
                        CfnBudget.NotificationProperty.builder()
                                .notificationType(of)
                                .comparisonOperator("GREATER_THAN")
                                .threshold(percent)
                                .thresholdType("PERCENTAGE")
                                .build())
                .subscribers(
                        List.of(
                                CfnBudget.SubscriberProperty.builder()
                                        .subscriptionType("EMAIL")
                                        .address(stage().watch().mail())
                                        .build()))
                .build();
    }
}

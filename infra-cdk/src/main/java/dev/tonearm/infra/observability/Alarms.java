package dev.tonearm.infra.observability;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnCompositeAlarm;

/// Makes alarms that tell one topic when something begins and when it is over. Where there is no
/// figure nothing happens, which is no reason to wake anybody.
final class Alarms {
    private final Stack stack;
    private final String prefix;
    private final String topic;

    /// @param prefix of all names
    /// @param topic the ARN of who is told
    Alarms(Stack stack, String prefix, String topic) {
        this.stack = stack;
        this.prefix = prefix;
        this.topic = topic;
    }

    /// When a figure reaches something.
    ///
    /// @param seconds of each look
    /// @param looks how many, of which so many have to be bad
    void at(Warning warning, Figure figure, double reaches, int seconds, int looks, int bad) {
        var alarm =
                of(figure, warning)
                        .period(seconds)
                        .evaluationPeriods(looks)
                        .datapointsToAlarm(bad)
                        .threshold(reaches);
        alarm.alarmActions(List.of(topic)).okActions(List.of(topic)).build();
    }

    /// When something that is counted does not happen at all. Silence is what is wrong here, so it
    /// is said of what was never counted as well.
    ///
    /// @param looks for how many looks, one after the other
    void never(Warning warning, Figure figure, int seconds, int looks) {
        of(figure, warning)
                .period(seconds)
                .evaluationPeriods(looks)
                .datapointsToAlarm(looks)
                .comparisonOperator("LessThanThreshold")
                .threshold(1)
                .treatMissingData("breaching")
                .alarmActions(List.of(topic))
                .okActions(List.of(topic))
                .build();
    }

    private CfnAlarm.Builder of(Figure figure, Warning warning) {
        var alarm =
                builder(warning)
                        .namespace(figure.namespace())
                        .metricName(figure.name())
                        .dimensions(dimensions(figure));
        return figure.statistic().matches("[A-Z][A-Za-z]+")
                ? alarm.statistic(figure.statistic())
                : alarm.extendedStatistic(figure.statistic());
    }

    /// When what figures come to reaches something.
    ///
    /// @param tells whether somebody is told of this alone
    /// @return its name
    String math(Warning warning, Sum sum, double reaches, int seconds, boolean tells) {
        List<Object> metrics = new ArrayList<>();
        for (int i = 0; i < sum.figures().size(); i++) {
            metrics.add(query("m" + (i + 1), sum.figures().get(i), seconds));
        }
        metrics.add(
                CfnAlarm.MetricDataQueryProperty.builder()
                        .id("e1")
                        .expression(sum.expression())
                        .label(warning.what())
                        .returnData(true)
                        .build());
        var alarm = builder(warning).metrics(metrics).evaluationPeriods(1).threshold(reaches);
        if (tells) alarm.alarmActions(List.of(topic)).okActions(List.of(topic));
        alarm.build();
        return prefix + warning.name();
    }

    /// Figures and what they come to, by the names `m1`, `m2` and so on.
    record Sum(String expression, List<Figure> figures) {
        Sum {
            figures = List.copyOf(figures);
        }
    }

    /// When all of these are bad at once.
    void together(Warning warning, List<String> names) {
        var rule = names.stream().map(one -> "ALARM(\"" + one + "\")").toList();
        var made =
                CfnCompositeAlarm.Builder.create(stack, id(warning.name()))
                        .alarmName(prefix + warning.name())
                        .alarmDescription(warning.description())
                        .alarmRule(String.join(" AND ", rule))
                        .alarmActions(List.of(topic))
                        .okActions(List.of(topic))
                        .build();
        for (String one : names) {
            made.getNode()
                    .addDependency(stack.getNode().findChild(id(one.substring(prefix.length()))));
        }
    }

    private CfnAlarm.Builder builder(Warning warning) {
        return CfnAlarm.Builder.create(stack, id(warning.name()))
                .alarmName(prefix + warning.name())
                .alarmDescription(warning.description())
                .comparisonOperator("GreaterThanOrEqualToThreshold")
                .treatMissingData("notBreaching");
    }

    private static CfnAlarm.MetricDataQueryProperty query(String id, Figure figure, int seconds) {
        return CfnAlarm.MetricDataQueryProperty.builder()
                .id(id)
                .returnData(false)
                .metricStat(
                        CfnAlarm.MetricStatProperty.builder()
                                .metric(
                                        CfnAlarm.MetricProperty.builder()
                                                .namespace(figure.namespace())
                                                .metricName(figure.name())
                                                .dimensions(dimensions(figure))
                                                .build())
                                .period(seconds)
                                .stat(figure.statistic())
                                .build())
                .build();
    }

    private static List<CfnAlarm.DimensionProperty> dimensions(Figure figure) {
        return figure.dimensions().entrySet().stream()
                .map(one ->
                        CfnAlarm.DimensionProperty.builder()
                                .name(one.getKey())
                                .value(one.getValue())
                                .build())
                .toList();
    }

    private static String id(String name) {
        return "Alarm-" + name;
    }
}

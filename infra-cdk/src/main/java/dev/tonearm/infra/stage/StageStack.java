package dev.tonearm.infra.stage;

import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/// What every stack of a stage has: a name, tags by which its costs are told, and whether it may be
/// deleted.
public abstract class StageStack extends Stack {
    private final StageSettings stage;

    /// @param part of the stage that this is, in lower case: `data` is the stack
    ///   `tonearm-STAGE-data`
    /// @param what is in it, in a sentence
    /// @param lasting whether it holds what cannot be made again
    protected StageStack(
            Construct scope, StageSettings stage, String part, String what, boolean lasting) {
        this(scope, stage, part, what, lasting, stage.region());
    }

    /// One without data in another region than the stage's, where AWS wants it.
    protected StageStack(
            Construct scope, StageSettings stage, String part, String what, String region) {
        this(scope, stage, part, what, false, region);
    }

    @SuppressWarnings("this-escape") // a construct is told of its parent before that is whole
    private StageStack(
            Construct scope,
            StageSettings stage,
            String part,
            String what,
            boolean lasting,
            String region) {
        super(
                scope,
                part,
                StackProps.builder()
                        .stackName("tonearm-" + stage.name() + "-" + part)
                        .description(what)
                        .env(environment(stage, region))
                        .terminationProtection(lasting && stage.data().kept())
                        .build());
        this.stage = stage;
        Tags tags = Tags.of(this);
        tags.add("tonearm:stage", stage.name());
        tags.add("tonearm:part", part);
        stage.tags().forEach(tags::add);
    }

    protected final StageSettings stage() {
        return stage;
    }

    /// What becomes of something with data when it leaves the template: in a stage whose data is
    /// kept it stays in the account, unless making it for the first time has failed.
    protected final RemovalPolicy removal() {
        return stage.data().kept()
                ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
                : RemovalPolicy.DESTROY;
    }

    private static Environment environment(StageSettings stage, String region) {
        var environment = Environment.builder().region(region);
        if (!stage.account().isEmpty()) environment.account(stage.account());
        return environment.build();
    }
}

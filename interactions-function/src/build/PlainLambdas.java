import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The lambdas and method references of one class as plain classes.
///
/// Each becomes a static method of its own class, which calls what it stands for with the rights
/// that it had there. All of one interface that keep values of the same types share a class, which
/// calls the method of its number: a class costs more than a case.
final class PlainLambdas {
    private static final ClassDesc LAMBDAS = ClassDesc.of("java.lang.invoke.LambdaMetafactory");
    private static final String NUMBER = "number";
    private static final String MAKE = "make";

    private final ClassModel owner;
    private final Map<Kind, Shared> classes = new LinkedHashMap<>();
    private final List<Target> targets = new ArrayList<>();

    PlainLambdas(ClassModel owner) {
        this.owner = owner;
    }

    /// What lambdas have in common that share a class.
    ///
    /// @param made takes what is kept and returns the interface
    private record Kind(String method, MethodTypeDesc type, MethodTypeDesc made) {}

    private record Shared(ClassDesc name, Kind kind, List<Target> targets) {}

    /// A static method that does what one lambda does.
    ///
    /// @param instantiated what the interface's method takes and returns as the lambda knows it
    private record Target(
            String name, Kind kind, DirectMethodHandleDesc does, MethodTypeDesc instantiated) {
        MethodTypeDesc type() {
            return kind.type.insertParameterTypes(
                    0, kind.made.parameterList().toArray(ClassDesc[]::new));
        }
    }

    boolean none() {
        return targets.isEmpty();
    }

    static boolean replaces(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().owner().equals(LAMBDAS)
                && call.bootstrapMethod().methodName().equals("metafactory")
                && call.bootstrapArgs().get(1) instanceof DirectMethodHandleDesc does
                && !does.owner().isArray();
    }

    void call(CodeBuilder code, InvokeDynamicInstruction call) {
        List<ConstantDesc> arguments = call.bootstrapArgs();
        var kind =
                new Kind(
                        call.name().stringValue(),
                        (MethodTypeDesc) arguments.get(0),
                        call.typeSymbol());
        Shared shared =
                classes.computeIfAbsent(
                        kind,
                        _ -> new Shared(name("$Plain" + classes.size()), kind, new ArrayList<>()));
        var target =
                new Target(
                        "plain$lambda$" + targets.size(),
                        kind,
                        (DirectMethodHandleDesc) arguments.get(1),
                        (MethodTypeDesc) arguments.get(2));
        targets.add(target);
        code.loadConstant(shared.targets.size())
                .invokestatic(shared.name, MAKE, numbered(kind, kind.made.returnType()));
        shared.targets.add(target);
    }

    private ClassDesc name(String suffix) {
        ClassDesc type = owner.thisClass().asSymbol();
        return ClassDesc.ofDescriptor(
                type.descriptorString()
                        .replaceAll(";$", java.util.regex.Matcher.quoteReplacement(suffix) + ";"));
    }

    private static MethodTypeDesc numbered(Kind kind, ClassDesc returned) {
        return kind.made
                .insertParameterTypes(kind.made.parameterCount(), CD_int)
                .changeReturnType(returned);
    }

    /// The methods, into their own class.
    void write(ClassBuilder builder) {
        // In an interface there is nothing between private and public.
        int access = owner.flags().has(AccessFlag.INTERFACE) ? ClassFile.ACC_PUBLIC : 0;
        for (Target target : targets) {
            builder.withMethodBody(
                    target.name,
                    target.type(),
                    access | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                    code -> body(code, target));
        }
    }

    /// The classes, by the names of their files.
    SortedMap<String, byte[]> classes(ClassFile classFile) {
        var files = new TreeMap<String, byte[]>();
        for (Shared shared : classes.values()) {
            String descriptor = shared.name.descriptorString();
            files.put(
                    descriptor.substring(1, descriptor.length() - 1) + ".class",
                    classFile.build(shared.name, builder -> write(builder, shared)));
        }
        return files;
    }

    private void write(ClassBuilder builder, Shared shared) {
        Kind kind = shared.kind;
        builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
                .withInterfaceSymbols(kind.made.returnType())
                .withField(NUMBER, CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        for (int i = 0; i < kind.made.parameterCount(); i++) {
            builder.withField(
                    kept(i),
                    kind.made.parameterType(i),
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        }
        builder.withMethodBody(
                        INIT_NAME,
                        numbered(kind, CD_void),
                        ClassFile.ACC_PRIVATE,
                        code -> construct(code, shared))
                .withMethodBody(
                        MAKE,
                        numbered(kind, kind.made.returnType()),
                        ClassFile.ACC_STATIC,
                        code -> make(code, shared))
                .withMethodBody(
                        kind.method, kind.type, ClassFile.ACC_PUBLIC, code -> choose(code, shared));
    }

    private static String kept(int place) {
        return "kept" + place;
    }

    private static void construct(CodeBuilder code, Shared shared) {
        code.aload(0).invokespecial(CD_Object, INIT_NAME, MethodTypeDesc.of(CD_void));
        MethodTypeDesc made = shared.kind.made;
        for (int i = 0; i < made.parameterCount(); i++) {
            code.aload(0)
                    .loadLocal(TypeKind.from(made.parameterType(i)), code.parameterSlot(i))
                    .putfield(shared.name, kept(i), made.parameterType(i));
        }
        code.aload(0)
                .iload(code.parameterSlot(made.parameterCount()))
                .putfield(shared.name, NUMBER, CD_int)
                .return_();
    }

    private static void make(CodeBuilder code, Shared shared) {
        code.new_(shared.name).dup();
        MethodTypeDesc type = numbered(shared.kind, CD_void);
        for (int i = 0; i < type.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
        }
        code.invokespecial(shared.name, INIT_NAME, type).areturn();
    }

    private void choose(CodeBuilder code, Shared shared) {
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = 0; i < shared.targets.size() - 1; i++) {
            cases.add(SwitchCase.of(i, code.newLabel()));
        }
        Label last = code.newLabel();
        if (!cases.isEmpty()) {
            code.aload(0).getfield(shared.name, NUMBER, CD_int).tableswitch(last, cases);
        }
        for (SwitchCase each : cases) {
            code.labelBinding(each.target());
            call(code, shared, shared.targets.get(each.caseValue()));
        }
        code.labelBinding(last);
        call(code, shared, shared.targets.getLast());
    }

    private void call(CodeBuilder code, Shared shared, Target target) {
        MethodTypeDesc made = shared.kind.made;
        for (int i = 0; i < made.parameterCount(); i++) {
            code.aload(0).getfield(shared.name, kept(i), made.parameterType(i));
        }
        MethodTypeDesc type = shared.kind.type;
        for (int i = 0; i < type.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
        }
        code.invokestatic(
                        owner.thisClass().asSymbol(),
                        target.name,
                        target.type(),
                        owner.flags().has(AccessFlag.INTERFACE))
                .return_(TypeKind.from(type.returnType()));
    }

    /// What `LambdaMetafactory` would do: cast what comes, call, and turn what comes back.
    private static void body(CodeBuilder code, Target target) {
        DirectMethodHandleDesc does = target.does;
        MethodTypeDesc called = does.invocationType();
        boolean constructs = does.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
        if (constructs) code.new_(does.owner()).dup();
        int kept = target.kind.made.parameterCount();
        MethodTypeDesc type = target.type();
        for (int i = 0; i < type.parameterCount(); i++) {
            ClassDesc from = type.parameterType(i);
            code.loadLocal(TypeKind.from(from), code.parameterSlot(i));
            if (i >= kept) {
                ClassDesc known = target.instantiated.parameterType(i - kept);
                convert(code, from, known);
                from = known;
            }
            convert(code, from, called.parameterType(i));
        }
        invoke(code, does);
        ClassDesc wanted = type.returnType();
        ClassDesc got = called.returnType();
        if (wanted.equals(CD_void)) {
            if (TypeKind.from(got).slotSize() == 2) code.pop2();
            else if (!got.equals(CD_void)) code.pop();
        } else {
            convert(code, got, target.instantiated.returnType());
            convert(code, target.instantiated.returnType(), wanted);
        }
        code.return_(TypeKind.from(wanted));
    }

    private static void invoke(CodeBuilder code, DirectMethodHandleDesc does) {
        ClassDesc of = does.owner();
        String name = does.methodName();
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(does.lookupDescriptor());
        boolean inInterface = does.isOwnerInterface();
        switch (does.kind()) {
            case STATIC, INTERFACE_STATIC -> code.invokestatic(of, name, type, inInterface);
            case VIRTUAL -> code.invokevirtual(of, name, type);
            case INTERFACE_VIRTUAL -> code.invokeinterface(of, name, type);
            case SPECIAL, INTERFACE_SPECIAL -> code.invokespecial(of, name, type, inInterface);
            case CONSTRUCTOR -> code.invokespecial(of, INIT_NAME, type);
            default -> throw new IllegalArgumentException("not the target of a lambda: " + does);
        }
    }

    private static void convert(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (from.equals(to)) return;
        if (from.isPrimitive() && to.isPrimitive()) {
            code.conversion(TypeKind.from(from), TypeKind.from(to));
        } else if (from.isPrimitive()) {
            ClassDesc box = PlainCalls.box(from);
            code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, from));
        } else if (to.isPrimitive()) {
            ClassDesc box = PlainCalls.box(to);
            if (!from.equals(box)) code.checkcast(box);
            code.invokevirtual(box, to.displayName() + "Value", MethodTypeDesc.of(to));
        } else if (!to.equals(CD_Object)) {
            code.checkcast(to);
        }
    }
}

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Rewrites jars so that what the compiler leaves to the JVM's first use of it is there already.
///
/// A `switch` over types, and `equals` and `hashCode` of a record, are made of method handles when
/// they are first called; no AOT cache keeps them. Here they become plain methods that do the same.
/// A lambda is a class that is written when it is first come to, and a text of several parts a
/// method handle: without an AOT cache some 250 of them are a fifth of a start. They become plain
/// classes ([PlainLambdas]) and methods.
///
/// Bouncy Castle's digests ask what a policy says of them. Nobody sets one here, and to be able to
/// ask it makes a logger, finds out who writes logs, opens jars for that, and reads groups of DSA
/// and Diffie-Hellman: of what the first signature takes, three quarters. They do not ask any more.
///
/// A program of the build: `java PlainCalls.java JAR...`
public final class PlainCalls {
    /// Says in a jar that it was rewritten, as licences ask of whoever changes files.
    private static final String NOTE = "META-INF/REWRITTEN.txt";

    private static final String NOTE_TEXT =
            "Tonearm's build rewrote classes of this jar: switches, records, lambdas and joined texts, which do as before, and digests, which ask for no policy.\n";

    private static final ClassDesc CONCATENATION =
            ClassDesc.of("java.lang.invoke.StringConcatFactory");
    private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");
    private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final String POLICIES = "org/bouncycastle/crypto/CryptoServicesRegistrar";
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

    private final ClassFile classFile;

    PlainCalls(ClassLoader hierarchy) {
        this.classFile =
                ClassFile.of(
                        ClassFile.ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(hierarchy)
                                        .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    public static void main(String... jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        // What classes are to each other, the jars beside them say too.
        for (Path folder :
                Stream.of(jars)
                        .map(jar -> Path.of(jar).toAbsolutePath().getParent())
                        .distinct()
                        .toList()) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) urls.add(file.toUri().toURL());
            }
        }
        try (var loader = new URLClassLoader(urls.toArray(URL[]::new))) {
            var plain = new PlainCalls(loader);
            for (String jar : jars) plain.rewrite(Path.of(jar));
        }
    }

    /// Entries keep their order and times, so that a jar that is built twice is the same.
    void rewrite(Path jar) throws IOException {
        Path done = jar.resolveSibling(jar.getFileName() + ".plain");
        long time = 0;
        try (var in = new ZipInputStream(Files.newInputStream(jar));
                var out = new ZipOutputStream(Files.newOutputStream(done))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                boolean code =
                        entry.getName().endsWith(".class")
                                && !entry.getName().endsWith("-info.class");
                if (entry.getName().equals(NOTE)) continue;
                Plain plain = code ? plain(bytes) : new Plain(bytes, new TreeMap<>());
                put(out, entry.getName(), entry.getTime(), plain.bytes);
                for (Map.Entry<String, byte[]> beside : plain.beside.entrySet()) {
                    put(out, beside.getKey(), entry.getTime(), beside.getValue());
                }
                time = entry.getTime();
            }
            put(out, NOTE, time, NOTE_TEXT.getBytes(StandardCharsets.UTF_8));
        }
        Files.move(done, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void put(ZipOutputStream out, String name, long time, byte[] bytes)
            throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(time);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    /// A class, and those that its lambdas became, by the names of their files.
    private record Plain(byte[] bytes, SortedMap<String, byte[]> beside) {}

    /// A class without such calls comes back as it is.
    private Plain plain(byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        var methods = new Methods(model);
        CodeTransform calls =
                (code, element) -> {
                    if (element instanceof InvokeDynamicInstruction call
                            && methods.replaces(call)) {
                        methods.call(code, call);
                    } else if (Methods.asksForPolicy(element)) {
                        methods.asksLess = true;
                        code.pop();
                    } else {
                        code.with(element);
                    }
                };
        byte[] changed =
                classFile.transformClass(
                        model,
                        ClassTransform.transformingMethodBodies(methods::has, calls)
                                .andThen(ClassTransform.endHandler(methods::write)));
        return new Plain(methods.none() ? bytes : changed, methods.lambdas.classes(classFile));
    }

    /// The methods that a class is given.
    private static final class Methods {
        private final ClassModel owner;
        private final boolean inInterface;
        private final List<Consumer<ClassBuilder>> added = new ArrayList<>();
        boolean asksLess;
        final PlainLambdas lambdas;

        Methods(ClassModel owner) {
            this.owner = owner;
            this.lambdas = new PlainLambdas(owner);
            this.inInterface = owner.flags().has(AccessFlag.INTERFACE);
        }

        boolean none() {
            return added.isEmpty() && lambdas.none() && !asksLess;
        }

        void write(ClassBuilder builder) {
            added.forEach(method -> method.accept(builder));
            lambdas.write(builder);
        }

        /// Whether there is anything to do in a method; all others stay byte for byte.
        boolean has(MethodModel method) {
            return method.code().stream()
                    .flatMap(CodeModel::elementStream)
                    .anyMatch(element ->
                            asksForPolicy(element)
                                    || (element instanceof InvokeDynamicInstruction call
                                            && replaces(call)));
        }

        static boolean asksForPolicy(CodeElement element) {
            return element instanceof InvokeInstruction call
                    && call.owner().asInternalName().equals(POLICIES)
                    && call.name().equalsString("checkConstraints");
        }

        boolean replaces(InvokeDynamicInstruction call) {
            ClassDesc by = call.bootstrapMethod().owner();
            String name = call.name().stringValue();
            if (by.equals(SWITCHES)) {
                return call.bootstrapMethod().methodName().equals("typeSwitch")
                        && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
            }
            if (by.equals(CONCATENATION)) {
                return call.bootstrapMethod().methodName().equals("makeConcatWithConstants")
                        && call.bootstrapArgs().size() == 1;
            }
            if (PlainLambdas.replaces(call)) return true;
            return by.equals(RECORDS) && (name.equals("equals") || name.equals("hashCode"));
        }

        void call(CodeBuilder code, InvokeDynamicInstruction call) {
            if (PlainLambdas.replaces(call)) {
                lambdas.call(code, call);
                return;
            }
            String name = "plain$" + added.size();
            MethodTypeDesc type = call.typeSymbol();
            Consumer<CodeBuilder> body = body(call);
            added.add(builder ->
                    builder.withMethodBody(
                            name,
                            type,
                            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                            body));
            code.invokestatic(owner.thisClass().asSymbol(), name, type, inInterface);
        }

        private static Consumer<CodeBuilder> body(InvokeDynamicInstruction call) {
            List<ConstantDesc> arguments = call.bootstrapArgs();
            ClassDesc by = call.bootstrapMethod().owner();
            if (by.equals(SWITCHES)) return to -> typeSwitch(to, arguments);
            if (by.equals(CONCATENATION)) {
                return to -> join(to, (String) arguments.getFirst(), call.typeSymbol());
            }
            return call.name().equalsString("equals")
                    ? to -> equal(to, arguments)
                    : to -> hash(to, arguments);
        }

        /// @param recipe the text, with a character 1 for each argument
        private static void join(CodeBuilder code, String recipe, MethodTypeDesc type) {
            code.new_(BUILDER).dup().invokespecial(BUILDER, INIT_NAME, MTD_void);
            int argument = 0;
            int from = 0;
            for (int at = recipe.indexOf(1); at >= 0; at = recipe.indexOf(1, from)) {
                append(code, recipe.substring(from, at));
                ClassDesc part = type.parameterType(argument);
                code.loadLocal(TypeKind.from(part), code.parameterSlot(argument));
                append(code, part);
                argument++;
                from = at + 1;
            }
            append(code, recipe.substring(from));
            code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(CD_String)).areturn();
        }

        private static void append(CodeBuilder code, String text) {
            if (!text.isEmpty()) append(code.loadConstant(text), CD_String);
        }

        private static void append(CodeBuilder code, ClassDesc part) {
            ClassDesc as =
                    switch (part.descriptorString()) {
                        case "B", "S" -> CD_int;
                        case "Ljava/lang/String;" -> CD_String;
                        default -> part.isPrimitive() ? part : CD_Object;
                    };
            code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, as));
        }

        /// The first that fits from a place on; as many as there are if none does; -1 for null.
        private static void typeSwitch(CodeBuilder code, List<ConstantDesc> types) {
            Label there = code.newLabel();
            code.aload(0).ifnonnull(there).iconst_m1().ireturn().labelBinding(there);
            for (int i = 0; i < types.size(); i++) {
                Label next = code.newLabel();
                code.iload(1).loadConstant(i).if_icmpgt(next);
                code.aload(0).instanceOf((ClassDesc) types.get(i)).ifeq(next);
                code.loadConstant(i).ireturn().labelBinding(next);
            }
            code.loadConstant(types.size()).ireturn();
        }

        /// As `ObjectMethods` has it: by 31, from 0.
        private static void hash(CodeBuilder code, List<ConstantDesc> arguments) {
            code.iconst_0();
            for (ConstantDesc getter : arguments.subList(2, arguments.size())) {
                code.loadConstant(31).imul();
                ClassDesc type = component(code, 0, getter);
                if (type.isPrimitive()) {
                    code.invokestatic(box(type), "hashCode", MethodTypeDesc.of(CD_int, type));
                } else {
                    code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
                }
                code.iadd();
            }
            code.ireturn();
        }

        private static void equal(CodeBuilder code, List<ConstantDesc> arguments) {
            ClassDesc owner = (ClassDesc) arguments.getFirst();
            Label differs = code.newLabel();
            Label same = code.newLabel();
            code.aload(0).aload(1).if_acmpeq(same);
            code.aload(1).instanceOf(owner).ifeq(differs);
            code.aload(1).checkcast(owner).astore(2);
            for (ConstantDesc getter : arguments.subList(2, arguments.size())) {
                ClassDesc type = component(code, 0, getter);
                component(code, 2, getter);
                if (type.isPrimitive()) {
                    code.invokestatic(box(type), "compare", MethodTypeDesc.of(CD_int, type, type))
                            .ifne(differs);
                } else {
                    code.invokestatic(
                                    OBJECTS,
                                    "equals",
                                    MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object))
                            .ifeq(differs);
                }
            }
            code.labelBinding(same).iconst_1().ireturn();
            code.labelBinding(differs).iconst_0().ireturn();
        }

        private static ClassDesc component(CodeBuilder code, int of, ConstantDesc getter) {
            var field = (DirectMethodHandleDesc) getter;
            ClassDesc type = field.invocationType().returnType();
            code.aload(of).getfield(field.owner(), field.methodName(), type);
            return type;
        }
    }

    static ClassDesc box(ClassDesc primitive) {
        return switch (TypeKind.from(primitive)) {
            case BOOLEAN -> ClassDesc.of("java.lang.Boolean");
            case BYTE -> ClassDesc.of("java.lang.Byte");
            case SHORT -> ClassDesc.of("java.lang.Short");
            case CHAR -> ClassDesc.of("java.lang.Character");
            case INT -> ClassDesc.of("java.lang.Integer");
            case LONG -> ClassDesc.of("java.lang.Long");
            case FLOAT -> ClassDesc.of("java.lang.Float");
            default -> ClassDesc.of("java.lang.Double");
        };
    }
}

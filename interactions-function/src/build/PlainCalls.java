import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Rewrites jars so that what the compiler leaves to the JVM's first use of it is there already.
///
/// A `switch` over types, and `equals` and `hashCode` of a record, are made of method handles when
/// they are first called; no AOT cache keeps them. Here they become plain methods that do the same.
///
/// A program of the build in one file: `java PlainCalls.java JAR...`
public final class PlainCalls {
    private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
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
        try (var in = new ZipInputStream(Files.newInputStream(jar));
                var out = new ZipOutputStream(Files.newOutputStream(done))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                boolean code =
                        entry.getName().endsWith(".class")
                                && !entry.getName().endsWith("-info.class");
                byte[] plain = code ? plain(bytes) : bytes;
                var copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(plain);
                out.closeEntry();
            }
        }
        Files.move(done, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /// A class without such calls comes back as it is.
    byte[] plain(byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        var methods = new Methods(model);
        CodeTransform calls =
                (code, element) -> {
                    if (element instanceof InvokeDynamicInstruction call
                            && methods.replaces(call)) {
                        methods.call(code, call);
                    } else {
                        code.with(element);
                    }
                };
        byte[] changed =
                classFile.transformClass(
                        model,
                        ClassTransform.transformingMethodBodies(methods::has, calls)
                                .andThen(ClassTransform.endHandler(methods::write)));
        return methods.none() ? bytes : changed;
    }

    /// The methods that a class is given.
    private static final class Methods {
        private final ClassModel owner;
        private final boolean inInterface;
        private final List<Consumer<ClassBuilder>> added = new ArrayList<>();

        Methods(ClassModel owner) {
            this.owner = owner;
            this.inInterface = owner.flags().has(AccessFlag.INTERFACE);
        }

        boolean none() {
            return added.isEmpty();
        }

        void write(ClassBuilder builder) {
            added.forEach(method -> method.accept(builder));
        }

        /// Whether there is anything to do in a method; all others stay byte for byte.
        boolean has(MethodModel method) {
            return method.code().stream()
                    .flatMap(CodeModel::elementStream)
                    .anyMatch(element ->
                            element instanceof InvokeDynamicInstruction call && replaces(call));
        }

        boolean replaces(InvokeDynamicInstruction call) {
            ClassDesc by = call.bootstrapMethod().owner();
            String name = call.name().stringValue();
            if (by.equals(SWITCHES)) {
                return call.bootstrapMethod().methodName().equals("typeSwitch")
                        && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
            }
            return by.equals(RECORDS) && (name.equals("equals") || name.equals("hashCode"));
        }

        void call(CodeBuilder code, InvokeDynamicInstruction call) {
            String name = "plain$" + added.size();
            MethodTypeDesc type = call.typeSymbol();
            List<ConstantDesc> arguments = call.bootstrapArgs();
            Consumer<CodeBuilder> body =
                    call.bootstrapMethod().owner().equals(SWITCHES)
                            ? to -> typeSwitch(to, arguments)
                            : call.name().equalsString("equals")
                                    ? to -> equal(to, arguments)
                                    : to -> hash(to, arguments);
            added.add(builder ->
                    builder.withMethodBody(
                            name,
                            type,
                            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                            body));
            code.invokestatic(owner.thisClass().asSymbol(), name, type, inInterface);
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

        private static ClassDesc box(ClassDesc primitive) {
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
}

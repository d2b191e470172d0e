package org.schemawright.desktop.orm;

import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.io.Serializable;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes the classes that Hibernate needs for tables known only at run time: public fields of type Object, and for
 * composite keys a class that is equal when its fields are. Each maker is a class loader of its own, so that the classes
 * go together with the session factory.
 */
final class EntityClassMaker extends ClassLoader {

    private static final String PACKAGE = "org.schemawright.entity.";
    private static final ClassDesc ARRAYS = ClassDesc.of(Arrays.class.getName());
    private static final ClassDesc ARRAY = CD_Object.arrayType();

    private final Map<String, byte[]> made = new HashMap<>();

    EntityClassMaker() {
        super(EntityClassMaker.class.getClassLoader());
    }

    /** A class with these fields. */
    Class<?> entity(String name, List<String> fields) {
        return make(name, builder -> withFields(builder, fields));
    }

    /** A serializable class with these fields and equality by them, for a composite key. */
    Class<?> key(String name, List<String> fields) {
        ClassDesc self = ClassDesc.of(PACKAGE + name);
        return make(name, builder -> {
            withFields(builder, fields);
            builder.withInterfaceSymbols(ClassDesc.of(Serializable.class.getName()));
            builder.withMethodBody(
                    "equals",
                    MethodTypeDesc.of(CD_boolean, CD_Object),
                    ACC_PUBLIC,
                    code -> equality(code, self, fields));
            builder.withMethodBody("hashCode", MethodTypeDesc.of(CD_int), ACC_PUBLIC, code -> {
                array(code, self, 0, fields);
                code.invokestatic(ARRAYS, "deepHashCode", MethodTypeDesc.of(CD_int, ARRAY))
                        .ireturn();
            });
        });
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = made.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private Class<?> make(String name, Consumer<ClassBuilder> body) {
        String fullName = PACKAGE + name;
        byte[] bytes = ClassFile.of().build(ClassDesc.of(fullName), builder -> {
            builder.withFlags(ACC_PUBLIC);
            builder.withMethodBody(INIT_NAME, MTD_void, ACC_PUBLIC, code -> code.aload(0)
                    .invokespecial(CD_Object, INIT_NAME, MTD_void)
                    .return_());
            body.accept(builder);
        });
        made.put(fullName, bytes);
        try {
            return loadClass(fullName);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void withFields(ClassBuilder builder, List<String> fields) {
        fields.forEach(field -> builder.withField(field, CD_Object, ACC_PUBLIC));
    }

    /** {@code return other instanceof Self && Arrays.deepEquals(this.fields, other.fields)}. */
    private static void equality(CodeBuilder code, ClassDesc self, List<String> fields) {
        code.aload(1)
                .instanceOf(self)
                .ifThenElse(
                        same -> {
                            same.aload(1).checkcast(self).astore(2);
                            array(same, self, 0, fields);
                            array(same, self, 2, fields);
                            same.invokestatic(ARRAYS, "deepEquals", MethodTypeDesc.of(CD_boolean, ARRAY, ARRAY))
                                    .ireturn();
                        },
                        other -> other.iconst_0().ireturn());
    }

    /** Puts the fields of the object in a local variable onto the stack as one array. */
    private static void array(CodeBuilder code, ClassDesc self, int slot, List<String> fields) {
        code.loadConstant(fields.size()).anewarray(ConstantDescs.CD_Object);
        for (int i = 0; i < fields.size(); i++) {
            code.dup()
                    .loadConstant(i)
                    .aload(slot)
                    .getfield(self, fields.get(i), CD_Object)
                    .aastore();
        }
    }
}

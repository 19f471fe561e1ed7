package dev.floe.testing;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles Java sources in memory. */
final class SourceCompiler extends ForwardingJavaFileManager<JavaFileManager> {
    private final SortedMap<String, ByteArrayOutputStream> classFiles = new TreeMap<>();

    private SourceCompiler(JavaFileManager files) {
        super(files);
    }

    /**
     * Class files by their path in a jar.
     *
     * @param sources text by class name
     * @throws AssertionError if a source does not compile, with what the compiler says
     */
    static SortedMap<String, byte[]> compile(Map<String, String> sources, List<Path> classPath) {
        SortedMap<String, byte[]> compiled = new TreeMap<>();
        if (sources.isEmpty()) {
            return compiled;
        }
        JavaCompiler compiler = Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
                .orElseThrow(() -> new IllegalStateException("Cannot compile without a JDK"));
        String path = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        StringWriter output = new StringWriter();
        SourceCompiler files = new SourceCompiler(compiler.getStandardFileManager(null, null, null));
        List<JavaFileObject> units = new TreeMap<>(sources)
                .entrySet().stream()
                        .<JavaFileObject>map(source -> new SourceText(source.getKey(), source.getValue()))
                        .toList();
        if (!compiler.getTask(output, files, null, List.of("-classpath", path, "-proc:none"), null, units)
                .call()) {
            throw new AssertionError("Cannot compile " + new TreeMap<>(sources).keySet() + ":\n" + output);
        }
        files.classFiles.forEach((name, bytes) -> compiled.put(name, bytes.toByteArray()));
        return compiled;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        classFiles.put(className.replace('.', '/') + kind.extension, bytes);
        return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/')), kind) {
            @Override
            public OutputStream openOutputStream() {
                return bytes;
            }
        };
    }

    private static final class SourceText extends SimpleJavaFileObject {
        private final String text;

        SourceText(String className, String text) {
            super(URI.create("source:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}

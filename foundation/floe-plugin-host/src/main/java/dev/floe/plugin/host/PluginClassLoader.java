package dev.floe.plugin.host;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes of one plugin: its own jars, the platform's modules, and the plugin API of the host.
 *
 * <p>Nothing else of the host can be seen from here, neither a class nor a resource, so that a plugin may bring its own
 * version of whatever library the host or another plugin uses.
 */
final class PluginClassLoader extends URLClassLoader {
    private static final String API = "dev.floe.spi.";
    private static final String ANNOTATIONS = "org.jspecify.annotations.";

    private final ClassLoader host;

    static {
        registerAsParallelCapable();
    }

    PluginClassLoader(String plugin, List<Path> jars, ClassLoader host) {
        super(
                "plugin " + plugin,
                jars.stream().map(PluginClassLoader::url).toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        // Also where the plugin's jars have a copy of these: a second FloePlugin would be another type.
        if (name.startsWith(API) || name.startsWith(ANNOTATIONS)) {
            return host.loadClass(name);
        }
        return super.loadClass(name, resolve);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("Cannot make a URL of " + jar, impossible);
        }
    }
}

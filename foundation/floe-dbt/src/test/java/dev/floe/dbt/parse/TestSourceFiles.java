package dev.floe.dbt.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.dbt.project.PathKind;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestSourceFiles {
    @TempDir
    private Path directory;

    @Test
    void passesOverHiddenAndTemporaryAndIgnoredFiles() throws IOException {
        for (String name :
                List.of(".a.sql", "#b.sql", "~c.sql", "_d.sql", "E.SQL", "old/f.sql", "old/g.sql", "h.txt")) {
            write("models/" + name, "select 1");
        }
        write(".dbtignore", "models/old/*\n!models/old/g.sql\n");
        assertThat(models("models")).containsExactly("models/E.SQL", "models/_d.sql", "models/old/g.sql");
    }

    @Test
    void followsLinksToFilesAndNoneToFoldersBelow() throws IOException {
        write("elsewhere/a.sql", "select 1");
        write("models/b.sql", "select 1");
        link("models/linked.sql", "elsewhere/a.sql");
        link("models/folder", "elsewhere");
        link("models/loop", "models");
        link("models/broken.sql", "nowhere.sql");
        assertThat(models("models")).containsExactly("models/b.sql", "models/linked.sql");
    }

    @Test
    void readsAFolderThatIsItselfALink() throws IOException {
        write("elsewhere/a.sql", "select 1");
        link("models", "elsewhere");
        assertThat(models("models/")).containsExactly("models/a.sql");
    }

    @Test
    void findsNothingInAFolderThatIsNotThere() {
        assertThat(models("models")).isEmpty();
    }

    @Test
    void namesTheLineOfAnIgnorePatternThatMeansNothing() throws IOException {
        write(".dbtignore", "a\n[z-a]\n");
        assertThatThrownBy(() -> models("models")).hasMessage("FLOE-B111: Pattern '[z-a]' matches nothing");
    }

    private List<String> models(String folder) {
        DictValue settings = DictValue.empty();
        settings.put("model-paths", ListValue.of(StringValue.of(folder)));
        ProjectFile project = new ProjectFile(directory, "shop", settings, settings, ProjectFile.Origin.ROOT);
        return new SourceFiles(project)
                .of(PathKind.MODEL, ".sql").stream()
                        .map(SourceFile::originalPath)
                        .toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void link(String path, String target) throws IOException {
        Files.createSymbolicLink(directory.resolve(path), directory.resolve(target));
    }
}

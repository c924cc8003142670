#include "app/backup_manifest.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"

namespace storyflow::app {

namespace {

using testing::HasSubstr;

const std::string digest(64, 'a');

std::string refusal(const std::string& text) {
    try {
        (void)read_manifest(text);
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        return error.what();
    }
    return "it was read";
}

std::string line(const std::string& path) {
    return digest + "  " + path + "\n";
}

}  // namespace

TEST(BackupManifest, IsReadAsItWasWritten) {
    const BackupManifest manifest{{"storyflow.db", digest},
                                  {"media/projects/p/audio/s.wav", std::string(64, '0')}};
    EXPECT_EQ(read_manifest(manifest_text(manifest)), manifest);
    EXPECT_EQ(manifest_text({{"storyflow.db", digest}}), digest + "  storyflow.db\n")
        << "as sha256sum writes it";
}

TEST(BackupManifest, HoldsOnlyTheDatabaseAndPlainPathsOfMedia) {
    for (const std::string path :
         {"storyflow.db", "media/a", "media/projects/p/images/a b.png", "media/a..b"})
        EXPECT_TRUE(is_path_of_backup(path)) << path;
    for (const std::string path : {"", "/etc/passwd", "../x", "media", "media/", "media//x", "media/../x",
                                   "media/x/..", "media/./x", "media/.chunks/x", "media/x/",
                                   "storyflow.db-wal", "models/x", "media/a\nb", "media/a\\b", "media/a\x7f"})
        EXPECT_FALSE(is_path_of_backup(path)) << path;
    EXPECT_FALSE(is_path_of_backup("media/" + std::string(4096, 'x')));
}

TEST(BackupManifest, NamesTheLineThatIsWrong) {
    const auto first = line("storyflow.db");
    EXPECT_THAT(refusal(first + line("media/../../etc/passwd")),
                HasSubstr("SHA256SUMS, line 2: this path may not"));
    EXPECT_THAT(refusal(first + line("/etc/passwd")), HasSubstr("line 2"));
    EXPECT_THAT(refusal(first + line("media/a") + line("media/a")),
                HasSubstr("line 3: the path stands in an earlier"));
    EXPECT_THAT(refusal("abc  storyflow.db\n"), HasSubstr("line 1: expected 64 hexadecimal digits"));
    EXPECT_THAT(refusal(digest + " *storyflow.db\n"), HasSubstr("line 1"));
    EXPECT_THAT(refusal(first + "\n"), HasSubstr("line 2"));
    EXPECT_THAT(refusal(line("media/a")), HasSubstr("does not name storyflow.db"));
    EXPECT_THAT(refusal(""), HasSubstr("does not name storyflow.db"));
}

TEST(BackupPage, TellsItsForm) {
    const auto page = backup_page("1.2.3", "2026-11-29T12:00:00Z");
    EXPECT_NO_THROW(require_known_form(page));
    EXPECT_THAT(page, HasSubstr("Made 2026-11-29T12:00:00Z by StoryFlow 1.2.3."));
    EXPECT_THROW(require_known_form("StoryFlow backup, form 2\n"), base::Error);
    for (const auto* const other : {"", "StoryFlow backup, form x", "StoryFlow backup, form -1", "A diary\n"})
        EXPECT_THROW(require_known_form(other), base::Error) << other;
}

}  // namespace storyflow::app

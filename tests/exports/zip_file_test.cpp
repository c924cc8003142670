#include "exports/zip_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::exports {
namespace {

/// Names and contents, in order.
std::vector<std::pair<std::string, std::string>> unzip(const std::filesystem::path& file) {
    std::vector<std::pair<std::string, std::string>> entries;
    zip_t* const archive = zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    for (zip_int64_t i = 0; archive != nullptr && i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t status;
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &status);
        std::string bytes(status.size, '\0');
        zip_file_t* const entry = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        EXPECT_EQ(zip_fread(entry, bytes.data(), bytes.size()), static_cast<zip_int64_t>(bytes.size()));
        zip_fclose(entry);
        entries.emplace_back(status.name, bytes);
    }
    if (archive != nullptr) zip_discard(archive);
    return entries;
}

}  // namespace

TEST(ZipFile, HoldsItsEntriesInOrder) {
    const support::TemporaryDirectory directory;
    const auto sound = directory.path() / "sound";
    base::write_file(sound, std::string(100'000, 's'));
    const std::vector<ZipEntry> entries = {
        {.name = "mimetype", .bytes = "text"},
        {.name = "été/1.mp3", .file = sound},
        {.name = "a.txt", .bytes = std::string(5000, 'a'), .is_compressed = true}};
    const auto target = directory.path() / "all.zip";
    write_zip(target, entries);
    EXPECT_THAT(unzip(target), testing::ElementsAre(testing::Pair("mimetype", "text"),
                                                    testing::Pair("été/1.mp3", std::string(100'000, 's')),
                                                    testing::Pair("a.txt", std::string(5000, 'a'))));
    EXPECT_GT(std::filesystem::file_size(target), 100'000U) << "sound is stored";
    EXPECT_LT(std::filesystem::file_size(target), 102'000U) << "text is compressed";
    const auto first = base::read_file(target, 1'000'000);
    write_zip(target, entries);
    EXPECT_TRUE(base::read_file(target, 1'000'000) == first);
}

TEST(ZipFile, BeginsWithAPlainMimetype) {
    const support::TemporaryDirectory directory;
    const auto target = directory.path() / "book.epub";
    write_zip(target, std::vector<ZipEntry>{{.name = "mimetype", .bytes = "application/epub+zip"}});
    EXPECT_EQ(base::read_file(target, 1000).substr(30, 28), "mimetypeapplication/epub+zip");
}

TEST(ZipFile, EndsWhenItIsCancelled) {
    const support::TemporaryDirectory directory;
    std::stop_source stop;
    stop.request_stop();
    const auto target = directory.path() / "all.zip";
    try {
        write_zip(target, std::vector<ZipEntry>{{.name = "a", .bytes = "b"}}, stop.get_token());
        FAIL() << "it was written";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::cancelled);
    }
    EXPECT_FALSE(std::filesystem::exists(target));
}

TEST(ZipFile, NamesWhatCannotBeWritten) {
    const support::TemporaryDirectory directory;
    EXPECT_THROW(
        write_zip(directory.path() / "no" / "all.zip", std::vector<ZipEntry>{{.name = "a", .bytes = "b"}}),
        base::Error);
    EXPECT_THROW(write_zip(directory.path() / "all.zip",
                           std::vector<ZipEntry>{{.name = "a", .file = directory.path() / "gone"}}),
                 base::Error);
}

}  // namespace storyflow::exports

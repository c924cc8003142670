#include "speech/files/file_bytes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdint>
#include <fstream>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/speech/files/bytes_of_files.hpp"
#include "tests/support/open_file_limit.hpp"
#include "tests/support/sanitizer.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::speech {
namespace {

using testing::HasSubstr;

std::string_view text_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::optional<base::Error> error_of(const FileBytes& file, std::uint64_t offset, std::size_t count) {
    try {
        (void)file.part(offset, count);
    } catch (const base::Error& error) {
        return error;
    }
    return std::nullopt;
}

class FileBytesTest : public testing::Test {
  protected:
    [[nodiscard]] std::filesystem::path put(const std::string& name, const std::string& bytes) const {
        base::write_file_synced(directory_.path() / name, bytes);
        return directory_.path() / name;
    }
    /// Several blocks and a part of one; every byte depends on its offset.
    [[nodiscard]] static std::string long_text() {
        std::string text(300'001, ' ');
        for (std::size_t i = 0; i < text.size(); ++i)
            text[i] = static_cast<char>('a' + (i * i + i / 251) % 26);
        return text;
    }
    support::TemporaryDirectory directory_;
};

TEST_F(FileBytesTest, ShowsTheContent) {
    const FileBytes file(put("a", "narration"));
    EXPECT_EQ(file.size(), 9U);
    EXPECT_EQ(text_of(file.all()), "narration");
    EXPECT_EQ(text_of(file.part(3, 4)), "rati");
}

TEST_F(FileBytesTest, MayBeEmpty) {
    EXPECT_TRUE(FileBytes(put("a", "")).all().empty());
}

TEST_F(FileBytesTest, GivesAnyPartInAnyOrder) {
    const std::string text = long_text();
    const FileBytes file(put("a", text));
    for (const auto& [offset, count] : std::vector<std::pair<std::size_t, std::size_t>>{
             {200'000, 100'001}, {65'535, 2}, {0, 1}, {131'072, 65'536}, {60'000, 200'000}, {300'001, 0}}) {
        EXPECT_TRUE(text_of(file.part(offset, count)) == text.substr(offset, count)) << offset;
    }
    EXPECT_TRUE(text_of(file.all()) == text);
}

TEST_F(FileBytesTest, GivesThemToManyThreadsAtOnce) {
    const std::string text = long_text();
    const FileBytes file(put("a", text));
    std::vector<std::jthread> readers;
    for (std::size_t reader = 0; reader < 4; ++reader) {
        readers.emplace_back([&, reader] {
            for (std::size_t at = reader * 100; at + 1000 < text.size(); at += 7'000)
                EXPECT_TRUE(text_of(file.part(at, 1000)) == text.substr(at, 1000));
        });
    }
}

TEST_F(FileBytesTest, WhatWasReadStaysWhenTheFileIsCutOrOverwritten) {
    const std::string text = long_text();
    const auto path = put("a", text);
    const FileBytes file(path);
    const auto begin = file.part(0, 1000);
    std::filesystem::resize_file(path, 10);
    EXPECT_TRUE(text_of(begin) == text.substr(0, 1000)) << "a mapping would end the process here";
    std::ofstream(path, std::ios::binary) << long_text().replace(0, 1000, 1000, '!');
    EXPECT_TRUE(text_of(begin) == text.substr(0, 1000));
}

TEST_F(FileBytesTest, AFileThatBecameShorterIsAnErrorThatMayPass) {
    const auto path = put("a", long_text());
    const FileBytes file(path);
    (void)file.part(0, 10);
    std::filesystem::resize_file(path, 100'000);
    const auto error = error_of(file, 90'000, 50'000);
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind(), base::ErrorKind::unavailable);
    EXPECT_THAT(error->what(), HasSubstr("became shorter"));
    EXPECT_FALSE(error_of(file, 0, 65'536)) << "what was read before is still there";
}

TEST_F(FileBytesTest, OutlivesTheNameOfTheFile) {
    const auto path = put("a", "still here");
    const FileBytes file(path);
    std::filesystem::remove(path);
    EXPECT_EQ(text_of(file.all()), "still here");
}

TEST_F(FileBytesTest, RefusesWhatIsNoRegularFileWithoutWaitingForIt) {
    EXPECT_THAT(complaint_of([&] { return FileBytes(directory_.path() / "none").size(); }),
                HasSubstr("none: cannot be read"));
    EXPECT_THAT(complaint_of([&] { return FileBytes(directory_.path()).size(); }),
                HasSubstr("no regular file"));
    const auto pipe = directory_.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THAT(complaint_of([&] { return FileBytes(pipe).size(); }),
                HasSubstr("pipe: cannot be read: it is no regular file"));
}

TEST_F(FileBytesTest, TooManyOpenFilesMayPass) {
    if (support::under_sanitizer) GTEST_SKIP() << "a sanitizer opens descriptors of its own";
    const auto path = put("a", "narration");
    std::optional<base::Error> refused;
    try {
        const support::OpenFileLimit none(0);
        (void)FileBytes(path).size();
    } catch (const base::Error& error) {
        refused = error;
    }
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->kind(), base::ErrorKind::unavailable);
}

}  // namespace
}  // namespace storyflow::speech

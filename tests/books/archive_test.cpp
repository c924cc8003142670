#include "books/archive.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/books/refusal.hpp"
#include "tests/books/zip_file.hpp"

namespace storyflow::books {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string refusal_of(const std::string& bytes, ArchiveLimits limits = {}) {
    return refusal([&] { const Archive archive(bytes, limits); });
}

std::string refusal_to_read(const std::string& bytes, const std::string& name, ArchiveLimits limits = {}) {
    const Archive archive(bytes, limits);
    return refusal([&] { static_cast<void>(archive.read(name)); });
}

TEST(Archive, GivesTheFilesAndTheirContent) {
    const std::string bytes =
        zip_of({{"mimetype", "x"}, {"folder/", ""}, {"folder/é.txt", "text"}, {"empty", ""}});
    const Archive archive(bytes);
    EXPECT_THAT(archive.names(), ElementsAre("mimetype", "folder/é.txt", "empty"));
    EXPECT_EQ(archive.read("folder/é.txt"), "text");
    EXPECT_EQ(archive.read("empty"), "");
    EXPECT_EQ(archive.read("other"), std::nullopt);
}

TEST(Archive, FindsAFileWhoseNameDiffersInCase) {
    const std::string bytes = zip_of({{"Text/Ch1.xhtml", "upper"}, {"text/ch2.xhtml", "lower"}});
    const Archive archive(bytes);
    EXPECT_EQ(archive.read("text/ch1.xhtml"), "upper");
    EXPECT_TRUE(archive.contains("TEXT/CH2.XHTML"));
}

TEST(Archive, ResolvesNamesInsideAndRefusesThoseThatLeadOut) {
    EXPECT_EQ(normalised_name("/a//b/./c"), "a/b/c");
    EXPECT_EQ(normalised_name("a\\b\\..\\c"), "a/c");
    EXPECT_EQ(normalised_name("a/../../b"), std::nullopt);
    EXPECT_THAT(refusal_of(zip_of({{"ok", ""}, {"../../etc/passwd", "x"}})),
                AllOf(HasSubstr("../../etc/passwd"), HasSubstr("leads out")));
    EXPECT_THAT(refusal_of(zip_of({{"..\\windows", "x"}})), HasSubstr("leads out"));
}

TEST(Archive, RefusesMoreEntriesThanTheLimit) {
    ZipEntries entries;
    for (int number = 0; number < 10'001; ++number)
        entries.emplace_back(std::to_string(number), "");
    EXPECT_THAT(refusal_of(zip_of(entries)), AllOf(HasSubstr("10001"), HasSubstr("at most 10000")));
    entries.pop_back();
    EXPECT_EQ(refusal_of(zip_of(entries)), "no error");
}

TEST(Archive, RefusesWhatUnpacksToTooMuch) {
    const std::string large(3UL * 1024 * 1024, 'a');
    const std::string bytes = zip_of({{"one", large}, {"two", large}});
    EXPECT_THAT(refusal_of(bytes, {.unpacked = 5UL * 1024 * 1024}),
                AllOf(HasSubstr("5 MiB"), HasSubstr("two")));
    EXPECT_THAT(refusal_to_read(bytes, "one"), AllOf(HasSubstr("one"), HasSubstr("250 times")));
    EXPECT_THAT(refusal_to_read(bytes, "one", {.document = 1024UL * 1024}), HasSubstr("larger than 1 MiB"));
}

TEST(Archive, RefusesEncryptedEntries) {
    EXPECT_THAT(refusal_to_read(zip_of({{"secret", "text"}}, "password"), "secret"),
                AllOf(HasSubstr("secret"), HasSubstr("encrypted")));
}

TEST(Archive, RefusesWhatIsNoArchiveAndOneThatWasCutAnywhere) {
    const std::string bytes = zip_of({{"a", std::string(200, 'b')}, {"c", "d"}});
    EXPECT_THAT(refusal_of(""), HasSubstr("empty"));
    for (std::size_t size = 1; size < bytes.size(); ++size)
        EXPECT_THAT(refusal_of(bytes.substr(0, size)), HasSubstr("no zip archive")) << size;
}

TEST(Archive, RefusesAnEntryWithAWrongByteByItsName) {
    std::string content;
    for (int number = 0; number < 200; ++number)
        content += std::to_string(number * number);
    std::string bytes = zip_of({{"chapter", content}});
    bytes[60] = static_cast<char>(~bytes[60]);
    EXPECT_THAT(refusal_to_read(bytes, "chapter"), AllOf(HasSubstr("chapter"), HasSubstr("damaged")));
}

}  // namespace
}  // namespace storyflow::books

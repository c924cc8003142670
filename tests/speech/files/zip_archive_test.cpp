#include "speech/files/zip_archive.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/speech/files/bytes_of_files.hpp"

namespace storyflow::speech {
namespace {

using support::ZipWriter;
using testing::HasSubstr;

constexpr std::string_view directory_signature = "PK\x01\x02";
constexpr std::string_view local_signature = "PK\x03\x04";

std::string two_entries(ZipWriter::Dialect dialect) {
    return zip_of(dialect, [](ZipWriter& zip) {
        zip.add("x/first", "alpha");
        zip.add("x/second", "beta!!");
    });
}

/// An archive without zip64 records, whose directory is easy to falsify.
std::string plain() {
    return two_entries(ZipWriter::Dialect::numpy);
}

/// Overwrites bytes at `offset` behind the first occurrence of `signature`.
std::string patched(std::string archive, std::string_view signature, std::size_t offset,
                    std::string_view bytes) {
    return archive.replace(archive.find(signature) + offset, bytes.size(), bytes);
}

std::string content_of(const std::string& archive, std::string_view name) {
    const auto bytes = bytes_of(archive);
    const ZipArchive zip(bytes);
    const ZipEntry* const entry = zip.find(name);
    if (entry == nullptr) return "(absent)";
    const auto content = zip.content(*entry);
    return {reinterpret_cast<const char*>(content.data()), content.size()};
}

/// The error from opening the archive and reading all entries.
std::string complaint_about_zip(const std::string& archive) {
    return complaint_of([&] {
        const auto bytes = bytes_of(archive);
        const ZipArchive zip(bytes);
        std::size_t total = 0;
        for (const ZipEntry& entry : zip.entries())
            total += zip.content(entry).size();
        return total;
    });
}

TEST(ZipArchives, OfPyTorchAreReadByTheirDirectory) {
    const std::string archive = two_entries(ZipWriter::Dialect::torch);
    EXPECT_EQ(content_of(archive, "x/first"), "alpha");
    EXPECT_EQ(content_of(archive, "x/second"), "beta!!");
    EXPECT_EQ(content_of(archive, "x/third"), "(absent)");
}

TEST(ZipArchives, OfNumpyHaveSaturatedSizesInTheirLocalHeaders) {
    EXPECT_THAT(plain().substr(18, 8), "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF");
    EXPECT_EQ(content_of(plain(), "x/first"), "alpha");
    EXPECT_EQ(content_of(plain(), "x/second"), "beta!!");
}

TEST(ZipArchives, MayHaveSaturatedSizesInTheirDirectoryToo) {
    std::string archive = plain();
    const std::size_t entry = archive.find(directory_signature);
    const std::string field(
        "\x01\x00\x10\x00"
        "\x05\0\0\0\0\0\0\0"
        "\x05\0\0\0\0\0\0\0",
        20);
    archive.insert(entry + 46 + 7, field);
    archive.replace(entry + 20, 8, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF");
    archive[entry + 30] = 20;
    archive[archive.size() - 22 + 12] = static_cast<char>(archive[archive.size() - 22 + 12] + 20);
    EXPECT_EQ(content_of(archive, "x/first"), "alpha");
    EXPECT_EQ(content_of(archive, "x/second"), "beta!!");
}

TEST(ZipArchives, MayEndInAComment) {
    std::string archive = plain() + "hello";
    archive[archive.size() - 5 - 2] = 5;
    EXPECT_EQ(content_of(archive, "x/second"), "beta!!");
}

TEST(ZipArchives, AreRefusedWhenTheirEndIsMissing) {
    EXPECT_THAT(complaint_about_zip("PK\x03\x04"),
                HasSubstr("no directory at its end; is the file complete?"));
    EXPECT_THAT(complaint_about_zip(plain() + "x"), HasSubstr("no directory"));
}

TEST(ZipArchives, AreReadOnlyWhereNothingIsPackedOrEncrypted) {
    EXPECT_THAT(
        complaint_about_zip(patched(plain(), directory_signature, 10, "\x08")),
        HasSubstr("x/first is compressed; only stored entries are read (numpy.savez, not savez_compressed)"));
    EXPECT_THAT(complaint_about_zip(patched(plain(), directory_signature, 8, "\x01")),
                HasSubstr("x/first is encrypted"));
}

TEST(ZipArchives, MustNotHaveTwoSizesForAStoredEntry) {
    EXPECT_THAT(complaint_about_zip(patched(plain(), directory_signature, 20, "\x04")),
                HasSubstr("two sizes"));
}

TEST(ZipArchives, MustNotOverlapOrLeaveTheFile) {
    const std::string size("\x40\0\0\0\x40\0\0\0", 8);
    EXPECT_THAT(complaint_about_zip(patched(plain(), directory_signature, 20, size)),
                HasSubstr("x/first overlaps"));
    const std::string huge("\xFE\xFF\xFF\xFF\xFE\xFF\xFF\xFF", 8);
    EXPECT_THAT(complaint_about_zip(patched(plain(), directory_signature, 20, huge)),
                HasSubstr("x/first overlaps"));
    EXPECT_THAT(complaint_about_zip(patched(plain(), directory_signature, 42, "\xFE\xFF\xFF\x7F")),
                HasSubstr("leaves the file"));
    // Both entries claim to be at the beginning of the file.
    std::string archive = plain();
    const std::size_t second = archive.rfind(directory_signature);
    archive.replace(second + 42, 4, std::string(4, '\0'));
    EXPECT_THAT(complaint_about_zip(archive), HasSubstr("overlaps"));
}

TEST(ZipArchives, AreRefusedForAnOverlapBeforeAnythingIsRead) {
    const auto bytes =
        bytes_of(patched(plain(), directory_signature, 20, std::string("\x40\0\0\0\x40\0\0\0", 8)));
    EXPECT_THAT(complaint_of([&] { return ZipArchive(bytes); }), HasSubstr("x/first overlaps"));
}

TEST(ZipArchives, MustNotHideAnOverlapInTheLocalHeader) {
    EXPECT_THAT(complaint_about_zip(patched(plain(), local_signature, 28, "\xFF")),
                HasSubstr("x/first overlaps"));
}

TEST(ZipArchives, MustHaveTheSameNameTwice) {
    EXPECT_THAT(complaint_about_zip(patched(plain(), local_signature, 30, "y")),
                HasSubstr("another name in its own header"));
    EXPECT_THAT(complaint_about_zip(patched(plain(), local_signature, 0, "PX")),
                HasSubstr("not where the directory says"));
}

TEST(ZipArchives, MustNotHaveTwoEntriesOfOneName) {
    EXPECT_THAT(complaint_about_zip(zip_of(ZipWriter::Dialect::torch,
                                           [](ZipWriter& zip) {
                                               zip.add("same", "1");
                                               zip.add("same", "2");
                                           })),
                HasSubstr("two entries same"));
}

TEST(ZipArchives, HaveBoundedNames) {
    const auto with_name = [](std::size_t length) {
        return zip_of(ZipWriter::Dialect::torch,
                      [&](ZipWriter& zip) { zip.add(std::string(length, 'n'), "1"); });
    };
    EXPECT_EQ(complaint_about_zip(with_name(ZipArchive::longest_name)), "");
    EXPECT_THAT(complaint_about_zip(with_name(ZipArchive::longest_name + 1)),
                HasSubstr("513 bytes; the limit is 512"));
}

TEST(ZipArchives, HaveABoundedNumberOfEntries) {
    const auto with_entries = [](std::size_t count) {
        return zip_of(ZipWriter::Dialect::numpy, [&](ZipWriter& zip) {
            for (std::size_t i = 0; i < count; ++i)
                zip.add(std::to_string(i), "");
        });
    };
    EXPECT_EQ(complaint_about_zip(with_entries(ZipArchive::most_entries)), "");
    EXPECT_THAT(complaint_about_zip(with_entries(ZipArchive::most_entries + 1)),
                HasSubstr("10001 entries; the limit is 10000"));
}

TEST(ZipArchives, PromiseNoMoreEntriesThanTheyHave) {
    std::string archive = plain();
    archive.replace(archive.size() - 22 + 8, 4, std::string("\x03\0\x03\0", 4));
    EXPECT_THAT(complaint_about_zip(archive), HasSubstr("ends at byte"));
    archive.replace(archive.size() - 22 + 8, 4, std::string("\x01\0\x02\0", 4));
    EXPECT_THAT(complaint_about_zip(archive), HasSubstr("several parts"));
    const std::string zip64 = two_entries(ZipWriter::Dialect::torch);
    EXPECT_THAT(complaint_about_zip(patched(zip64, "PK\x06\x06", 24, "\x01")), HasSubstr("several parts"));
}

TEST(ZipArchives, HaveTheirDirectoryInTheFile) {
    std::string archive = plain();
    archive.replace(archive.size() - 22 + 16, 4, "\xF0\xFF\xFF\xFF");
    EXPECT_THAT(complaint_about_zip(archive), HasSubstr("directory does not fit"));
    std::string zip64 = two_entries(ZipWriter::Dialect::torch);
    const std::size_t locator = zip64.rfind("PK\x06\x07");
    zip64.replace(locator + 8, 8, "\xF0\xFF\xFF\xFF\xFF\xFF\xFF\xFF");
    EXPECT_THAT(complaint_about_zip(zip64), HasSubstr("behind the end"));
    zip64.replace(locator + 8, 8, std::string(8, '\0'));
    EXPECT_THAT(complaint_about_zip(zip64), HasSubstr("zip64 end record is not where"));
}

TEST(ZipArchives, TellByTheirSumsWhetherAContentHasChanged) {
    const std::string text =
        zip_of(ZipWriter::Dialect::torch, [](ZipWriter& zip) { zip.add("a", "some content"); });
    const auto is_intact = [](const std::string& zip) {
        const auto bytes = bytes_of(zip);
        const ZipArchive archive(bytes);
        return archive.is_intact(archive.entries().front());
    };
    EXPECT_TRUE(is_intact(text));
    EXPECT_FALSE(is_intact(with(text, "some content", "same content")));
}

TEST(ZipArchives, AreKnownByTheirBeginning) {
    EXPECT_TRUE(looks_like_zip(bytes_of(plain())));
    EXPECT_FALSE(looks_like_zip(bytes_of("PK\x03")));
    EXPECT_FALSE(looks_like_zip(bytes_of("GGUF....")));
}

}  // namespace
}  // namespace storyflow::speech

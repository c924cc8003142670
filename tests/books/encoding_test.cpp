#include "books/encoding.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace storyflow::books {
namespace {

using namespace std::string_literals;

struct Row {
    std::string bytes;
    std::string text;
    std::string charset;
};

void expect_decoded(const std::vector<Row>& rows, std::string_view declared = {}) {
    for (const auto& [bytes, text, charset] : rows) {
        const Decoded read = decoded(bytes, declared);
        EXPECT_EQ(read.utf8, text);
        EXPECT_EQ(read.charset, charset) << text;
    }
}

/// The ASCII text in units of `width` bytes.
std::string widened(std::string_view ascii, std::size_t width, bool little_endian) {
    std::string bytes;
    for (const char c : ascii) {
        std::string unit(width, '\0');
        unit[little_endian ? 0 : width - 1] = c;
        bytes += unit;
    }
    return bytes;
}

TEST(Encoding, AByteOrderMarkSaysHowToReadTheRest) {
    expect_decoded({
        {"\xEF\xBB\xBF"
         "caf\xC3\xA9",
         "café", "UTF-8"},
        {"\xFF\xFE"s + widened("Hi", 2, true) + "\x1C\x20", "Hi“", "UTF-16LE"},
        {"\xFE\xFF"s + widened("Hi", 2, false) + "\x20\x1D", "Hi”", "UTF-16BE"},
        {"\xFF\xFE\0\0"s + widened("Hi", 4, true), "Hi", "UTF-32LE"},
        {"\0\0\xFE\xFF"s + widened("Hi", 4, false), "Hi", "UTF-32BE"},
        {"\xEF\xBB\xBF", "", "UTF-8"},
    });
}

TEST(Encoding, WithoutAMarkTheBytesTell) {
    expect_decoded({
        {"plain", "plain", "UTF-8"},
        {"na\xC3\xAFve", "naïve", "UTF-8"},
        {widened("Chapter One. It rained.", 2, true), "Chapter One. It rained.", "UTF-16LE"},
        {widened("Chapter One. It rained.", 2, false), "Chapter One. It rained.", "UTF-16BE"},
        {"Le caf\xE9 \xE9tait ferm\xE9.", "Le café était fermé.", "ISO-8859-1"},
        {"\x93Na\xEFve,\x94 he said \x97 \x91twice\x92\x85", "“Naïve,” he said — ‘twice’…", "windows-1252"},
        {"A coffee at the Caf\xE9 Royal in the year 1888, and nothing else that was not English.",
         "A coffee at the Café Royal in the year 1888, and nothing else that was not English.", "ISO-8859-1"},
    });
}

TEST(Encoding, OtherAlphabetsAreDetected) {
    // "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему."
    const std::string russian =
        "\xC2\xF1\xE5 \xF1\xF7\xE0\xF1\xF2\xEB\xE8\xE2\xFB\xE5 \xF1\xE5\xEC\xFC\xE8 \xEF\xEE\xF5\xEE\xE6\xE8 "
        "\xE4\xF0\xF3\xE3 \xED\xE0 \xE4\xF0\xF3\xE3\xE0, \xEA\xE0\xE6\xE4\xE0\xFF "
        "\xED\xE5\xF1\xF7\xE0\xF1\xF2\xEB\xE8\xE2\xE0\xFF \xF1\xE5\xEC\xFC\xFF "
        "\xED\xE5\xF1\xF7\xE0\xF1\xF2\xEB\xE8\xE2\xE0 \xEF\xEE-\xF1\xE2\xEE\xE5\xEC\xF3.";
    const Decoded read = decoded(russian);
    EXPECT_EQ(read.charset, "windows-1251");
    EXPECT_TRUE(read.utf8.starts_with("Все счастливые")) << read.utf8;
}

TEST(Encoding, ADeclaredCharsetWinsUnlessTheBytesDisproveIt) {
    expect_decoded({{"\xBFQu\xE9?", "ŋQué?", "ISO-8859-4"}}, "ISO-8859-4");
    expect_decoded({{"caf\xE9", "café", "ISO-8859-1"}, {"caf\xC3\xA9", "café", "UTF-8"}}, "utf-8");
    expect_decoded({{"\x93Hi\x94", "“Hi”", "windows-1252"}, {"caf\xC3\xA9", "café", "UTF-8"}}, "Latin1");
    expect_decoded({{"caf\xC3\xA9", "café", "UTF-8"}}, "utf-16");
    expect_decoded({{"caf\xC3\xA9", "café", "UTF-8"}}, "no-such-charset");
}

TEST(Encoding, LinesEndInOneWayAndControlCharactersAreLeftOut) {
    expect_decoded({
        {"a\r\nb\rc\n\r\nd", "a\nb\nc\n\nd", "UTF-8"},
        {"page one\fpage two\vthree\u2028four\u2029five", "page one\npage two\nthree\nfour\nfive", "UTF-8"},
        {"no \0\x01\x7F signs\xEF\xBB\xBF, but\ttabs"s, "no  signs, but\ttabs", "UTF-8"},
    });
}

TEST(Encoding, AByteThatIsNoTextCostsOnlyItself) {
    std::string text;
    for (int i = 0; i < 30; ++i)
        text += "déjà vu ";
    EXPECT_EQ(decoded(text + "\xC3").utf8, text + "\uFFFD");
}

TEST(Encoding, BinaryFilesAreRefused) {
    std::string binary;
    for (int i = 0; i < 4096; ++i)
        binary += static_cast<char>(i * 37 % 251);
    for (const std::string& bytes : {binary,
                                     "\x7F"s
                                     "ELF\x02\x01\x01" +
                                         std::string(60, '\0'),
                                     "\xEF\xBB\xBF" + binary}) {
        try {
            (void)decoded(bytes);
            FAIL() << "no error";
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::unsupported_media);
            EXPECT_STREQ(error.what(), "the file is not text");
        }
    }
}

}  // namespace
}  // namespace storyflow::books

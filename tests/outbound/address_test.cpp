#include "outbound/address.hpp"

#include <gtest/gtest.h>

#include <string>

namespace storyflow::outbound {

TEST(Address, IsTakenApart) {
    const auto address = read_address("https://me:secret@story.example:8000/a%20b/c?d=e");
    ASSERT_TRUE(address.has_value());
    EXPECT_EQ(address->text, "https://me:secret@story.example:8000/a%20b/c?d=e");
    EXPECT_EQ(address->scheme, "https");
    EXPECT_EQ(address->host, "story.example");
    EXPECT_EQ(address->path, "/a b/c");
    EXPECT_EQ(address->shown, "https://story.example:8000/a%20b/c?d=e");
    EXPECT_TRUE(address->is_http());
    EXPECT_FALSE(read_address("file:///a")->is_http());
}

TEST(Address, IsNoneWithoutAHostOrAKnownKind) {
    for (const std::string text : {"http://", "odd://host/file", "http://[", ""})
        EXPECT_FALSE(read_address(text).has_value()) << text;
}

TEST(Address, OfThisMachineIsLoopback) {
    for (const std::string host : {"localhost", "LocalHost", "127.0.0.1", "127.9.9.9", "::1", "[::1]"})
        EXPECT_TRUE(is_loopback(host)) << host;
    for (const std::string host : {"story.example", "127.story.example", "localhost.example", "128.0.0.1",
                                   "10.0.0.1", "0.0.0.0", "::2", "[fe80::1]", "[", ""}) {
        EXPECT_FALSE(is_loopback(host)) << host;
    }
}

TEST(Address, IsToldFromAPathByItsScheme) {
    EXPECT_TRUE(is_address("https://host/file"));
    EXPECT_FALSE(is_address("folder/file"));
    EXPECT_FALSE(is_address("./odd://name"));
}

TEST(Address, IsShownWithoutNamePasswordAndControlCharacters) {
    EXPECT_EQ(shown_address("http://me:secret@host/file"), "http://host/file");
    EXPECT_EQ(shown_address("folder/file"), "folder/file");
    EXPECT_EQ(shown_address("a\nb").find('\n'), std::string::npos);
}

TEST(Address, OfAFileLeadsBackToIt) {
    EXPECT_EQ(address_of("/folder/file.bin"), "file:///folder/file.bin");
    const std::string path = "/a b%20\xC3\xBC#?.bin";
    EXPECT_EQ(read_address(address_of(path))->path, path);
}

TEST(Address, EndsWithTheNameOfAFile) {
    EXPECT_EQ(file_name_in("https://host/voices/af%5Fbella.pt?download=true#top"), "af_bella.pt");
    EXPECT_EQ(file_name_in("https://host/voices/"), "");
}

}  // namespace storyflow::outbound

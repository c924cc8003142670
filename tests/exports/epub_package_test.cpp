#include "exports/epub_package.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace storyflow::exports {
namespace {

using testing::HasSubstr;
using testing::Not;

const BookMetadata metadata{.title = "Tom & Ann", .author = "", .language = ""};

std::vector<EpubChapter> chapters() {
    return {{"Part I", 1, "<a/>", {}},
            {"One", 2, "<b/>", {{"w1", {0, 24'012}}, {"w2", {24'012, 48'000}}}},
            {"Two", 2, "<c/>", {{"w1", {2'400, 24'000}}}},
            {"Part <II>", 1, "<d/>", {}}};
}

EpubContent content(const std::vector<EpubChapter>& all) {
    return {.metadata = metadata,
            .chapters = all,
            .audio_extension = ".m4a",
            .audio_type = "audio/mp4",
            .cover_extension = ".png",
            .head = 2'400};
}

}  // namespace

TEST(EpubPackage, TellsTheDurationOfEachOverlayAndOfAll) {
    const auto all = chapters();
    const auto package = epub_package(content(all));
    EXPECT_THAT(package, HasSubstr("<meta property=\"media:duration\" refines=\"#overlay-2\">2.000s</meta>"));
    EXPECT_THAT(package, HasSubstr("<meta property=\"media:duration\" refines=\"#overlay-3\">0.900s</meta>"));
    EXPECT_THAT(package, HasSubstr("<meta property=\"media:duration\">2.900s</meta>"));
    EXPECT_THAT(package, HasSubstr("<dc:title>Tom &amp; Ann</dc:title>\n<dc:language>en</dc:language>"));
    EXPECT_THAT(package, Not(HasSubstr("dc:creator")));
    EXPECT_THAT(package, Not(HasSubstr("overlay-1")));
}

TEST(EpubPackage, TheIdentifierFollowsTheContent) {
    auto all = chapters();
    const auto before = epub_package(content(all));
    EXPECT_EQ(epub_package(content(all)), before);
    all[0].xhtml += ' ';
    EXPECT_NE(epub_package(content(all)), before);
}

TEST(EpubNavigation, NestsByLevel) {
    const auto all = chapters();
    EXPECT_THAT(epub_navigation(content(all)),
                HasSubstr("<ol>\n<li><a href=\"text/chapter-0001.xhtml\">Part I</a>\n"
                          "<ol>\n<li><a href=\"text/chapter-0002.xhtml\">One</a></li>\n"
                          "<li><a href=\"text/chapter-0003.xhtml\">Two</a></li>\n</ol>\n</li>\n"
                          "<li><a href=\"text/chapter-0004.xhtml\">Part &lt;II&gt;</a></li>\n</ol>\n"));
}

TEST(EpubOverlay, ClipsBeginBehindTheRoomTone) {
    const auto all = chapters();
    EXPECT_THAT(
        epub_overlay(content(all), 1),
        HasSubstr("<par id=\"p-w2\"><text src=\"../text/chapter-0002.xhtml#w2\"/><audio "
                  "src=\"../audio/chapter-0002.m4a\" clipBegin=\"1.10050s\" clipEnd=\"2.10000s\"/></par>"));
}

TEST(EpubLanguage, IsAlwaysATag) {
    EXPECT_EQ(epub_language({.title = "", .author = "", .language = "de-AT"}), "de-AT");
    EXPECT_EQ(epub_language({.title = "", .author = "", .language = "\"<"}), "en");
}

}  // namespace storyflow::exports

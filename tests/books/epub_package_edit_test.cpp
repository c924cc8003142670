#include "books/epub_package_edit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "books/xml.hpp"

namespace storyflow::books {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

PackageAdditions additions() {
    return {.overlays = {{"OEBPS/a b.xhtml", "OEBPS/storyflow/1.smil", "OEBPS/storyflow/1.m4a", 61'500}},
            .audio_type = "audio/mp4",
            .style = "OEBPS/storyflow/overlay.css",
            .active_class = "-epub-media-overlay-active",
            .narrator = "A & B",
            .navigation = {}};
}

}  // namespace

TEST(EpubPackageEdit, AddsOverlaysAndLeavesTheRestAsItIs) {
    const std::string edited = package_with(
        "<?xml version='1.0'?>\n<package xmlns='http://www.idpf.org/2007/opf' version='3.0' "
        "unique-identifier='i'>"
        "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>T &amp; U</dc:title>"
        "<meta property='media:duration'>1s</meta></metadata><manifest>"
        "<item id='a' href='a%20b.xhtml' media-overlay='old' media-type='application/xhtml+xml'/>"
        "<item id='old' href='a.smil' media-type='application/smil+xml'/></manifest>"
        "<spine><itemref idref='a'/></spine></package>",
        "OEBPS/content.opf", additions());
    EXPECT_THAT(
        edited,
        AllOf(HasSubstr("<dc:title>T &amp; U</dc:title>"),
              HasSubstr("<item media-overlay=\"sf-overlay-1\" id='a' href='a%20b.xhtml' "
                        "media-type='application/xhtml+xml'/>"),
              HasSubstr("<meta property=\"media:duration\" refines=\"#sf-overlay-1\">61.500s</meta>"),
              HasSubstr("<meta property=\"media:duration\">61.500s</meta>"),
              HasSubstr("<meta property=\"media:active-class\">-epub-media-overlay-active</meta>"),
              HasSubstr("<meta property=\"media:narrator\">A &amp; B</meta>"),
              HasSubstr("<item id=\"sf-audio-1\" href=\"storyflow/1.m4a\" media-type=\"audio/mp4\"/>"),
              HasSubstr("<spine><itemref idref='a'/></spine>"), Not(HasSubstr("a.smil")),
              Not(HasSubstr(">1s<"))));
    EXPECT_TRUE(parse_if_well_formed(edited));
}

TEST(EpubPackageEdit, MakesAnEpub3OfAnEpub2) {
    auto wanted = additions();
    wanted.navigation = "OEBPS/storyflow/nav.xhtml";
    const std::string edited = package_with(
        "<opf:package xmlns:opf='http://www.idpf.org/2007/opf' version=\"2.0\" unique-identifier='i'>"
        "<opf:metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator opf:role='aut' "
        "opf:file-as='Carroll, "
        "Lewis'>Lewis Carroll</dc:creator><dc:date>1865</dc:date><dc:date "
        "opf:event='publication'>2008</dc:date>"
        "</opf:metadata><opf:manifest></opf:manifest></opf:package>",
        "OEBPS/content.opf", wanted);
    EXPECT_THAT(
        edited,
        AllOf(
            HasSubstr("version=\"3.0\""),
            HasSubstr("<dc:creator id=\"sf-meta-1\">Lewis Carroll</dc:creator>"),
            HasSubstr(
                "<opf:meta refines=\"#sf-meta-1\" property=\"role\" scheme=\"marc:relators\">aut</opf:meta>"),
            HasSubstr("property=\"file-as\">Carroll, Lewis</opf:meta>"), HasSubstr("dcterms:modified"),
            HasSubstr(
                "<opf:item id=\"sf-nav\" href=\"storyflow/nav.xhtml\" media-type=\"application/xhtml+xml\" "
                "properties=\"nav\"/>"),
            Not(HasSubstr("2008"))));
    EXPECT_TRUE(parse_if_well_formed(edited)) << edited;
}

TEST(EpubPackageEdit, WritesTheTableOfContentsOfAnEpub2AsANavigationDocument) {
    const auto contents = parse_xml(
        "<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><navMap><navPoint><navLabel><text>Part &amp; "
        "one</text></navLabel><content "
        "src='a.html'/><navPoint><navLabel><text>Chapter</text></navLabel><content "
        "src='a.html#c'/></navPoint></navPoint></navMap></ncx>",
        "toc.ncx");
    EXPECT_THAT(navigation_document(contents, "OEBPS/toc.ncx", "OEBPS/storyflow/nav.xhtml", "T", ""),
                HasSubstr("<ol>\n<li><a href=\"../a.html\">Part &amp; one</a>\n<ol>\n<li><a "
                          "href=\"../a.html#c\">Chapter</a></li>\n</ol>\n</li>\n</ol>"));
}

}  // namespace storyflow::books

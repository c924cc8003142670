#include "exports/source_epub.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "base/error.hpp"
#include "books/archive.hpp"
#include "exports/export_story.hpp"
#include "exports/zip_file.hpp"
#include "tests/exports/installed_program.hpp"
#include "tests/exports/story_on_disk.hpp"
#include "tests/exports/written_words.hpp"

namespace storyflow::exports {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string page(const std::string& title, const std::string& body,
                 const std::string& style = "../style.css") {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html "
           "xmlns=\"http://www.w3.org/1999/xhtml\" "
           "xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>" +
           title + "</title><link rel=\"stylesheet\" type=\"text/css\" href=\"" + style +
           "\"/></head><body>" + body + "</body></html>";
}

/// A book of two pages with a stylesheet and a navigation document.
std::vector<ZipEntry> book_of_two_pages() {
    return {
        {.name = "mimetype", .bytes = "application/epub+zip"},
        {.name = "META-INF/container.xml",
         .bytes = "<?xml version=\"1.0\"?><container version=\"1.0\" "
                  "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile "
                  "full-path=\"OEBPS/book.opf\" "
                  "media-type=\"application/oebps-package+xml\"/></rootfiles></container>"},
        {.name = "OEBPS/book.opf",
         .bytes =
             "<?xml version=\"1.0\"?><package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
             "unique-identifier=\"id\"><metadata "
             "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:identifier "
             "id=\"id\">urn:isbn:1</dc:identifier><dc:title>Two "
             "pages</dc:title><dc:language>en</dc:language><meta "
             "property=\"dcterms:modified\">2024-01-01T00:00:00Z</meta></metadata><manifest><item id=\"nav\" "
             "href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/><item id=\"css\" "
             "href=\"style.css\" media-type=\"text/css\"/><item id=\"one\" href=\"text/one.xhtml\" "
             "media-type=\"application/xhtml+xml\"/><item id=\"two\" href=\"text/two.xhtml\" "
             "media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"one\"/><itemref "
             "idref=\"two\"/></spine></package>"},
        {.name = "OEBPS/nav.xhtml",
         .bytes = page("Contents",
                       "<nav epub:type=\"toc\"><ol><li><a href=\"text/one.xhtml\">One</a></li></ol></nav>",
                       "style.css")},
        {.name = "OEBPS/style.css", .bytes = "p { margin: 0 }"},
        {.name = "OEBPS/text/one.xhtml",
         .bytes = page("One",
                       "<h1>One</h1><p>It was <i>so</i>,<a epub:type=\"noteref\" href=\"#n\">1</a> they "
                       "say.</p><aside id=\"n\" epub:type=\"footnote\"><p>A note.</p></aside>")},
        {.name = "OEBPS/text/two.xhtml", .bytes = page("Two", "<p>The end.</p>")}};
}

class SourceEpubTest : public testing::Test {
  protected:
    SourceEpubTest() {
        write_zip(out_.path() / "book.epub", book_of_two_pages());
        order_.library = story_.library();
        order_.metadata = {.title = "Two pages",
                           .author = "Ann",
                           .language = "en",
                           .cover = {},
                           .narrator = "StoryFlow (x)"};
        order_.format = ExportFormat::epub;
        order_.target = out_.path() / "heard.epub";
        order_.source = SourceBook{out_.path() / "book.epub", {}};
    }
    void add(const std::string& place, const std::string& text) {
        auto part = story_.add(48'000);
        part.text = text;
        part.words = written_words(text, 0.25);
        part.pause_before = 7'200;
        order_.source->texts.push_back({.place = place, .text = {}, .part = order_.parts.size()});
        order_.parts.push_back(std::move(part));
    }
    void add_all() {
        add("OEBPS/text/one.xhtml#/4/2", "One.");
        add("OEBPS/text/one.xhtml#/4/4", "It is so, they say.");
        add("", "And more.");
        add("OEBPS/text/two.xhtml#/4/2", "The end.");
    }
    std::string read(const std::string& name) {
        const auto bytes = base::read_file(order_.target, 100'000'000);
        return books::Archive(bytes).read(name).value_or("(missing)");
    }

    StoryOnDisk story_;
    support::TemporaryDirectory out_;
    ExportOrder order_{.library = media::MediaLibrary("."), .parts = {}};
};

std::vector<std::string> clips_in(const std::string& overlay) {
    std::vector<std::string> clips;
    for (std::size_t at = 0; (at = overlay.find("clipBegin=\"", at)) != std::string::npos; ++at)
        clips.push_back(overlay.substr(at + 11, overlay.find('"', at + 11) - at - 11));
    return clips;
}

}  // namespace

TEST_F(SourceEpubTest, IsTheBookWithElementsAroundItsWords) {
    add_all();
    const auto report = export_story(order_, {}, {});
    EXPECT_EQ(report.files.size(), 2U);
    EXPECT_EQ(read("OEBPS/style.css"), "p { margin: 0 }");
    EXPECT_EQ(read("OEBPS/nav.xhtml"), book_of_two_pages()[3].bytes);
    EXPECT_THAT(read("OEBPS/text/one.xhtml"),
                AllOf(HasSubstr("<h1><span id=\"sf-w1\">One</span></h1>"),
                      HasSubstr("<span id=\"sf-w3\">is</span> <i><span id=\"sf-w4\">so</span></i>,<a "
                                "epub:type=\"noteref\" href=\"#n\">1</a> <span id=\"sf-w5\">they</span>"),
                      HasSubstr("<p>A note.</p>"),
                      HasSubstr("<p><span id=\"sf-w7\">And</span> <span id=\"sf-w8\">more</span>.</p>")));
    EXPECT_THAT(read("OEBPS/book.opf"),
                AllOf(HasSubstr("media-overlay=\"sf-overlay-1\" id=\"one\""),
                      HasSubstr("<meta property=\"media:narrator\">StoryFlow (x)</meta>"),
                      HasSubstr("href=\"storyflow/part-0002.mp3\" media-type=\"audio/mpeg\"")));
}

TEST_F(SourceEpubTest, BeginsEachClipWhenItsWordIsHeard) {
    add_all();
    static_cast<void>(export_story(order_, {}, {}));
    // A word each tenth of a second from 0.25 s on; a segment lasts two seconds and pauses 0.3 s.
    EXPECT_THAT(clips_in(read("OEBPS/storyflow/part-0001.smil")),
                ElementsAre("0.25000s", "2.55000s", "2.65000s", "2.75000s", "2.85000s", "2.95000s",
                            "4.85000s", "4.95000s"));
    EXPECT_THAT(clips_in(read("OEBPS/storyflow/part-0002.smil")), ElementsAre("0.25000s", "0.35000s"));
    EXPECT_THAT(read("OEBPS/storyflow/part-0002.smil"), HasSubstr("src=\"../text/two.xhtml#sf-w1\""));
}

TEST_F(SourceEpubTest, IsHeardInTheOrderOfTheBook) {
    add("OEBPS/text/two.xhtml#/4/2", "The end.");
    add("OEBPS/text/one.xhtml#/4/2", "One.");
    const auto book = SourceEpub::open(order_);
    ASSERT_TRUE(book);
    ASSERT_EQ(book->parts().size(), 2U);
    EXPECT_EQ(book->parts()[0].text, "One.");
}

TEST_F(SourceEpubTest, ShowsSegmentsThatAreNotHeard) {
    add("OEBPS/text/one.xhtml#/4/2", "One.");
    order_.source->texts.push_back({.place = "OEBPS/text/two.xhtml#/4/2", .text = "The very end."});
    static_cast<void>(export_story(order_, {}, {}));
    EXPECT_THAT(read("OEBPS/text/two.xhtml"), HasSubstr("<p>The very end.</p>"));
    EXPECT_THAT(read("OEBPS/storyflow/part-0002.smil"), HasSubstr("(missing)"));
}

TEST_F(SourceEpubTest, IsAPlainOneIfNoSegmentKnowsItsPlace) {
    add("", "One.");
    EXPECT_FALSE(SourceEpub::open(order_));
    static_cast<void>(export_story(order_, {}, {}));
    EXPECT_THAT(read("EPUB/text/chapter-0001.xhtml"), HasSubstr("One"));
}

TEST_F(SourceEpubTest, SaysThatTheBookIsGone) {
    add("OEBPS/text/one.xhtml#/4/2", "One.");
    order_.source->file = out_.path() / "gone.epub";
    EXPECT_THROW(static_cast<void>(export_story(order_, {}, {})), base::Error);
}

TEST_F(SourceEpubTest, PassesEpubcheck) {
    const auto epubcheck = installed("epubcheck");
    if (epubcheck.empty() || installed("java").empty()) GTEST_SKIP() << "epubcheck is not installed";
    order_.ffmpeg = installed("ffmpeg");
    add_all();
    static_cast<void>(export_story(order_, {}, {}));
    const auto end = run_installed("java", {"-jar", epubcheck.string(), order_.target.string()});
    EXPECT_EQ(end.status, 0) << end.output << end.said;
    EXPECT_THAT(end.output, HasSubstr("No errors or warnings")) << end.said;
}

TEST_F(SourceEpubTest, MakesAnEpub3OfAnEpub2) {
    const auto epubcheck = installed("epubcheck");
    if (epubcheck.empty() || installed("java").empty()) GTEST_SKIP() << "epubcheck is not installed";
    auto entries = book_of_two_pages();
    entries[2].bytes =
        "<?xml version=\"1.0\"?><package xmlns=\"http://www.idpf.org/2007/opf\" version=\"2.0\" "
        "unique-identifier=\"id\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:opf=\"http://www.idpf.org/2007/opf\"><dc:identifier id=\"id\" "
        "opf:scheme=\"ISBN\">urn:isbn:1</dc:identifier><dc:title>Two "
        "pages</dc:title><dc:language>en</dc:language>"
        "<dc:creator opf:role=\"aut\">Ann</dc:creator></metadata><manifest><item id=\"ncx\" href=\"toc.ncx\" "
        "media-type=\"application/x-dtbncx+xml\"/><item id=\"css\" href=\"style.css\" "
        "media-type=\"text/css\"/><item "
        "id=\"one\" href=\"text/one.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"two\" "
        "href=\"text/two.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine "
        "toc=\"ncx\"><itemref "
        "idref=\"one\"/><itemref idref=\"two\"/></spine></package>";
    entries[3] = {
        .name = "OEBPS/toc.ncx",
        .bytes =
            "<?xml version=\"1.0\"?><ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" "
            "version=\"2005-1\"><head><meta name=\"dtb:uid\" "
            "content=\"urn:isbn:1\"/></head><docTitle><text>Two pages</text></docTitle><navMap><navPoint "
            "id=\"p1\"><navLabel><text>One</text></navLabel><content "
            "src=\"text/one.xhtml\"/></navPoint></navMap></ncx>"};
    const std::string old_head =
        "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\" "
        "\"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd\"><html "
        "xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>T"
        "</title></head><body>";
    entries[5].bytes = old_head + "<h1>One</h1><p>It&nbsp;was so, they say.</p></body></html>";
    entries[6].bytes = old_head + "<p>The end.</p></body></html>";
    write_zip(out_.path() / "book.epub", entries);
    add_all();
    static_cast<void>(export_story(order_, {}, {}));
    const auto end = run_installed("java", {"-jar", epubcheck.string(), order_.target.string()});
    EXPECT_EQ(end.status, 0) << end.output << end.said;
}

}  // namespace storyflow::exports

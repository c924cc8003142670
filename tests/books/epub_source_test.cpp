#include "books/epub_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/books/zip_file.hpp"

namespace storyflow::books {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string plain_xhtml(const std::string& body) {
    return "<html xmlns='http://www.w3.org/1999/plain_xhtml'><head><title/></head><body>" + body +
           "</body></html>";
}

const std::string& book() {
    static const std::string bytes = zip_of(
        {{"META-INF/container.xml",
          "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile "
          "full-path='OEBPS/content.opf' "
          "media-type='application/oebps-package+xml'/></rootfiles></container>"},
         {"OEBPS/content.opf",
          "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata/><manifest><item id='a' "
          "href='a.xhtml' media-type='application/plain_xhtml+xml'/><item id='b' href='b.xhtml' "
          "media-type='application/plain_xhtml+xml'/></manifest><spine><itemref idref='a'/><itemref "
          "idref='b'/></spine></package>"},
         {"OEBPS/a.xhtml", plain_xhtml("<h1>One</h1><p>First.</p><p>Second.</p>")},
         {"OEBPS/b.xhtml", plain_xhtml("<p>Third.</p>")}});
    return bytes;
}

ReturnedPassage at(std::vector<std::string> places, const std::string& text) {
    return {.places = std::move(places), .text = text, .words = {}};
}

const std::string heading = "OEBPS/a.xhtml#/4/2";
const std::string first = "OEBPS/a.xhtml#/4/4";
const std::string second = "OEBPS/a.xhtml#/4/6";
const std::string third = "OEBPS/b.xhtml#/4/2";

std::vector<MarkedDocument> brought_back(const std::vector<ReturnedPassage>& passages) {
    return EpubSource(book()).bring_back(passages, "OEBPS/storyflow/overlay.css");
}

}  // namespace

TEST(EpubSource, BringsPassagesBackInTheOrderOfTheBook) {
    const auto documents = brought_back(
        {at({third}, "Third!"), at({second}, "Second."), at({heading}, "One."), at({first}, "1st.")});
    ASSERT_EQ(documents.size(), 2U);
    EXPECT_EQ(documents[0].path, "OEBPS/a.xhtml");
    EXPECT_THAT(documents[0].passages, ElementsAre(2, 3, 1));
    EXPECT_THAT(documents[0].text,
                AllOf(HasSubstr("<h1>One</h1><p>1st.</p><p>Second.</p>"),
                      HasSubstr("href=\"storyflow/overlay.css\"/></head>"), HasSubstr("<!DOCTYPE html>")));
    EXPECT_THAT(documents[1].passages, ElementsAre(0));
    EXPECT_THAT(documents[1].text, HasSubstr("<p>Third!</p>"));
}

TEST(EpubSource, PutsAddedPassagesBehindTheirPredecessor) {
    const auto documents = brought_back({at({}, "Begin."), at({heading}, "One."), at({first}, "First."),
                                         at({}, "New."), at({"x#/4/2"}, "Newer.")});
    ASSERT_EQ(documents.size(), 1U);
    EXPECT_THAT(documents[0].passages, ElementsAre(0, 1, 2, 3, 4));
    EXPECT_THAT(documents[0].text,
                HasSubstr("<p>Begin.</p><h1>One</h1><p>First.</p><p>New.</p><p>Newer.</p><p>Second.</p>"));
}

TEST(EpubSource, PutsAnAddedHeadingInFrontOfThePageThatItLeads) {
    auto title = at({}, "Two.");
    title.leads = true;
    const auto documents = brought_back({at({first}, "First."), title, at({third}, "Third.")});
    ASSERT_EQ(documents.size(), 2U);
    EXPECT_THAT(documents[1].text, HasSubstr("<p>Two.</p><p>Third.</p>"));
}

TEST(EpubSource, BringsAMergedPassageBackIntoBothItsParagraphs) {
    const auto documents = brought_back({at({first, second}, "First. 2nd.")});
    EXPECT_THAT(documents.at(0).text, HasSubstr("<p>First.</p><p>2nd.</p>"));
}

TEST(EpubSource, MovesAPassageThatWasMergedOverPagesIntoTheFirstOne) {
    const auto documents = brought_back({at({second, third}, "Second. Third.")});
    ASSERT_EQ(documents.size(), 2U);
    EXPECT_THAT(documents[0].text, HasSubstr("<p>Second. Third.</p>"));
    EXPECT_THAT(documents[1].text, Not(HasSubstr("Third")));
}

TEST(EpubSource, LeavesTextWithoutPassagesAsItWas) {
    EXPECT_THAT(brought_back({at({first}, "First.")}).at(0).text, HasSubstr("<h1>One</h1>"));
    EXPECT_THAT(brought_back({at({}, "New."), at({"OEBPS/a.xhtml#/4/400"}, "Gone.")}).at(0).marks, IsEmpty());
}

TEST(EpubSource, NamesAFolderThatTheBookDoesNotHave) {
    EXPECT_EQ(EpubSource(book()).new_folder(), "OEBPS/storyflow");
}

}  // namespace storyflow::books

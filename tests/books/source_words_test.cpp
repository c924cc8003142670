#include "books/source_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace storyflow::books {
namespace {

using ::testing::ElementsAre;

/// The words of the page's first block.
std::vector<std::string> words_of(const std::string& body) {
    const auto document =
        SourceDocument::page("<html xmlns='http://www.w3.org/1999/xhtml'><body>" + body + "</body></html>");
    Book book;
    BlockTexts texts;
    append_page(document.root(), "a.xhtml", book, texts);
    std::vector<std::string> words;
    for (const auto& word : source_words(document, texts.at(0))) {
        EXPECT_EQ(word.text.size(), word.bytes.size());
        words.push_back(word.text);
    }
    return words;
}

}  // namespace

TEST(SourceWords, GoOverElementsButNotOverLines) {
    EXPECT_THAT(words_of("<p><b>O</b>nce upon<br/>a&#160;ti&#173;me</p>"),
                ElementsAre("Once", "upon", "a", "time"));
}

TEST(SourceWords, AreNotThoseThatAListenerDoesNotHear) {
    EXPECT_THAT(words_of("<p>He said<a epub:type='noteref' href='#n'>1</a> so.</p>"),
                ElementsAre("He", "said", "so."));
    EXPECT_THAT(words_of("<p>See <svg xmlns='http://www.w3.org/2000/svg'><text>map</text></svg> there</p>"),
                ElementsAre("See", "there"));
}

TEST(SourceWords, OfATextHaveTheirPlaces) {
    const auto words = words_of_text(" One  twó\n");
    ASSERT_EQ(words.size(), 2U);
    EXPECT_EQ(words[1].text, "twó");
    EXPECT_EQ(words[1].place, (ByteRange{6, 10}));
}

TEST(SourceWords, AreComparedByLettersAndDigits) {
    EXPECT_EQ(word_key("“Don't”,"), word_key("DON'T"));
    EXPECT_EQ(word_key("…"), "…");
}

}  // namespace storyflow::books

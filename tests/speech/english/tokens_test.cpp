#include "speech/english/tokens.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace storyflow::speech::english {
namespace {

using namespace std::string_view_literals;

constexpr std::array names{
    "CC"sv,  "CD"sv,  "DT"sv,  "EX"sv,   "FW"sv,  "IN"sv,  "JJ"sv,  "JJR"sv, "JJS"sv,   "LS"sv,
    "MD"sv,  "NN"sv,  "NNP"sv, "NNPS"sv, "NNS"sv, "PDT"sv, "POS"sv, "PRP"sv, "PRP$"sv,  "RB"sv,
    "RBR"sv, "RBS"sv, "RP"sv,  "SYM"sv,  "TO"sv,  "UH"sv,  "VB"sv,  "VBD"sv, "VBG"sv,   "VBN"sv,
    "VBP"sv, "VBZ"sv, "WDT"sv, "WP"sv,   "WP$"sv, "WRB"sv, "ADD"sv, "AFX"sv, "HYPH"sv,  "NFP"sv,
    "XX"sv,  "_SP"sv, ","sv,   ":"sv,    "."sv,   "$"sv,   "``"sv,  "''"sv,  "-LRB-"sv, "-RRB-"sv};

std::string_view name_of(PennTag tag) {
    return names.at(static_cast<std::size_t>(tag));
}

/// Each token with its tag: "I/PRP read/VBD".
std::string tagged(std::string_view text) {
    std::string words;
    for (const TaggedToken& token : tagged_tokens(text)) {
        if (!words.empty()) words += ' ';
        words += text.substr(token.begin, token.end - token.begin);
        words += '/';
        words += name_of(token.tag);
    }
    return words;
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);)
        parts.push_back(part);
    return parts;
}

using Place = std::pair<std::size_t, std::size_t>;

struct Reference {
    std::string text;
    std::vector<Place> places;
    std::vector<std::string> tags;
};

/// Sentences with the tokens and tags that spaCy's en_core_web_sm 3.8.0 gave.
std::vector<Reference> references() {
    std::ifstream file(ENGLISH_TAGS);
    std::vector<Reference> all;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        const auto columns = split(line, '\t');
        Reference reference{.text = columns.at(0), .places = {}, .tags = split(columns.at(2), ' ')};
        std::size_t at = 0;
        for (const std::string& token : split(columns.at(1), ' ')) {
            const std::size_t begin = reference.text.find(token, at);
            at = begin + token.size();
            reference.places.emplace_back(begin, at);
        }
        all.push_back(std::move(reference));
    }
    return all;
}

struct Agreement {
    std::size_t tokens = 0;
    std::size_t same_places = 0;
    std::size_t same_tags = 0;
};

void count(const Reference& reference, Agreement& agreement) {
    const auto tokens = tagged_tokens(reference.text);
    agreement.tokens += reference.places.size();
    for (const TaggedToken& token : tokens) {
        const auto same = std::ranges::find(reference.places, Place{token.begin, token.end});
        if (same == reference.places.end()) continue;
        ++agreement.same_places;
        const auto number = static_cast<std::size_t>(same - reference.places.begin());
        if (reference.tags.at(number) == name_of(token.tag)) ++agreement.same_tags;
    }
}

// None of these sentences was in the training. A tagger that gives each word its most frequent tag reaches
// 0.92.
TEST(Tokens, AgreeWithSpacyOnBooksThatWereNotLearnt) {
    Agreement agreement;
    for (const Reference& reference : references())
        count(reference, agreement);
    ASSERT_GT(agreement.tokens, 6'000U);
    const auto all = static_cast<double>(agreement.tokens);
    EXPECT_GE(static_cast<double>(agreement.same_places) / all, 0.995);
    EXPECT_GE(static_cast<double>(agreement.same_tags) / all, 0.97);
}

TEST(Tokens, TellTheReadingsOfAWordApart) {
    EXPECT_EQ(tagged("They live in a live show."), "They/PRP live/VBP in/IN a/DT live/JJ show/NN ./.");
    EXPECT_EQ(tagged("I know that, and that man knows that I know."),
              "I/PRP know/VBP that/DT ,/, and/CC that/DT man/NN knows/VBZ that/IN I/PRP know/VBP ./.");
    EXPECT_EQ(tagged("She used to close the door."), "She/PRP used/VBD to/TO close/VB the/DT door/NN ./.");
    EXPECT_EQ(tagged("He has read the book."), "He/PRP has/VBZ read/VBN the/DT book/NN ./.");
}

TEST(Tokens, QuotesOpenAndClose) {
    EXPECT_EQ(tagged("\"Come in,\" said Tom."), "\"/`` Come/VB in/RP ,/, \"/'' said/VBD Tom/NNP ./.");
    EXPECT_EQ(tagged("“Come in,” said Tom."), "“/`` Come/VB in/RP ,/, ”/'' said/VBD Tom/NNP ./.");
    EXPECT_EQ(tagged("‘No,’ said he (twice)."),
              "‘/`` No/UH ,/, ’/'' said/VBD he/PRP (/-LRB- twice/RB )/-RRB- ./.");
}

TEST(Tokens, NothingHasNoTokens) {
    EXPECT_TRUE(tagged_tokens("").empty());
}

}  // namespace
}  // namespace storyflow::speech::english

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "tests/support/processor_time.hpp"
#include "text/cut_chunks.hpp"
#include "text/read_script.hpp"

/// Hostile scripts must not cost much time, shift the sources or damage the text after them.
namespace storyflow::text {
namespace {

std::size_t characters(const SpokenWord& word) {
    return base::code_point_count(word.lead + word.text + word.trail);
}

void expect_sound(const std::string& script, const SpokenText& text) {
    const std::size_t length = base::code_point_count(script);
    for (const SpokenWord& word : text.words) {
        ASSERT_FALSE(word.text.empty()) << script;
        ASSERT_LE(word.source.begin, word.source.end) << script;
        ASSERT_LE(word.source.end, length) << script;
    }
    ASSERT_TRUE(base::is_valid_utf8(written_form(text))) << script;
    ASSERT_TRUE(text.words.empty() || text.words.back().ends_sentence) << script;
}

std::string flood_of(std::string_view part, std::size_t size) {
    std::string flood;
    while (flood.size() < size)
        flood += part;
    return flood;
}

const std::vector<Pronunciation> pronunciations{
    {"a", "/A/"}, {"a a a a a a b", "ay bee"}, {"Hermione", "her-my-oh-nee"}, {"McCoy", "/məkˈY/"}};

class Floods : public testing::TestWithParam<const char*> {};

TEST_P(Floods, AreReadAndCutInLinearTime) {
    const std::string script = flood_of(GetParam(), 100'000);
    const double start = support::processor_seconds();
    const SpokenText text = read_script(script, {.pronunciations = pronunciations});
    const auto chunks = cut_chunks(text, {}, characters);
    EXPECT_LT(support::processor_seconds() - start, 10.0);
    expect_sound(script, text);
    for (const SpokenText& chunk : chunks)
        EXPECT_FALSE(chunk.words.empty());
}

INSTANTIATE_TEST_SUITE_P(ReadScript, Floods,
                         testing::Values("[", "]", "[[]]", "[a](", "[a](/", "[a](/b/)", "[a](/b/)\n\n",
                                         "[a](+1)", "[1](#a#)", "[pause:", "[pause:1s]", "[pause:1s] a ",
                                         "a ", "a\n\n", "Hermione's ", "McCoy.", "\"", "“ ”", "'a' ", "a'",
                                         "a.", "A. ", "...", "…", "!", "a-", "é", "e\u0301", "\uE000",
                                         "\u200D", "9", "9,", "1/", "a", "(", "\xFF", "\xE2\x82", "語", "\n",
                                         "\r\n \r\n"));

/// A random combination of pieces, each of which is special to some step.
std::string mutated(std::mt19937& random) {
    static const std::vector<std::string> pieces{
        "[",       "]",    "(",        ")",      "/",     "[a](",   "](/x/)", "](+1)", "](#a#)", "[pause:1s]",
        "[pause:", "a",    "Hermione", "'s",     "’",     " ",      " ",      " ",     ". ",     "! ",
        "\"",      "“",    "”",        "\n",     "\n\n",  "Dr. ",   "J. ",    "$",     "5",      "1984",
        "3/4",     "\xFF", "\xE2",     "\uE123", "é",     "\u0301", "語",     "😀",    "—",      "…",
        "a@b.co",  "-",    ":",        "McCoy",  "10:30", "%"};
    std::string script;
    for (std::size_t count = random() % 12; count > 0; --count)
        script += pieces[random() % pieces.size()];
    if (!script.empty() && random() % 4 == 0) script[random() % script.size()] = static_cast<char>(random());
    return script;
}

// Debug and sanitizer builds are many times slower.
#ifdef NDEBUG
constexpr int mutated_texts = 100'000;
#else
constexpr int mutated_texts = 10'000;
#endif

TEST(ReadScriptFloods, MutatedTextsAreReadSoundly) {
    std::mt19937 random(20'240'611);
    for (int i = 0; i < mutated_texts; ++i) {
        const std::string script = mutated(random);
        const SpokenText text = read_script(script, {.pronunciations = pronunciations});
        expect_sound(script, text);
        ASSERT_EQ(text.words.empty(),
                  cut_chunks(text, {.aim = 4, .hard = 9, .too_short = 2}, characters).empty());
    }
}

}  // namespace
}  // namespace storyflow::text

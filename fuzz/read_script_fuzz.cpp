#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "text/cut_chunks.hpp"
#include "text/opening_clause.hpp"
#include "text/read_script.hpp"

namespace {

using namespace storyflow;

void check(bool holds) {
    if (!holds) std::abort();
}

std::size_t characters(const text::SpokenWord& word) {
    return base::code_point_count(word.lead + word.text + word.trail);
}

}  // namespace

// Every word is not empty, has a source in the script, and is in exactly one chunk; an opening leaves
// something.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view script(reinterpret_cast<const char*>(data), size);
    const std::vector<text::Pronunciation> pronunciations{{.word = "a", .spoken_as = "/A/"},
                                                          {.word = "a a b", .spoken_as = "ay bee"},
                                                          {.word = "B2", .spoken_as = "bee too"}};
    const auto dialect = size % 2 == 0 ? text::Dialect::american : text::Dialect::british;
    const text::SpokenText spoken =
        text::read_script(script, {.dialect = dialect, .pronunciations = pronunciations});

    const std::size_t length = base::code_point_count(script);
    for (const text::SpokenWord& word : spoken.words) {
        check(!word.text.empty() && base::is_valid_utf8(word.text));
        check(word.source.begin <= word.source.end && word.source.end <= length);
    }
    std::vector<text::SpokenWord> words;
    const std::size_t no_limit = SIZE_MAX;
    for (const text::SpokenText& chunk : text::cut_chunks(spoken, {.hard = no_limit}, characters)) {
        check(!chunk.words.empty());
        words.insert(words.end(), chunk.words.begin(), chunk.words.end());
    }
    check(words == spoken.words);
    const std::size_t opening = text::opening_clause(spoken);
    check(opening == 0 || opening < spoken.words.size());
    return 0;
}

#pragma once

#include <map>
#include <string>
#include <vector>

#include "speech/english/penn_tag.hpp"
#include "speech/english/reading.hpp"
#include "speech/voices.hpp"

namespace storyflow::speech::english {

/// A sentence of tests/data/english/sentences.tsv, whose README tells the format.
struct ReferenceSentence {
    std::string line;
    std::vector<Word> words;
    std::vector<std::string> american;
    std::vector<std::string> british;
};

[[nodiscard]] std::vector<ReferenceSentence> reference_sentences();

/// What the reference's eSpeak NG says of the words that its lexicon does not have.
[[nodiscard]] std::map<std::string, std::string> reference_unknown_words(Accent accent);

}  // namespace storyflow::speech::english

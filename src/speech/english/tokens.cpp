#include "speech/english/tokens.hpp"

#include "speech/english/tag_weights.hpp"
#include "speech/english/tagger.hpp"
#include "speech/english/token_cuts.hpp"

namespace storyflow::speech::english {

std::vector<TaggedToken> tagged_tokens(std::string_view text) {
    std::vector<TaggedToken> tokens = tokens_of(text);
    set_tags(tokens, text, TagWeights(tag_weights_file()));
    return tokens;
}

}  // namespace storyflow::speech::english

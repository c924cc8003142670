#include "speech/english/tagger.hpp"

#include <algorithm>
#include <vector>

#include "speech/english/tag_features.hpp"

namespace storyflow::speech::english {

namespace {

std::uint8_t best_of(const TagScores& scores) {
    return static_cast<std::uint8_t>(std::ranges::max_element(scores) - scores.begin());
}

void add_all(std::span<const Template> templates, std::size_t first_number, const Surroundings& around,
             std::size_t place, const TagWeights& weights, TagScores& scores) {
    for (std::size_t i = 0; i < templates.size(); ++i)
        weights.add(feature(templates[i], first_number + i, around, place), scores);
}

std::vector<TokenAttributes> attributes_with_edges(std::span<const TaggedToken> tokens,
                                                   std::string_view text) {
    std::vector<TokenAttributes> attributes(tokens.size() + 2 * reach, edge_attributes());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const TaggedToken& token = tokens[i];
        attributes[i + reach] =
            attributes_of(text.substr(token.begin, token.end - token.begin), token.space_after);
    }
    return attributes;
}

}  // namespace

void set_tags(std::span<TaggedToken> tokens, std::string_view text, const TagWeights& weights) {
    const std::vector<TokenAttributes> attributes = attributes_with_edges(tokens, text);
    std::vector<std::uint8_t> tags(attributes.size(), 0);
    std::vector<std::uint8_t> guesses(attributes.size(), 0);
    const Surroundings around{.tokens = attributes, .tags = tags, .guesses = guesses};
    for (std::size_t place = reach; place < reach + tokens.size(); ++place) {
        TagScores scores{};
        add_all(lone_templates(), first_lone_number, around, place, weights, scores);
        guesses[place] = static_cast<std::uint8_t>(best_of(scores) + 1);
    }
    for (std::size_t place = reach; place < reach + tokens.size(); ++place) {
        TagScores scores{};
        add_all(lone_templates(), 0, around, place, weights, scores);
        add_all(context_templates(), lone_templates().size(), around, place, weights, scores);
        const std::uint8_t best = best_of(scores);
        tags[place] = static_cast<std::uint8_t>(best + 1);
        tokens[place - reach].tag = static_cast<PennTag>(best);
    }
}

}  // namespace storyflow::speech::english

#pragma once

#include "speech/english/heteronym_rule.hpp"

/// Conditions that rules of several tables have.
namespace storyflow::speech::english::heteronyms {

inline constexpr TagSet nouns{PennTag::nn, PennTag::nns, PennTag::nnp, PennTag::nnps};
inline constexpr TagSet personal{PennTag::prp};
inline constexpr TagSet number{PennTag::cd};

inline constexpr WordList auxiliaries =
    "to will would shall should can could may might must cannot do does did can't won't wouldn't shan't "
    "shouldn't couldn't mustn't don't doesn't didn't i'll you'll he'll she'll we'll they'll let's";

}  // namespace storyflow::speech::english::heteronyms

#pragma once

#include "speech/english/sounds.hpp"

namespace storyflow::speech::english {

/// The sound and the word behind the word that is pronounced. They decide between the forms of "the", "to",
/// "in" and others.
struct Context {
    NextSound next = NextSound::none;  ///< the first sound of the next word; none before a mark
    bool to_follows = false;           ///< the next word is "to"
};

}  // namespace storyflow::speech::english

#pragma once

#include "speech/english/sounds.hpp"

namespace storyflow::speech::english {

/// What follows a word: it decides between the forms of "the", "to", "in" and others.
struct Context {
    NextSound next = NextSound::none;
    bool to_follows = false;  ///< the next word is "to"
};

}  // namespace storyflow::speech::english

#pragma once

#include "speech/english/heteronym_conditions.hpp"
#include "speech/english/heteronym_rule.hpp"

/// Names that are spelled like other words, apart from their capital.
namespace storyflow::speech::english::heteronyms {

inline constexpr AccentedSounds job{"ʤˈOb", "ʤˈQb"};
inline constexpr AccentedSounds nice{"nˈis", "nˈiːs"};
inline constexpr AccentedSounds polish{"pˈɑlɪʃ", "pˈɒlɪʃ"};
inline constexpr AccentedSounds reading{"ɹˈɛdɪŋ", "ɹˈɛdɪŋ"};

using enum PennTag;

/// Sorted by word. The order within a word is that of trying: exceptions stand first.
inline constexpr HeteronymRule rules_of_names[] = {
    {.word = "Job", .before = {.tags = {dt, jj, prp_possessive, pos, cd, nn, nnp}}},
    {.word = "Job", .before = {"^"}, .after = {.tags = {nn, nns, nnp, nnps, vbn, jj, in}}},
    {.word = "Job", .sounds = job, .tags = {nnp, nn}},
    {.word = "Nice",
     .sounds = nice,
     .tags = {nnp},
     .before = {"to in from near at of around via for and reached left"}},
    {.word = "Polish",
     .sounds = polish,
     .before = {"^ and then please"},
     .after = {"the your my his her our their it them this that these those its up off"}},
    {.word = "Reading", .after = {"room rooms"}},
    {.word = "Reading",
     .sounds = reading,
     .tags = {nnp, nn},
     .before = {"in to from near at of through via for and reached left"}},
    {.word = "Reading", .sounds = reading, .after = {"gaol jail station"}},
};

}  // namespace storyflow::speech::english::heteronyms

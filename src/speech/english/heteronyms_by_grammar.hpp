#pragma once

#include "speech/english/heteronym_conditions.hpp"
#include "speech/english/heteronym_rule.hpp"

/// Words whose part of speech, or use in the sentence, says how they sound: "a conflict", "to conflict".
namespace storyflow::speech::english::heteronyms {

inline constexpr TagSet noun_heads{PennTag::nn, PennTag::nns, PennTag::nnp, PennTag::jj, PennTag::vbn};
inline constexpr TagSet base_verbs{PennTag::vb, PennTag::vbp};
inline constexpr TagSet past_verbs{PennTag::vbd, PennTag::vbn};
inline constexpr TagSet finite_pasts{PennTag::vbd, PennTag::vbn, PennTag::vbp};
inline constexpr TagSet participles{PennTag::vbn, PennTag::vbd, PennTag::jj, PennTag::nn};
inline constexpr TagSet determiners{PennTag::dt, PennTag::prp_possessive};
inline constexpr TagSet before_nouns{PennTag::dt, PennTag::prp_possessive, PennTag::jj, PennTag::pos};

inline constexpr WordList questions = "do does did can could will would shall should may might must";
inline constexpr WordList adverbs_of_habit =
    "always often usually sometimes seldom rarely generally normally";
inline constexpr WordList signs_of_habit = "every nowadays usually often daily weekly nightly";
inline constexpr WordList signs_of_past =
    "yesterday ago last once then was were had did said went came took got made used told saw sat knew";
inline constexpr WordList conjunctions = "when if whenever while as until unless till because where";
inline constexpr WordList pronouns = "i you we they";
inline constexpr WordList accustomed =
    "am is are was were be been being not quite so more long never always now already well i'm you're we're "
    "they're he's she's it's isn't aren't wasn't weren't got get getting gets become became grew grown "
    "really hardly";
inline constexpr WordList getting = "got get getting gets become became becoming grew grown growing so quite";

inline constexpr AccentedSounds aged{"ˈAʤɪd", "ˈAʤɪd"};
inline constexpr AccentedSounds blessed{"blˈɛsɪd", "blˈɛsɪd"};
inline constexpr AccentedSounds frequent{"fɹikwˈɛnt", "fɹɪkwˈɛnt"};
inline constexpr AccentedSounds learned{"lˈɜɹnɪd", "lˈɜːnɪd"};
inline constexpr AccentedSounds read{"ɹˈid", "ɹˈiːd"};
inline constexpr AccentedSounds resume{"ɹˈɛzəmˌA", "ɹˈɛzjʊmA"};
inline constexpr AccentedSounds resumes{"ɹˈɛzəmˌAz", "ɹˈɛzjʊmAz"};
inline constexpr AccentedSounds used{"jˈust", "jˈuːst"};

using enum PennTag;

/// Sorted by word. The order within a word is that of trying: exceptions stand first.
inline constexpr HeteronymRule rules_by_grammar[] = {
    {.word = "aged", .after = {"cheese cheeses wine wines beef whisky whiskey cheddar rum"}},
    {.word = "aged", .before = {"middle ages"}},
    {.word = "aged", .after = {.tags = number}},
    {.word = "aged",
     .sounds = aged,
     .tags = participles,
     .before = {.tags = before_nouns},
     .after = {.tags = {nn, nns, nnp, jj, cc}}},
    {.word = "aged", .sounds = aged, .before = {"the"}, .after = {"$ of in who are were is"}},
    {.word = "blessed", .before = {"all both"}},
    {.word = "blessed",
     .sounds = blessed,
     .tags = participles,
     .before = {.tags = before_nouns},
     .after = {.tags = noun_heads}},
    {.word = "blessed", .sounds = blessed, .before = {"^ and but"}, .after = {"are be is art"}},
    {.word = "conflict",
     .sounds = {"kənflˈɪkt", "kənflˈɪkt"},
     .tags = nouns,
     .before = {.tags = {nns}},
     .after = {"with $"}},
    {.word = "contract",
     .sounds = {"kəntɹˈækt", "kəntɹˈakt"},
     .tags = nouns,
     .before = {.tags = {nns}},
     .nearby = "cold heat cool cools warm warms expand muscle muscles metal metals"},
    {.word = "contrast",
     .sounds = {"kəntɹˈæst", "kəntɹˈɑːst"},
     .tags = nouns,
     .before = {.tags = {nns}},
     .after = {"with sharply"}},
    {.word = "crooked", .tags = {vbd, vbn}, .after = {.tags = {dt, prp_possessive}}},
    {.word = "crooked", .sounds = {"kɹˈʊkɪd", "kɹˈʊkɪd"}},
    {.word = "frequent", .sounds = frequent, .tags = {vb, vbp, vbd, vbn}},
    {.word = "frequent",
     .sounds = frequent,
     .before = {.tags = {prp, nns, md, to}},
     .after = {.tags = determiners}},
    {.word = "frequented", .sounds = {"fɹikwˈɛntᵻd", "fɹɪkwˈɛntɪd"}},
    {.word = "frequents", .sounds = {"fɹikwˈɛnts", "fɹɪkwˈɛnts"}},
    {.word = "learned", .before = {"all both"}},
    {.word = "learned",
     .after = {"response behaviour behavior skill skills habit helplessness that how to from of"}},
    {.word = "learned", .sounds = learned, .tags = participles, .before = {"a an"}},
    {.word = "learned",
     .sounds = learned,
     .tags = participles,
     .before = {.tags = before_nouns},
     .after = {.tags = noun_heads}},
    {.word = "learned",
     .sounds = learned,
     .tags = participles,
     .before = {"very most"},
     .after = {.tags = noun_heads}},
    {.word = "protest", .sounds = {"pɹətˈɛst", "pɹətˈɛst"}, .tags = base_verbs},
    {.word = "protested", .sounds = {"pɹətˈɛstᵻd", "pɹətˈɛstɪd"}, .tags = past_verbs},
    {.word = "protesting", .sounds = {"pɹətˈɛstɪŋ", "pɹətˈɛstɪŋ"}, .tags = {vbg}},
    {.word = "protests", .sounds = {"pɹətˈɛsts", "pɹətˈɛsts"}, .tags = {vbz}},
    {.word = "read", .sounds = read, .tags = finite_pasts, .before = {auxiliaries}},
    {.word = "read",
     .sounds = read,
     .tags = finite_pasts,
     .two_before = {questions},
     .before = {"i you we they he she it not never also always"}},
    {.word = "read",
     .sounds = read,
     .tags = finite_pasts,
     .two_before = {conjunctions},
     .before = {pronouns},
     .nearby = "will shall must can is are please don't remember",
     .far_from = signs_of_past},
    {.word = "read",
     .sounds = read,
     .tags = {vbd, vbp},
     .before = {.tags = {prp, nns, wp}},
     .nearby = signs_of_habit,
     .far_from = signs_of_past},
    {.word = "read",
     .sounds = read,
     .tags = {vbd, vbp},
     .two_before = {pronouns},
     .before = {adverbs_of_habit},
     .far_from = signs_of_past},
    {.word = "resume", .sounds = resume, .tags = {nn}, .before = {.tags = before_nouns}},
    {.word = "resumes",
     .sounds = resumes,
     .before = {.tags = before_nouns},
     .after = {"$ of to and from on in for were are"}},
    {.word = "transfer", .sounds = {"tɹænsfˈɜɹ", "tɹɑːnsfˈɜː"}, .tags = base_verbs},
    {.word = "transfers", .sounds = {"tɹænsfˈɜɹz", "tɹɑːnsfˈɜːz"}, .tags = {vbz}},
    {.word = "use",
     .sounds = {"jˈus", "jˈuːs"},
     .before = {"didn't"},
     .after = {"to"},
     .two_after = {.tags = {vb}}},
    {.word = "use",
     .sounds = {"jˈus", "jˈuːs"},
     .two_before = {"did"},
     .before = {"not"},
     .after = {"to"},
     .two_after = {.tags = {vb}}},
    {.word = "used", .sounds = used, .before = {getting}, .after = {"to"}},
    {.word = "used", .after = {"to"}, .two_after = {.tags = {vb}}},
    {.word = "used", .after = {"to"}, .nearby = "effect advantage purpose"},
    {.word = "used",
     .sounds = used,
     .two_before = {"am is are was were"},
     .before = {.tags = personal},
     .after = {"to"}},
    {.word = "used", .sounds = used, .before = {accustomed}, .after = {"to"}},
};

}  // namespace storyflow::speech::english::heteronyms

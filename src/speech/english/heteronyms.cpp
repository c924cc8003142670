#include "speech/english/heteronyms.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "speech/english/letter_case.hpp"
#include "speech/english/word_class.hpp"
#include "speech/english/word_group.hpp"

namespace storyflow::speech::english {

namespace {

using Words = std::initializer_list<std::string_view>;

/// A word among its neighbours. Behind a mark, and before one, there are none.
class Place {
  public:
    Place(std::span<const Word> words, std::size_t index) : words_(words), index_(index) {}

    [[nodiscard]] PennTag tag() const { return words_[index_].pieces.front().tag; }
    [[nodiscard]] bool is_capitalised() const {
        return is_capital(words_[index_].pieces.front().text.front());
    }
    /// The word that stands `distance` words before this one, in small letters; empty if there is none.
    [[nodiscard]] std::string before(std::size_t distance = 1) const {
        const Word* word = word_before(distance);
        return word == nullptr ? std::string() : in_small(joined_text(word->pieces));
    }
    [[nodiscard]] std::string after(std::size_t distance = 1) const {
        const Word* word = word_after(distance);
        return word == nullptr ? std::string() : in_small(joined_text(word->pieces));
    }
    [[nodiscard]] bool is_before(Words words) const { return is_one_of(before(), words); }
    [[nodiscard]] bool is_after(Words words, std::size_t distance = 1) const {
        return is_one_of(after(distance), words);
    }
    [[nodiscard]] PennTag tag_before() const { return tag_of(word_before(1)); }
    [[nodiscard]] PennTag tag_after(std::size_t distance = 1) const { return tag_of(word_after(distance)); }

  private:
    static bool is_one_of(const std::string& word, Words words) {
        return std::find(words.begin(), words.end(), word) != words.end();
    }
    static PennTag tag_of(const Word* word) {
        return word == nullptr || word->pieces.empty() ? PennTag::xx : word->pieces.front().tag;
    }
    [[nodiscard]] const Word* word_before(std::size_t distance) const {
        if (distance > index_) return nullptr;
        for (std::size_t i = index_ - distance; i < index_; ++i) {
            if (words_[i].mark_follows) return nullptr;
        }
        return &words_[index_ - distance];
    }
    [[nodiscard]] const Word* word_after(std::size_t distance) const {
        if (index_ + distance >= words_.size()) return nullptr;
        for (std::size_t i = index_; i < index_ + distance; ++i) {
            if (words_[i].mark_follows) return nullptr;
        }
        return &words_[index_ + distance];
    }

    std::span<const Word> words_;
    std::size_t index_;
};

bool is_article_or_owner(PennTag tag) {
    return tag == PennTag::dt || tag == PennTag::prp_possessive;
}

/// "a learned man", "his aged and ailing father": between an article and a noun.
bool describes_noun(const Place& place) {
    return is_article_or_owner(place.tag_before()) &&
           (is_noun(place.tag_after()) || is_adjective(place.tag_after()) || place.is_after({"and"}));
}

bool is_said_of_place(const Place& place) {
    return place.is_capitalised() && place.is_before({"at", "from", "in", "near", "to"});
}

bool is_metal(const Place& place) {
    return is_noun(place.tag()) &&
           ((place.is_before({"of", "molten"}) && !is_noun(place.tag_after())) ||
            place.is_after({"ball", "balls", "bullet", "bullets", "paint", "pencil", "pencils", "pipe",
                            "pipes", "poisoning", "roof", "shot", "sinker", "soldier", "soldiers"}));
}

bool is_rent_in_cloth(const Place& place) {
    return place.is_after({"in"}) &&
           place.is_after({"canvas", "cloth",  "coat",     "curtain", "dress",    "fabric", "glove",
                           "gown",   "jacket", "page",     "paper",   "pocket",   "sail",   "shirt",
                           "skirt",  "sleeve", "stocking", "tent",    "trousers", "veil"},
                          3);
}

bool is_courtesy_or_front_of_ship(const Place& place) {
    const bool is_of_ship =
        place.is_after({"of"}) &&
        place.is_after({"boat", "canoe", "frigate", "schooner", "ship", "steamer", "vessel", "yacht"}, 3);
    const bool is_to_someone = place.is_after({"to"}) && !place.is_before({"the"});
    return is_of_ship || is_to_someone ||
           place.is_before({"deep", "formal", "graceful", "low", "polite", "slight", "stately", "stiff"}) ||
           (place.is_before({"a"}) && (place.before(2) == "made" || place.before(2) == "took"));
}

bool is_quarrel(const Place& place) {
    return is_noun(place.tag()) &&
           (place.is_after({"about", "over"}) ||
            place.is_before({"awful", "blazing", "dreadful", "fearful", "frightful", "terrible"}));
}

bool is_tiny(const Place& place) {
    return place.is_after(
        {"amount",     "crack",       "creature",    "creatures", "description", "detail",        "details",
         "difference", "differences", "examination", "fragment",  "fragments",   "grain",         "grains",
         "hole",       "holes",       "insect",      "insects",   "inspection",  "investigation", "particle",
         "particles",  "portion",     "quantities",  "quantity",  "speck",       "specks"});
}

bool is_low_voice(const Place& place) {
    return place.is_before({"deep", "double", "rich", "rumbling"}) ||
           place.is_after({"clarinet", "clef", "drum", "drums", "guitar", "line", "note", "notes", "player",
                           "singer", "viol", "voice", "voices"});
}

bool is_verb_here(const Place& place) {
    return is_verb(place.tag());
}

bool is_verb_behind_plural(const Place& place) {
    return is_verb(place.tag()) ||
           (place.tag_before() == PennTag::nns && place.is_after({"as", "in", "when", "with"}));
}

bool is_deer(const Place& place) {
    return place.tag() == PennTag::nns;
}

bool is_life_on_paper(const Place& place) {
    return place.tag() == PennTag::nn && is_article_or_owner(place.tag_before());
}

bool is_more_numb(const Place& place) {
    return place.is_before({"became", "getting", "grew", "growing"}) && !place.is_after({"of"});
}

bool is_patient_man(const Place& place) {
    return place.is_capitalised() && place.is_before({"as", "like", "of"});
}

bool is_bent(const Place& place) {
    return !is_article_or_owner(place.tag_after());
}

/// "is used to it", "was used to working", but not "is used to cut".
bool is_accustomed(const Place& place) {
    return place.tag() == PennTag::vbn && place.is_after({"to"}) && place.tag_after(2) != PennTag::vb;
}

bool is_tool(const Place& place) {
    return !place.is_after({"of"}) &&
           !place.is_before({"coordinate", "horizontal", "major", "minor", "vertical", "x", "y"});
}

bool meanders(const Place& place) {
    return place.tag_before() == PennTag::nn &&
           place.is_after({"across", "along", "among", "around", "between", "down", "into", "past", "round",
                           "through", "up"});
}

struct Heteronym {
    std::string_view word;  ///< in small letters
    bool (*is_meant)(const Place& place);
    std::string_view american;
    std::string_view british;
};

constexpr auto heteronyms = std::to_array<Heteronym>({
    {"aged", describes_noun, "ˈAʤɪd", "ˈAʤɪd"},
    {"axes", is_tool, "ˈæksᵻz", "ˈaksɪz"},
    {"bass", is_low_voice, "bˈAs", "bˈAs"},
    {"blessed", describes_noun, "blˈɛsɪd", "blˈɛsɪd"},
    {"bow", is_courtesy_or_front_of_ship, "bˈW", "bˈW"},
    {"contract", is_verb_behind_plural, "kəntɹˈækt", "kəntɹˈakt"},
    {"crooked", is_bent, "kɹˈʊkɪd", "kɹˈʊkɪd"},
    {"does", is_deer, "dˈOz", "dˈQz"},
    {"frequent", is_verb_here, "fɹikwˈɛnt", "fɹiːkwˈɛnt"},
    {"job", is_patient_man, "ʤˈOb", "ʤˈQb"},
    {"lead", is_metal, "lˈɛd", "lˈɛd"},
    {"learned", describes_noun, "lˈɜɹnɪd", "lˈɜːnɪd"},
    {"minute", is_tiny, "mInˈut", "mInjˈuːt"},
    {"nice", is_said_of_place, "nˈis", "nˈiːs"},
    {"number", is_more_numb, "nˈʌməɹ", "nˈʌmə"},
    {"polish", is_verb_here, "pˈɑlɪʃ", "pˈɒlɪʃ"},
    {"protest", is_verb_here, "pɹətˈɛst", "pɹətˈɛst"},
    {"reading", is_said_of_place, "ɹˈɛdɪŋ", "ɹˈɛdɪŋ"},
    {"resume", is_life_on_paper, "ɹˈɛzəmˌA", "ɹˈɛzjʊmˌA"},
    {"row", is_quarrel, "ɹˈW", "ɹˈW"},
    {"tear", is_rent_in_cloth, "tˈɛɹ", "tˈɛː"},
    {"transfer", is_verb_here, "tɹænsfˈɜɹ", "tɹansfˈɜː"},
    {"used", is_accustomed, "jˈust", "jˈuːst"},
    {"winds", meanders, "wˈIndz", "wˈIndz"},
});

}  // namespace

std::optional<std::string_view> heteronym_sounds(std::span<const Word> words, std::size_t index,
                                                 Accent accent) {
    const Word& word = words[index];
    if (word.pieces.size() != 1) return std::nullopt;
    const std::string small = in_small(word.pieces.front().text);
    const auto* const found = std::lower_bound(
        heteronyms.begin(), heteronyms.end(), small,
        [](const Heteronym& known, const std::string& wanted) { return known.word < wanted; });
    if (found == heteronyms.end() || found->word != small) return std::nullopt;
    if (!found->is_meant(Place(words, index))) return std::nullopt;
    return accent == Accent::british ? found->british : found->american;
}

}  // namespace storyflow::speech::english

#include "speech/language/clause_alignment.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <utility>

#include "speech/phonemes.hpp"

namespace storyflow::speech {

namespace {

constexpr std::size_t most_steps = 4'000'000;
constexpr double never = std::numeric_limits<double>::infinity();

// Costs of the alignment. A vowel for another one is cheap, because function words are reduced within a
// clause but keep a vowel: "to" is `tuː` alone and `tə` in "going to".
constexpr double other_vowel = 0.4;
constexpr double other_consonant = 1.0;
constexpr double other_kind = 1.5;
constexpr double extra_sound = 0.8;
constexpr double word_ends_within_group = 0.3;
constexpr double poor = 0.45;  // mean cost of a sound from which an alignment is rejected

/// A vowel or a consonant with its stress mark, its length mark and the symbols tied to it.
struct Sound {
    std::string text;
    std::string bare;  ///< without stress
    bool is_vowel = false;
    bool begins_group = false;
};

bool is_stress(std::string_view symbol) {
    return symbol == "ˈ" || symbol == "ˌ";
}

/// Length marks and diacritics belong to the sound before them.
bool is_modifier(std::string_view symbol) {
    const bool is_combining = symbol >= "\u0300" && symbol <= "\u036F";
    return is_combining || symbol == "ː" || symbol == "ʲ" || symbol == "ʰ";
}

bool is_vowel(std::string_view symbol) {
    constexpr std::string_view vowels = "aeiouyæɐɑɒɔəɚɛɜɪʊʌᵻɨøœʉɵɤɯ";
    return vowels.find(symbol) != std::string_view::npos;
}

std::vector<Sound> sounds_of(std::string_view ipa) {
    std::vector<Sound> sounds;
    bool begins_group = true;
    bool is_tied = false;
    std::string stress;
    for (const std::string_view symbol : symbols_of(ipa)) {
        if (symbol == " ") {
            begins_group = true;
        } else if (is_stress(symbol)) {
            stress = symbol;
        } else if (!sounds.empty() && !begins_group && (symbol == "^" || is_tied || is_modifier(symbol))) {
            sounds.back().text.append(symbol);
            sounds.back().bare.append(symbol);
            is_tied = symbol == "^";
            continue;
        } else {
            sounds.push_back({stress.append(symbol), std::string(symbol), is_vowel(symbol), begins_group});
            stress.clear();
            begins_group = false;
        }
        is_tied = false;
    }
    return sounds;
}

std::size_t group_count(const std::vector<Sound>& sounds) {
    return static_cast<std::size_t>(
        std::count_if(sounds.begin(), sounds.end(), [](const Sound& sound) { return sound.begins_group; }));
}

/// Sounds `begin` up to, not including, `end` as IPA.
std::string joined(const std::vector<Sound>& sounds, std::size_t begin, std::size_t end) {
    std::string ipa;
    for (std::size_t i = begin; i < end; ++i) {
        if (sounds[i].begins_group && i > begin) ipa.push_back(' ');
        ipa.append(sounds[i].text);
    }
    return ipa;
}

double difference(const Sound& left, const Sound& right) {
    if (left.bare == right.bare) return 0.0;
    if (left.is_vowel != right.is_vowel) return other_kind;
    return left.is_vowel ? other_vowel : other_consonant;
}

bool is_good(double cost, std::size_t sounds) {
    return cost <= poor * static_cast<double>(sounds);
}

bool group_ends_at(const std::vector<Sound>& clause, std::size_t position) {
    return position == clause.size() || clause[position].begins_group;
}

/// For each position in the clause: the cost of the words so far if they end there, and where the last of
/// them began.
struct Column {
    std::vector<double> costs;
    std::vector<std::uint32_t> begins;
};

Column before_first_word(std::size_t positions) {
    Column column{std::vector<double>(positions), std::vector<std::uint32_t>(positions, 0)};
    for (std::size_t i = 0; i < positions; ++i)
        column.costs[i] = extra_sound * static_cast<double>(i);
    return column;
}

Column before_word(const Column& previous_word) {
    Column column = previous_word;
    std::iota(column.begins.begin(), column.begins.end(), 0U);
    return column;
}

/// The column after aligning one more sound of the word.
Column after_sound(const Column& before, const Sound& sound, const std::vector<Sound>& clause) {
    Column after = before;
    for (double& cost : after.costs)
        cost += extra_sound;
    for (std::size_t i = 1; i < after.costs.size(); ++i) {
        const double matched = before.costs[i - 1] + difference(clause[i - 1], sound);
        const double inserted = after.costs[i - 1] + extra_sound;
        if (std::min(matched, inserted) > after.costs[i]) continue;
        after.costs[i] = std::min(matched, inserted);
        after.begins[i] = matched <= inserted ? before.begins[i - 1] : after.begins[i - 1];
    }
    return after;
}

/// A word must have a sound, and ending within a group costs extra.
void end_word(Column& column, const std::vector<Sound>& clause) {
    for (std::size_t i = 0; i < column.costs.size(); ++i) {
        if (column.begins[i] == i) column.costs[i] = never;
        if (!group_ends_at(clause, i)) column.costs[i] += word_ends_within_group;
    }
}

std::vector<Column> align(const std::vector<Sound>& clause, const std::vector<std::vector<Sound>>& words) {
    std::vector<Column> ends;
    for (const auto& word : words) {
        Column column = ends.empty() ? before_first_word(clause.size() + 1) : before_word(ends.back());
        for (const Sound& sound : word)
            column = after_sound(column, sound, clause);
        end_word(column, clause);
        ends.push_back(std::move(column));
    }
    return ends;
}

/// The position in the clause at which each word ends.
using Ends = std::vector<std::size_t>;

std::optional<Ends> count_off(const std::vector<Sound>& clause,
                              const std::vector<std::vector<Sound>>& words) {
    std::size_t groups = 0;
    for (const auto& word : words)
        groups += group_count(word);
    if (groups != group_count(clause)) return std::nullopt;
    Ends ends;
    std::size_t end = 0;
    for (const auto& word : words) {
        for (std::size_t left = group_count(word); left > 0; --left) {
            ++end;
            while (!group_ends_at(clause, end))
                ++end;
        }
        ends.push_back(end);
    }
    return ends;
}

/// Whether each word sounds similar in the clause and alone.
bool is_plausible(const std::vector<Sound>& clause, const std::vector<std::vector<Sound>>& words,
                  const Ends& ends) {
    std::size_t begin = 0;
    for (std::size_t word = 0; word < words.size(); ++word) {
        const std::vector<Sound> part(clause.begin() + static_cast<std::ptrdiff_t>(begin),
                                      clause.begin() + static_cast<std::ptrdiff_t>(ends[word]));
        if (part.size() * words[word].size() > most_steps) return true;
        const double cost = align(part, {words[word]}).back().costs.back();
        if (!is_good(cost, std::max(part.size(), words[word].size()))) return false;
        begin = ends[word];
    }
    return true;
}

std::optional<Ends> find_ends(const std::vector<Sound>& clause,
                              const std::vector<std::vector<Sound>>& words) {
    std::size_t sounds = 0;
    for (const auto& word : words)
        sounds += word.size();
    if (words.empty() || (sounds + words.size()) * (clause.size() + 1) > most_steps) return std::nullopt;
    const auto columns = align(clause, words);
    const double cost = columns.back().costs.back();
    if (!is_good(cost, std::max(sounds, clause.size()))) return std::nullopt;
    Ends ends(words.size());
    std::size_t end = clause.size();
    for (std::size_t word = words.size(); word-- > 0;) {
        ends[word] = end;
        end = columns[word].begins[end];
    }
    return ends;
}

/// Equal numbers of groups are not sufficient: one word that is joined to its neighbour and another one in
/// two groups cancel out.
std::optional<Ends> best_ends(const std::vector<Sound>& clause,
                              const std::vector<std::vector<Sound>>& words) {
    auto counted = count_off(clause, words);
    if (counted && is_plausible(clause, words, *counted)) return counted;
    auto found = find_ends(clause, words);
    return found ? found : counted;
}

}  // namespace

std::optional<std::vector<std::string>> divide_among_words(std::string_view clause_ipa,
                                                           std::span<const std::string> words_ipa) {
    const auto clause = sounds_of(clause_ipa);
    std::vector<std::vector<Sound>> audible;
    for (const std::string& word : words_ipa) {
        auto sounds = sounds_of(word);
        if (!sounds.empty()) audible.push_back(std::move(sounds));
    }
    const auto ends = best_ends(clause, audible);
    if (!ends) return std::nullopt;

    std::vector<std::string> parts;
    std::size_t begin = 0;
    auto end = ends->begin();
    for (const std::string& word : words_ipa) {
        if (sounds_of(word).empty()) {
            parts.emplace_back();
        } else {
            parts.push_back(joined(clause, begin, *end));
            begin = *end++;
        }
    }
    return parts;
}

}  // namespace storyflow::speech

#include "text/english/stretched_words.hpp"

#include <algorithm>
#include <cstddef>

#include "text/characters.hpp"
#include "text/english/roman_numerals.hpp"
#include "text/english/sound_words.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t stretched_run = 3;  ///< equal letters in a row, which no word has

/// The end of the run of equal letters at `begin`.
std::size_t run_end(std::string_view letters, std::size_t begin) {
    return std::min(letters.find_first_not_of(letters[begin], begin), letters.size());
}

/// Common words, sorted by their letters without repetitions; of equal ones the longest comes first, so that
/// "goood" is good.
constexpr std::string_view common_words[] = {
    "about"sv,    "absolutely"sv, "ah"sv,        "air"sv,       "all"sv,       "alone"sv,     "always"sv,
    "amazing"sv,  "annoying"sv,   "anybody"sv,   "anyone"sv,    "anything"sv,  "arm"sv,       "ass"sv,
    "aww"sv,      "away"sv,       "awesome"sv,   "awful"sv,     "baby"sv,      "back"sv,      "bad"sv,
    "ball"sv,     "bam"sv,        "bang"sv,      "bat"sv,       "be"sv,        "bear"sv,      "beautiful"sv,
    "believe"sv,  "been"sv,       "big"sv,       "bill"sv,      "bit"sv,       "bite"sv,      "black"sv,
    "bless"sv,    "blue"sv,       "boo"sv,       "book"sv,      "bold"sv,      "boom"sv,      "bone"sv,
    "boring"sv,   "boss"sv,       "boy"sv,       "bright"sv,    "bring"sv,     "bro"sv,       "brother"sv,
    "buddy"sv,    "bump"sv,       "burn"sv,      "bus"sv,       "but"sv,       "bye"sv,       "call"sv,
    "can"sv,      "car"sv,        "care"sv,      "cat"sv,       "chair"sv,     "cheese"sv,    "class"sv,
    "clear"sv,    "close"sv,      "cool"sv,      "cold"sv,      "come"sv,      "crash"sv,     "crazy"sv,
    "creep"sv,    "crowd"sv,      "cry"sv,       "cut"sv,       "cute"sv,      "dad"sv,       "daddy"sv,
    "damn"sv,     "dang"sv,       "dark"sv,      "darn"sv,      "day"sv,       "dead"sv,      "dear"sv,
    "deep"sv,     "ding"sv,       "dog"sv,       "doom"sv,      "done"sv,      "dong"sv,      "down"sv,
    "dude"sv,     "dumb"sv,       "ear"sv,       "early"sv,     "eek"sv,       "even"sv,      "ever"sv,
    "every"sv,    "everybody"sv,  "everyone"sv,  "eww"sv,       "ew"sv,        "exactly"sv,   "fair"sv,
    "fall"sv,     "fan"sv,        "far"sv,       "fat"sv,       "father"sv,    "fear"sv,      "feel"sv,
    "feet"sv,     "few"sv,        "fight"sv,     "finally"sv,   "fine"sv,      "flash"sv,     "fly"sv,
    "food"sv,     "fool"sv,       "fold"sv,      "forever"sv,   "free"sv,      "fuck"sv,      "full"sv,
    "fun"sv,      "funny"sv,      "fuss"sv,      "gently"sv,    "geez"sv,      "girl"sv,      "give"sv,
    "gloom"sv,    "go"sv,         "goal"sv,      "good"sv,      "god"sv,       "gold"sv,      "gone"sv,
    "goose"sv,    "got"sv,        "great"sv,     "green"sv,     "guess"sv,     "guy"sv,       "guys"sv,
    "ha"sv,       "had"sv,        "hair"sv,      "halt"sv,      "happy"sv,     "hard"sv,      "hat"sv,
    "hate"sv,     "hay"sv,        "he"sv,        "head"sv,      "hear"sv,      "heard"sv,     "heart"sv,
    "heel"sv,     "hell"sv,       "hello"sv,     "help"sv,      "here"sv,      "hey"sv,       "hi"sv,
    "high"sv,     "hill"sv,       "him"sv,       "hiss"sv,      "his"sv,       "hold"sv,      "home"sv,
    "honey"sv,    "hooray"sv,     "horrible"sv,  "hot"sv,       "house"sv,     "how"sv,       "huge"sv,
    "hungry"sv,   "hurrah"sv,     "hurray"sv,    "hurry"sv,     "hush"sv,      "ice"sv,       "indeed"sv,
    "is"sv,       "it"sv,         "jeez"sv,      "joy"sv,       "just"sv,      "kaboom"sv,    "keep"sv,
    "kid"sv,      "kids"sv,       "kill"sv,      "king"sv,      "kiss"sv,      "kite"sv,      "know"sv,
    "lady"sv,     "lazy"sv,       "learn"sv,     "leave"sv,     "left"sv,      "less"sv,      "life"sv,
    "light"sv,    "like"sv,       "little"sv,    "live"sv,      "look"sv,      "long"sv,      "loose"sv,
    "lot"sv,      "loud"sv,       "love"sv,      "lovely"sv,    "low"sv,       "mad"sv,       "mama"sv,
    "man"sv,      "may"sv,        "maybe"sv,     "me"sv,        "mega"sv,      "men"sv,       "mess"sv,
    "meet"sv,     "mine"sv,       "miss"sv,      "mom"sv,       "mommy"sv,     "moon"sv,      "more"sv,
    "mother"sv,   "move"sv,       "much"sv,      "mum"sv,       "mummy"sv,     "my"sv,        "nay"sv,
    "near"sv,     "need"sv,       "never"sv,     "new"sv,       "nice"sv,      "night"sv,     "no"sv,
    "nobody"sv,   "noon"sv,       "nope"sv,      "nose"sv,      "not"sv,       "nothing"sv,   "now"sv,
    "off"sv,      "ooh"sv,        "oh"sv,        "okay"sv,      "old"sv,       "on"sv,        "one"sv,
    "oops"sv,     "ouch"sv,       "out"sv,       "ow"sv,        "papa"sv,      "party"sv,     "pass"sv,
    "pay"sv,      "perfect"sv,    "play"sv,      "please"sv,    "pow"sv,       "pray"sv,      "press"sv,
    "pretty"sv,   "pull"sv,       "pure"sv,      "queen"sv,     "quick"sv,     "quiet"sv,     "quietly"sv,
    "quite"sv,    "ran"sv,        "really"sv,    "right"sv,     "ring"sv,      "rip"sv,       "roof"sv,
    "room"sv,     "rose"sv,       "run"sv,       "sad"sv,       "say"sv,       "scare"sv,     "school"sv,
    "score"sv,    "see"sv,        "seem"sv,      "seriously"sv, "share"sv,     "she"sv,       "shit"sv,
    "shoot"sv,    "sick"sv,       "sing"sv,      "sister"sv,    "sit"sv,       "sky"sv,       "slam"sv,
    "sleep"sv,    "sleepy"sv,     "slow"sv,      "slowly"sv,    "smash"sv,     "snip"sv,      "snooze"sv,
    "so"sv,       "softly"sv,     "some"sv,      "somebody"sv,  "something"sv, "soon"sv,      "son"sv,
    "sorry"sv,    "speed"sv,      "splash"sv,    "star"sv,      "stay"sv,      "steep"sv,     "still"sv,
    "stone"sv,    "stop"sv,       "street"sv,    "strong"sv,    "stuff"sv,     "stupid"sv,    "sun"sv,
    "super"sv,    "sure"sv,       "sweet"sv,     "swim"sv,      "swoosh"sv,    "tear"sv,      "tell"sv,
    "terrible"sv, "that"sv,       "there"sv,     "these"sv,     "thick"sv,     "thing"sv,     "those"sv,
    "though"sv,   "three"sv,      "thump"sv,     "tick"sv,      "time"sv,      "tired"sv,     "too"sv,
    "tock"sv,     "together"sv,   "told"sv,      "tomorrow"sv,  "toss"sv,      "totally"sv,   "tooth"sv,
    "toy"sv,      "tree"sv,       "true"sv,      "try"sv,       "turn"sv,      "ugh"sv,       "uh"sv,
    "ultra"sv,    "um"sv,         "up"sv,        "us"sv,        "very"sv,      "vroom"sv,     "wait"sv,
    "want"sv,     "war"sv,        "warm"sv,      "way"sv,       "we"sv,        "week"sv,      "well"sv,
    "weep"sv,     "wham"sv,       "what"sv,      "whatever"sv,  "whee"sv,      "where"sv,     "white"sv,
    "who"sv,      "whoa"sv,       "whoops"sv,    "whose"sv,     "whoosh"sv,    "why"sv,       "will"sv,
    "woo"sv,      "woah"sv,       "woohoo"sv,    "woman"sv,     "women"sv,     "wonderful"sv, "word"sv,
    "work"sv,     "world"sv,      "wow"sv,       "wrong"sv,     "yay"sv,       "yeah"sv,      "year"sv,
    "yep"sv,      "yes"sv,        "yesterday"sv, "yippee"sv,    "yo"sv,        "you"sv,       "your"sv,
    "yup"sv,      "zip"sv,        "zoo"sv,       "zoom"sv};

/// Compares two words by their letters, each run counted as one.
constexpr bool comes_before(std::string_view one, std::string_view other) {
    const auto next = [](std::string_view word, std::size_t at) {
        const char letter = word[at];
        while (at < word.size() && word[at] == letter)
            ++at;
        return at;
    };
    std::size_t i = 0;
    std::size_t j = 0;
    for (; i < one.size() && j < other.size(); i = next(one, i), j = next(other, j)) {
        if (one[i] != other[j]) return one[i] < other[j];
    }
    return i >= one.size() && j < other.size();
}
static_assert(std::ranges::is_sorted(common_words, comes_before));

/// How many runs of `letters`, which has the same letters in the same order, differ from those of the word
/// without being drawn out; std::nullopt if a run is too short for the word.
std::optional<int> difference(std::string_view letters, std::string_view word) {
    int different = 0;
    for (std::size_t i = 0, j = 0; i < letters.size();) {
        const std::size_t written = run_end(letters, i) - i;
        const std::size_t usual = run_end(word, j) - j;
        if (written < usual) return std::nullopt;
        if (written != usual && written < stretched_run) ++different;
        i += written;
        j += usual;
    }
    return different;
}

std::optional<std::string> common_word(std::string_view letters) {
    std::optional<std::string> best;
    int least = 0;
    for (const std::string_view word : std::ranges::equal_range(common_words, letters, comes_before)) {
        const auto different = difference(letters, word);
        if (!different || (best && *different >= least)) continue;
        best = word;
        least = *different;
    }
    return best;
}

bool has_stretched_run(std::string_view letters) {
    for (std::size_t at = 0; at < letters.size();) {
        const std::size_t end = run_end(letters, at);
        if (end - at >= stretched_run) return true;
        at = end;
    }
    return false;
}

/// For a word that is not known.
std::string with_shorter_runs(std::string_view letters) {
    std::string word;
    for (std::size_t at = 0; at < letters.size();) {
        const std::size_t end = run_end(letters, at);
        const bool is_single = "aiuy"sv.find(letters[at]) != std::string_view::npos;
        const std::size_t kept = end - at < stretched_run ? end - at : is_single ? 1 : 2;
        word.append(kept, letters[at]);
        at = end;
    }
    return word;
}

/// Letters that may be one word, drawn out with hyphens.
struct Written {
    std::string letters;  ///< small
    std::size_t end = 0;
};

/// "so-o-o", "lo-o-ong": at least two hyphens, each between two equal letters, and single letters between the
/// hyphens. Without that, the letters up to the first hyphen.
Written written_at(std::u32string_view text, std::size_t at) {
    const std::u32string_view first = word_at(text, at);
    Written whole{.letters = small_letters(first), .end = at + first.size()};
    Written plain = whole;
    int hyphens = 0;
    bool is_last = first.size() < 2;
    while (!is_last && char_at(text, whole.end) == U'-') {
        const std::u32string_view part = word_at(text, whole.end + 1);
        if (part.empty() || small_letters(part).front() != whole.letters.back()) return plain;
        whole.letters += small_letters(part);
        whole.end += 1 + part.size();
        is_last = part.size() > 1 || ++hyphens > static_cast<int>(longest_word);
        if (is_last) ++hyphens;
    }
    const bool goes_on = char_at(text, whole.end) == U'-';
    return hyphens >= 2 && !goes_on ? whole : plain;
}

/// "xviii", "XVIIIth".
bool is_roman(std::u32string_view word) {
    const bool is_ordinal = word.size() > 2 && small_letters(word).ends_with("th");
    return roman_value(word) || (is_ordinal && roman_value(word.substr(0, word.size() - 2)));
}

/// In the case of the written word.
std::string like(std::u32string_view written, std::string word) {
    const bool in_capitals = is_all_capitals(written.substr(0, 2)) && written.size() > 1;
    const auto raised = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
    if (in_capitals)
        std::ranges::transform(word, word.begin(), raised);
    else if (is_capital(written.front()))
        word.front() = raised(word.front());
    return word;
}

}  // namespace

std::optional<std::string> unstretched(std::string_view letters) {
    if (!has_stretched_run(letters)) return std::nullopt;
    if (auto word = common_word(letters)) return word;
    auto word = with_shorter_runs(letters);
    const bool is_word = word.size() >= 4 && word.find_first_of("aeiouy") != std::string::npos;
    return is_word ? std::optional(std::move(word)) : std::nullopt;
}

std::optional<Reading> read_stretched(const Place& place) {
    const Written written = written_at(place.text, place.at);
    const std::u32string_view word = place.text.substr(place.at, written.end - place.at);
    if (word.size() >= longest_word || !ends_word(place.text, written.end)) return std::nullopt;
    if (!has_stretched_run(written.letters) || !sound_phonemes(written.letters).empty()) return std::nullopt;
    const std::u32string_view first = word_at(place.text, place.at);
    if (!std::ranges::all_of(first, is_ascii_letter) || is_roman(first)) return std::nullopt;
    const bool in_capitals = first.size() > 1 && is_all_capitals(first);
    auto said = in_capitals ? common_word(written.letters) : unstretched(written.letters);
    if (!said) return std::nullopt;
    return Reading{word.size(), like(word, *std::move(said))};
}

}  // namespace storyflow::text

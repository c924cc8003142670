#include "text/english/capital_words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/characters.hpp"
#include "text/english/sound_words.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

// Plain arrays: clang cannot deduce a std::array of this many elements.

/// Words of two and three letters, and interjections, that are more often shouted words than abbreviations.
constexpr std::string_view common_words[] = {
    "aah"sv,  "ace"sv,  "act"sv, "add"sv,  "ado"sv, "age"sv, "ago"sv,  "ah"sv,  "ahh"sv,  "aid"sv, "aim"sv,
    "air"sv,  "ale"sv,  "all"sv, "am"sv,   "an"sv,  "and"sv, "ant"sv,  "any"sv, "ape"sv,  "apt"sv, "arc"sv,
    "are"sv,  "argh"sv, "ark"sv, "arm"sv,  "art"sv, "as"sv,  "ash"sv,  "ask"sv, "at"sv,   "ate"sv, "aw"sv,
    "awe"sv,  "axe"sv,  "aye"sv, "bad"sv,  "bag"sv, "ban"sv, "bar"sv,  "bat"sv, "bay"sv,  "be"sv,  "bed"sv,
    "bee"sv,  "beg"sv,  "bet"sv, "bid"sv,  "big"sv, "bin"sv, "bit"sv,  "bob"sv, "bow"sv,  "box"sv, "boy"sv,
    "brr"sv,  "bud"sv,  "bug"sv, "bum"sv,  "bun"sv, "bus"sv, "but"sv,  "buy"sv, "by"sv,   "bye"sv, "can"sv,
    "cap"sv,  "car"sv,  "cat"sv, "cop"sv,  "cow"sv, "cry"sv, "cub"sv,  "cup"sv, "cut"sv,  "dad"sv, "dam"sv,
    "day"sv,  "den"sv,  "dew"sv, "did"sv,  "die"sv, "dig"sv, "dim"sv,  "dip"sv, "do"sv,   "dog"sv, "don"sv,
    "dot"sv,  "dry"sv,  "due"sv, "dug"sv,  "duo"sv, "dye"sv, "ear"sv,  "eat"sv, "egg"sv,  "ego"sv, "eh"sv,
    "elf"sv,  "end"sv,  "era"sv, "eve"sv,  "eye"sv, "fan"sv, "far"sv,  "fat"sv, "fee"sv,  "few"sv, "fig"sv,
    "fin"sv,  "fit"sv,  "fix"sv, "flu"sv,  "fly"sv, "fog"sv, "for"sv,  "fox"sv, "fun"sv,  "fur"sv, "gag"sv,
    "gap"sv,  "gas"sv,  "get"sv, "go"sv,   "god"sv, "got"sv, "grr"sv,  "gum"sv, "gun"sv,  "guy"sv, "gym"sv,
    "ha"sv,   "had"sv,  "ham"sv, "has"sv,  "hat"sv, "hay"sv, "he"sv,   "hen"sv, "her"sv,  "hey"sv, "hi"sv,
    "hid"sv,  "him"sv,  "hip"sv, "his"sv,  "hit"sv, "hmm"sv, "hoe"sv,  "hog"sv, "hop"sv,  "hot"sv, "how"sv,
    "hub"sv,  "hug"sv,  "huh"sv, "hut"sv,  "ice"sv, "icy"sv, "if"sv,   "ill"sv, "in"sv,   "ink"sv, "inn"sv,
    "is"sv,   "it"sv,   "ivy"sv, "jab"sv,  "jam"sv, "jar"sv, "jaw"sv,  "jet"sv, "job"sv,  "jog"sv, "joy"sv,
    "jug"sv,  "key"sv,  "kid"sv, "kin"sv,  "kit"sv, "lab"sv, "lad"sv,  "lap"sv, "law"sv,  "lay"sv, "leg"sv,
    "let"sv,  "lid"sv,  "lie"sv, "lip"sv,  "lit"sv, "log"sv, "lot"sv,  "low"sv, "mad"sv,  "man"sv, "map"sv,
    "mat"sv,  "may"sv,  "me"sv,  "men"sv,  "met"sv, "mix"sv, "mob"sv,  "mom"sv, "mop"sv,  "mud"sv, "mug"sv,
    "mum"sv,  "my"sv,   "nap"sv, "net"sv,  "new"sv, "no"sv,  "nod"sv,  "nor"sv, "not"sv,  "now"sv, "nun"sv,
    "nut"sv,  "oak"sv,  "oar"sv, "odd"sv,  "of"sv,  "off"sv, "oh"sv,   "ohh"sv, "oil"sv,  "ok"sv,  "old"sv,
    "on"sv,   "one"sv,  "ooh"sv, "or"sv,   "our"sv, "out"sv, "ow"sv,   "owe"sv, "owl"sv,  "own"sv, "ox"sv,
    "pad"sv,  "pal"sv,  "pan"sv, "paw"sv,  "pay"sv, "pea"sv, "pen"sv,  "pet"sv, "pfft"sv, "pie"sv, "pig"sv,
    "pit"sv,  "pop"sv,  "pot"sv, "psst"sv, "pub"sv, "put"sv, "rag"sv,  "ran"sv, "rat"sv,  "raw"sv, "ray"sv,
    "red"sv,  "rib"sv,  "rid"sv, "rim"sv,  "rip"sv, "rob"sv, "rod"sv,  "rot"sv, "row"sv,  "rub"sv, "rug"sv,
    "run"sv,  "rye"sv,  "sad"sv, "saw"sv,  "say"sv, "sea"sv, "see"sv,  "set"sv, "sew"sv,  "she"sv, "shh"sv,
    "shhh"sv, "shy"sv,  "sin"sv, "sip"sv,  "sir"sv, "sit"sv, "six"sv,  "sky"sv, "sly"sv,  "so"sv,  "sob"sv,
    "son"sv,  "soy"sv,  "spa"sv, "spy"sv,  "sty"sv, "sue"sv, "sum"sv,  "sun"sv, "tab"sv,  "tag"sv, "tan"sv,
    "tap"sv,  "tar"sv,  "tax"sv, "tea"sv,  "ten"sv, "the"sv, "tie"sv,  "tin"sv, "tip"sv,  "to"sv,  "toe"sv,
    "ton"sv,  "too"sv,  "top"sv, "toy"sv,  "try"sv, "tsk"sv, "tub"sv,  "tug"sv, "two"sv,  "ugh"sv, "uh"sv,
    "um"sv,   "up"sv,   "us"sv,  "use"sv,  "van"sv, "vat"sv, "vet"sv,  "vow"sv, "wag"sv,  "war"sv, "was"sv,
    "wax"sv,  "way"sv,  "we"sv,  "web"sv,  "wed"sv, "wet"sv, "wham"sv, "who"sv, "why"sv,  "wig"sv, "win"sv,
    "wit"sv,  "woe"sv,  "won"sv, "woo"sv,  "wow"sv, "yay"sv, "yes"sv,  "yet"sv, "yo"sv,   "you"sv, "yum"sv,
    "zap"sv,  "zip"sv,  "zoo"sv, "zzz"sv,  "zzzz"sv};

/// Longer words and names that do not look as if English could say them.
constexpr std::string_view irregular_words[] = {
    "aaron"sv, "ahhh"sv,  "ahhhh"sv,  "angst"sv, "awww"sv,  "awwww"sv, "baas"sv,  "bryan"sv, "buoy"sv,
    "burgh"sv, "burnt"sv, "burr"sv,   "bwana"sv, "cobb"sv,  "cyan"sv,  "czech"sv, "dahl"sv,  "debt"sv,
    "depth"sv, "dhow"sv,  "didst"sv,  "disc"sv,  "doubt"sv, "dryad"sv, "dryer"sv, "duomo"sv, "dyad"sv,
    "dyed"sv,  "dyer"sv,  "dying"sv,  "fifth"sv, "fjord"sv, "flyer"sv, "franc"sv, "fritz"sv, "fryer"sv,
    "genii"sv, "glitz"sv, "gluon"sv,  "grimm"sv, "hadst"sv, "hamm"sv,  "herr"sv,  "hertz"sv, "hobbs"sv,
    "humph"sv, "hyena"sv, "isaac"sv,  "john"sv,  "kaaba"sv, "keys"sv,  "khaki"sv, "khan"sv,  "klan"sv,
    "klutz"sv, "kraal"sv, "kyoto"sv,  "lakh"sv,  "liszt"sv, "llama"sv, "llano"sv, "lloyd"sv, "lying"sv,
    "lymph"sv, "lyons"sv, "moritz"sv, "morph"sv, "myrrh"sv, "newt"sv,  "nymph"sv, "odds"sv,  "oomph"sv,
    "opium"sv, "pshaw"sv, "purr"sv,   "queue"sv, "quota"sv, "quote"sv, "quoth"sv, "radii"sv, "ralph"sv,
    "ritz"sv,  "says"sv,  "schmo"sv,  "shirr"sv, "sikh"sv,  "singh"sv, "sixth"sv, "slyer"sv, "spitz"sv,
    "sylph"sv, "sync"sv,  "tryin"sv,  "tryst"sv, "tsar"sv,  "turnt"sv, "tying"sv, "uhhh"sv,  "uhhhh"sv,
    "ummm"sv,  "ummmm"sv, "vying"sv,  "waltz"sv, "webb"sv,  "whorl"sv, "wyeth"sv, "xmas"sv,  "yacht"sv,
    "yapp"sv,  "zinc"sv};

/// Abbreviations (and short names) that are said as words, although their letters or their length suggest
/// spelling.
constexpr std::string_view spoken_acronyms[] = {
    "aids"sv,    "amy"sv,   "ascii"sv, "asean"sv, "awol"sv,  "ben"sv,    "bios"sv,    "bob"sv,      "brics"sv,
    "captcha"sv, "cern"sv,  "covid"sv, "dan"sv,   "darpa"sv, "epcot"sv,  "erasmus"sv, "eva"sv,      "fema"sv,
    "fifa"sv,    "fomo"sv,  "gatt"sv,  "gif"sv,   "hipaa"sv, "ikea"sv,   "imax"sv,    "interpol"sv, "isis"sv,
    "jim"sv,     "joe"sv,   "jpeg"sv,  "json"sv,  "kim"sv,   "laser"sv,  "lego"sv,    "lidar"sv,    "max"sv,
    "meg"sv,     "midi"sv,  "moma"sv,  "nafta"sv, "nasa"sv,  "nascar"sv, "nasdaq"sv,  "nato"sv,     "ned"sv,
    "nimby"sv,   "noaa"sv,  "opec"sv,  "osha"sv,  "peta"sv,  "pin"sv,    "potus"sv,   "radar"sv,    "ram"sv,
    "rom"sv,     "ron"sv,   "roy"sv,   "sam"sv,   "sars"sv,  "scotus"sv, "scuba"sv,   "sim"sv,      "sonar"sv,
    "swat"sv,    "taser"sv, "ted"sv,   "tim"sv,   "tom"sv,   "uefa"sv,   "unesco"sv,  "unicef"sv,   "wifi"sv,
    "yolo"sv,    "zoe"sv};

/// Abbreviations that are spelled although they are pronounceable.
constexpr std::string_view spelled_acronyms[] = {
    "aaa"sv,  "aarp"sv, "aclu"sv, "adhd"sv,  "afaik"sv, "aka"sv,  "aol"sv,  "apa"sv,  "apr"sv,  "asap"sv,
    "atm"sv,  "aws"sv,  "bae"sv,  "ceo"sv,   "cfo"sv,   "cia"sv,  "cto"sv,  "dea"sv,  "diy"sv,  "eia"sv,
    "esa"sv,  "espn"sv, "eta"sv,  "etd"sv,   "eu"sv,    "evp"sv,  "faq"sv,  "fbi"sv,  "fda"sv,  "gao"sv,
    "gdp"sv,  "gop"sv,  "gps"sv,  "hiv"sv,   "hr"sv,    "html"sv, "ibm"sv,  "id"sv,   "imho"sv, "io"sv,
    "ios"sv,  "ip"sv,   "ipa"sv,  "ipo"sv,   "iq"sv,    "ira"sv,  "irs"sv,  "isa"sv,  "iso"sv,  "isp"sv,
    "iv"sv,   "kpi"sv,  "lapd"sv, "lgbtq"sv, "llc"sv,   "lmao"sv, "mba"sv,  "mia"sv,  "mit"sv,  "naacp"sv,
    "nba"sv,  "ncaa"sv, "nfl"sv,  "nhl"sv,   "nsa"sv,   "nypd"sv, "nyse"sv, "oecd"sv, "oem"sv,  "os"sv,
    "pa"sv,   "pc"sv,   "pr"sv,   "psa"sv,   "qa"sv,    "rip"sv,  "roi"sv,  "rsvp"sv, "sat"sv,  "sos"sv,
    "suv"sv,  "tba"sv,  "tbd"sv,  "ucla"sv,  "ufo"sv,   "ui"sv,   "uk"sv,   "un"sv,   "url"sv,  "usa"sv,
    "usaf"sv, "usb"sv,  "usda"sv, "usmc"sv,  "usps"sv,  "ussr"sv, "ux"sv,   "vi"sv,   "vip"sv,  "vpn"sv,
    "vr"sv,   "wto"sv,  "xi"sv};
static_assert(std::ranges::is_sorted(common_words) && std::ranges::is_sorted(irregular_words) &&
              std::ranges::is_sorted(spoken_acronyms) && std::ranges::is_sorted(spelled_acronyms));

/// Consonant groups with which an English syllable may begin or end, besides single consonants.
constexpr std::string_view onsets[] = {
    "bl"sv,  "br"sv,  "ch"sv, "chr"sv, "cl"sv,  "cr"sv,  "dr"sv, "dw"sv, "fl"sv, "fr"sv,  "gh"sv,  "gl"sv,
    "gn"sv,  "gr"sv,  "kn"sv, "kr"sv,  "ph"sv,  "phr"sv, "pl"sv, "pr"sv, "ps"sv, "qu"sv,  "rh"sv,  "sc"sv,
    "sch"sv, "scr"sv, "sh"sv, "shr"sv, "sk"sv,  "sl"sv,  "sm"sv, "sn"sv, "sp"sv, "spl"sv, "spr"sv, "sq"sv,
    "st"sv,  "str"sv, "sw"sv, "th"sv,  "thr"sv, "tr"sv,  "tw"sv, "wh"sv, "wr"sv};
constexpr std::string_view codas[] = {
    "bs"sv,  "ch"sv,  "chs"sv,  "ck"sv,  "cks"sv,  "cs"sv,    "ct"sv,  "cts"sv, "dd"sv,  "dge"sv, "ds"sv,
    "dth"sv, "ff"sv,  "ffs"sv,  "fs"sv,  "ft"sv,   "fts"sv,   "gg"sv,  "gh"sv,  "ghs"sv, "ght"sv, "ghts"sv,
    "gn"sv,  "gs"sv,  "ks"sv,   "lb"sv,  "lbs"sv,  "lch"sv,   "ld"sv,  "lds"sv, "lf"sv,  "lk"sv,  "lks"sv,
    "ll"sv,  "lls"sv, "lm"sv,   "lms"sv, "lp"sv,   "lps"sv,   "ls"sv,  "lsh"sv, "lt"sv,  "lth"sv, "lts"sv,
    "lve"sv, "mb"sv,  "mbs"sv,  "mn"sv,  "mp"sv,   "mps"sv,   "mpt"sv, "ms"sv,  "nce"sv, "nch"sv, "nct"sv,
    "nd"sv,  "nds"sv, "ng"sv,   "ngs"sv, "ngth"sv, "ngths"sv, "nk"sv,  "nks"sv, "nn"sv,  "ns"sv,  "nst"sv,
    "nt"sv,  "nth"sv, "nths"sv, "nts"sv, "nx"sv,   "ph"sv,    "phs"sv, "ps"sv,  "pt"sv,  "pts"sv, "rb"sv,
    "rbs"sv, "rc"sv,  "rch"sv,  "rd"sv,  "rds"sv,  "rf"sv,    "rfs"sv, "rg"sv,  "rk"sv,  "rks"sv, "rl"sv,
    "rld"sv, "rls"sv, "rm"sv,   "rms"sv, "rn"sv,   "rns"sv,   "rp"sv,  "rps"sv, "rs"sv,  "rsh"sv, "rst"sv,
    "rt"sv,  "rth"sv, "rths"sv, "rts"sv, "rv"sv,   "sh"sv,    "sk"sv,  "sks"sv, "sm"sv,  "sms"sv, "sp"sv,
    "sps"sv, "ss"sv,  "st"sv,   "sts"sv, "tch"sv,  "th"sv,    "ths"sv, "ts"sv,  "tt"sv,  "tts"sv, "wd"sv,
    "wds"sv, "wk"sv,  "wks"sv,  "wl"sv,  "wls"sv,  "wn"sv,    "wns"sv, "ws"sv,  "xt"sv,  "xts"sv, "zz"sv};
static_assert(std::ranges::is_sorted(onsets) && std::ranges::is_sorted(codas));

bool is_vowel(char letter) {
    return "aeiou"sv.find(letter) != std::string_view::npos;
}

/// Removes and returns the next run of consonants or of vowels.
std::string_view next_run(std::string_view& rest) {
    const bool vowels = is_vowel(rest.front());
    std::size_t size = 1;
    while (size < rest.size() && (is_vowel(rest[size]) == vowels))
        ++size;
    const std::string_view run = rest.substr(0, size);
    rest.remove_prefix(size);
    return run;
}

bool is_vowel_run(std::string_view run) {
    return run.size() <= 3 && run != "aa" && run != "ii" && run != "uu" && run != "iu" && run != "uo";
}

bool begins_syllable(std::string_view run) {
    return run.size() == 1 || contains(onsets, run);
}

bool ends_syllable(std::string_view run) {
    return run.size() == 1 || contains(codas, run);
}

/// Whether consonants between vowels can be divided into the end of one syllable and the beginning of the
/// next.
bool joins_syllables(std::string_view run) {
    for (std::size_t split = 0; split <= run.size(); ++split) {
        const bool ends = split == 0 || ends_syllable(run.substr(0, split));
        if (ends && (split == run.size() || begins_syllable(run.substr(split)))) return true;
    }
    return false;
}

}  // namespace

bool is_common_word(std::string_view letters) {
    return contains(common_words, letters) || contains(irregular_words, letters);
}

bool is_spelled_acronym(std::string_view letters) {
    return contains(spelled_acronyms, letters);
}

bool is_spoken_acronym(std::string_view letters) {
    return contains(spoken_acronyms, letters);
}

bool is_pronounceable(std::string_view letters) {
    // A y at the end or between consonants counts as a vowel.
    std::string word(letters);
    for (std::size_t i = 1; i < word.size(); ++i) {
        const bool closes = i + 1 == word.size() || !is_vowel(word[i + 1]);
        if (word[i] == 'y' && closes && !is_vowel(word[i - 1])) word[i] = 'i';
    }
    bool has_vowel = false;
    for (std::string_view rest = word; !rest.empty();) {
        const bool first = rest.size() == word.size();
        const std::string_view run = next_run(rest);
        if (is_vowel(run.front())) {
            has_vowel = true;
            if (!is_vowel_run(run)) return false;
            continue;
        }
        const bool fits = first          ? begins_syllable(run)
                          : rest.empty() ? ends_syllable(run)
                                         : joins_syllables(run);
        if (!fits) return false;
    }
    return has_vowel;
}

CapitalReading capital_reading(std::string_view letters) {
    constexpr std::size_t longest_acronym = 5;
    if (letters.size() < 2) return CapitalReading::word;
    if (is_spelled_acronym(letters)) return CapitalReading::letters;
    if (is_common_word(letters) || is_spoken_acronym(letters)) return CapitalReading::word;
    if (is_drawn_out_sound(letters) && letters.size() > 2) return CapitalReading::word;
    const bool has_vowel = letters.find_first_of("aeiouy") != std::string_view::npos;
    if (letters.size() > longest_acronym) return has_vowel ? CapitalReading::word : CapitalReading::letters;
    if (!is_pronounceable(letters)) {
        // As in "JOHN" and "LLOYD".
        const bool may_be_name = letters.size() > 3 && has_vowel;
        return may_be_name ? CapitalReading::letters_unless_shouted : CapitalReading::letters;
    }
    return letters.size() <= 3 ? CapitalReading::letters_unless_shouted : CapitalReading::word;
}

std::string spelled(std::u32string_view word) {
    std::string letters;
    for (const char32_t c : word) {
        if (!letters.empty()) letters += ' ';
        append_utf8(letters, c >= U'a' && c <= U'z' ? c - 0x20 : c);
    }
    return letters;
}

}  // namespace storyflow::text

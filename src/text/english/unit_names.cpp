#include "text/english/unit_names.hpp"

#include <algorithm>
#include <array>

#include "text/characters.hpp"

namespace storyflow::text {

namespace {

using enum UnitUse;

enum class Kind { plain, length, abbreviation, length_abbreviation };
using enum Kind;

struct Unit {
    std::u32string_view symbol;
    std::string_view one;
    std::string_view many;
    UnitUse use = spaced;
    Kind kind = plain;
};

constexpr std::array units{
    Unit{U"m", "meter", "meters", spaced, length},
    Unit{U"km", "kilometer", "kilometers", spaced, length},
    Unit{U"Km", "kilometer", "kilometers", spaced, length},
    Unit{U"KM", "kilometer", "kilometers", spaced, length},
    Unit{U"cm", "centimeter", "centimeters", spaced, length},
    Unit{U"mm", "millimeter", "millimeters", spaced, length},
    Unit{U"dm", "decimeter", "decimeters", spaced, length},
    Unit{U"nm", "nanometer", "nanometers", spaced, length},
    Unit{U"µm", "micrometer", "micrometers", spaced, length},
    Unit{U"mi", "mile", "miles", spaced, length_abbreviation},
    Unit{U"ft", "foot", "feet", spaced, length_abbreviation},
    Unit{U"in", "inch", "inches", measured, length_abbreviation},
    Unit{U"yd", "yard", "yards", spaced, length_abbreviation},
    Unit{U"yds", "yard", "yards", spaced, length_abbreviation},
    Unit{U"ha", "hectare", "hectares", spaced, plain},
    Unit{U"g", "gram", "grams", spaced, plain},
    Unit{U"kg", "kilogram", "kilograms", spaced, plain},
    Unit{U"Kg", "kilogram", "kilograms", spaced, plain},
    Unit{U"KG", "kilogram", "kilograms", spaced, plain},
    Unit{U"mg", "milligram", "milligrams", spaced, plain},
    Unit{U"µg", "microgram", "micrograms", spaced, plain},
    Unit{U"mcg", "microgram", "micrograms", spaced, plain},
    Unit{U"t", "tonne", "tonnes", glued, plain},
    Unit{U"lb", "pound", "pounds", spaced, abbreviation},
    Unit{U"lbs", "pound", "pounds", spaced, abbreviation},
    Unit{U"LBS", "pound", "pounds", spaced, abbreviation},
    Unit{U"oz", "ounce", "ounces", spaced, abbreviation},
    Unit{U"L", "liter", "liters", spaced, plain},
    Unit{U"l", "liter", "liters", spaced, plain},
    Unit{U"mL", "milliliter", "milliliters", spaced, plain},
    Unit{U"ml", "milliliter", "milliliters", spaced, plain},
    Unit{U"cl", "centiliter", "centiliters", spaced, plain},
    Unit{U"cL", "centiliter", "centiliters", spaced, plain},
    Unit{U"dl", "deciliter", "deciliters", spaced, plain},
    Unit{U"dL", "deciliter", "deciliters", spaced, plain},
    Unit{U"µL", "microliter", "microliters", spaced, plain},
    Unit{U"µl", "microliter", "microliters", spaced, plain},
    Unit{U"gal", "gallon", "gallons", spaced, abbreviation},
    Unit{U"qt", "quart", "quarts", spaced, abbreviation},
    Unit{U"pt", "point", "points", spaced, abbreviation},
    Unit{U"tbsp", "tablespoon", "tablespoons", spaced, abbreviation},
    Unit{U"tsp", "teaspoon", "teaspoons", spaced, abbreviation},
    Unit{U"cc", "cubic centimeter", "cubic centimeters", spaced, plain},
    Unit{U"s", "second", "seconds", spaced, plain},
    Unit{U"sec", "second", "seconds", spaced, abbreviation},
    Unit{U"secs", "second", "seconds", spaced, abbreviation},
    Unit{U"ms", "millisecond", "milliseconds", spaced, plain},
    Unit{U"µs", "microsecond", "microseconds", spaced, plain},
    Unit{U"ns", "nanosecond", "nanoseconds", spaced, plain},
    Unit{U"min", "minute", "minutes", spaced, abbreviation},
    Unit{U"mins", "minute", "minutes", spaced, abbreviation},
    Unit{U"h", "hour", "hours", spaced, plain},
    Unit{U"hr", "hour", "hours", spaced, abbreviation},
    Unit{U"hrs", "hour", "hours", spaced, abbreviation},
    Unit{U"wk", "week", "weeks", spaced, abbreviation},
    Unit{U"wks", "week", "weeks", spaced, abbreviation},
    Unit{U"mo", "month", "months", spaced, abbreviation},
    Unit{U"mos", "month", "months", spaced, abbreviation},
    Unit{U"yr", "year", "years", spaced, abbreviation},
    Unit{U"yrs", "year", "years", spaced, abbreviation},
    Unit{U"mph", "mile per hour", "miles per hour", spaced, plain},
    Unit{U"MPH", "mile per hour", "miles per hour", spaced, plain},
    Unit{U"kph", "kilometer per hour", "kilometers per hour", spaced, plain},
    Unit{U"kmh", "kilometer per hour", "kilometers per hour", spaced, plain},
    Unit{U"kmph", "kilometer per hour", "kilometers per hour", spaced, plain},
    Unit{U"mpg", "mile per gallon", "miles per gallon", spaced, plain},
    Unit{U"fps", "frame per second", "frames per second", spaced, plain},
    Unit{U"rpm", "revolution per minute", "revolutions per minute", spaced, plain},
    Unit{U"RPM", "revolution per minute", "revolutions per minute", spaced, plain},
    Unit{U"bpm", "beat per minute", "beats per minute", spaced, plain},
    Unit{U"BPM", "beat per minute", "beats per minute", spaced, plain},
    Unit{U"wpm", "word per minute", "words per minute", spaced, plain},
    Unit{U"psi", "pound per square inch", "pounds per square inch", spaced, plain},
    Unit{U"PSI", "pound per square inch", "pounds per square inch", spaced, plain},
    Unit{U"dpi", "dot per inch", "dots per inch", spaced, plain},
    Unit{U"ppm", "part per million", "parts per million", spaced, plain},
    Unit{U"Hz", "hertz", "hertz", spaced, plain},
    Unit{U"hz", "hertz", "hertz", spaced, plain},
    Unit{U"kHz", "kilohertz", "kilohertz", spaced, plain},
    Unit{U"KHz", "kilohertz", "kilohertz", spaced, plain},
    Unit{U"khz", "kilohertz", "kilohertz", spaced, plain},
    Unit{U"MHz", "megahertz", "megahertz", spaced, plain},
    Unit{U"Mhz", "megahertz", "megahertz", spaced, plain},
    Unit{U"GHz", "gigahertz", "gigahertz", spaced, plain},
    Unit{U"Ghz", "gigahertz", "gigahertz", spaced, plain},
    Unit{U"THz", "terahertz", "terahertz", spaced, plain},
    Unit{U"V", "volt", "volts", spaced, plain},
    Unit{U"mV", "millivolt", "millivolts", spaced, plain},
    Unit{U"kV", "kilovolt", "kilovolts", spaced, plain},
    Unit{U"mA", "milliampere", "milliamperes", spaced, plain},
    Unit{U"mAh", "milliampere hour", "milliampere hours", spaced, plain},
    Unit{U"W", "watt", "watts", spaced, plain},
    Unit{U"mW", "milliwatt", "milliwatts", spaced, plain},
    Unit{U"kW", "kilowatt", "kilowatts", spaced, plain},
    Unit{U"KW", "kilowatt", "kilowatts", spaced, plain},
    Unit{U"MW", "megawatt", "megawatts", spaced, plain},
    Unit{U"GW", "gigawatt", "gigawatts", spaced, plain},
    Unit{U"TW", "terawatt", "terawatts", spaced, plain},
    Unit{U"Wh", "watt hour", "watt hours", spaced, plain},
    Unit{U"kWh", "kilowatt hour", "kilowatt hours", spaced, plain},
    Unit{U"KWh", "kilowatt hour", "kilowatt hours", spaced, plain},
    Unit{U"kwh", "kilowatt hour", "kilowatt hours", spaced, plain},
    Unit{U"MWh", "megawatt hour", "megawatt hours", spaced, plain},
    Unit{U"GWh", "gigawatt hour", "gigawatt hours", spaced, plain},
    Unit{U"TWh", "terawatt hour", "terawatt hours", spaced, plain},
    Unit{U"hp", "horsepower", "horsepower", spaced, plain},
    Unit{U"Ω", "ohm", "ohms", spaced, plain},
    Unit{U"kΩ", "kilohm", "kilohms", spaced, plain},
    Unit{U"MΩ", "megohm", "megohms", spaced, plain},
    Unit{U"J", "joule", "joules", spaced, plain},
    Unit{U"kJ", "kilojoule", "kilojoules", spaced, plain},
    Unit{U"MJ", "megajoule", "megajoules", spaced, plain},
    Unit{U"N", "newton", "newtons", spaced, plain},
    Unit{U"kN", "kilonewton", "kilonewtons", spaced, plain},
    Unit{U"Pa", "pascal", "pascals", spaced, plain},
    Unit{U"hPa", "hectopascal", "hectopascals", spaced, plain},
    Unit{U"kPa", "kilopascal", "kilopascals", spaced, plain},
    Unit{U"MPa", "megapascal", "megapascals", spaced, plain},
    Unit{U"GPa", "gigapascal", "gigapascals", spaced, plain},
    Unit{U"mPa", "millipascal", "millipascals", spaced, plain},
    Unit{U"cal", "calorie", "calories", spaced, abbreviation},
    Unit{U"kcal", "kilocalorie", "kilocalories", spaced, plain},
    Unit{U"BTU", "B T U", "B T Us", spaced, plain},
    Unit{U"dB", "decibel", "decibels", spaced, plain},
    Unit{U"eV", "electronvolt", "electronvolts", spaced, plain},
    Unit{U"keV", "kiloelectronvolt", "kiloelectronvolts", spaced, plain},
    Unit{U"MeV", "megaelectronvolt", "megaelectronvolts", spaced, plain},
    Unit{U"GeV", "gigaelectronvolt", "gigaelectronvolts", spaced, plain},
    Unit{U"mol", "mole", "moles", spaced, plain},
    Unit{U"mmol", "millimole", "millimoles", spaced, plain},
    Unit{U"lm", "lumen", "lumens", spaced, plain},
    Unit{U"lx", "lux", "lux", spaced, plain},
    Unit{U"px", "pixel", "pixels", spaced, plain},
    Unit{U"MP", "megapixel", "megapixels", spaced, plain},
    Unit{U"bit", "bit", "bits", spaced, plain},
    Unit{U"kbit", "kilobit", "kilobits", spaced, plain},
    Unit{U"Kbit", "kilobit", "kilobits", spaced, plain},
    Unit{U"Mbit", "megabit", "megabits", spaced, plain},
    Unit{U"Gbit", "gigabit", "gigabits", spaced, plain},
    Unit{U"Tbit", "terabit", "terabits", spaced, plain},
    Unit{U"kb", "kilobit", "kilobits", spaced, plain},
    Unit{U"Kb", "kilobit", "kilobits", spaced, plain},
    Unit{U"mb", "megabit", "megabits", spaced, plain},
    Unit{U"Mb", "megabit", "megabits", spaced, plain},
    Unit{U"gb", "gigabit", "gigabits", spaced, plain},
    Unit{U"Gb", "gigabit", "gigabits", spaced, plain},
    Unit{U"Tb", "terabit", "terabits", spaced, plain},
    Unit{U"kB", "kilobyte", "kilobytes", spaced, plain},
    Unit{U"KB", "kilobyte", "kilobytes", spaced, plain},
    Unit{U"MB", "megabyte", "megabytes", spaced, plain},
    Unit{U"GB", "gigabyte", "gigabytes", spaced, plain},
    Unit{U"TB", "terabyte", "terabytes", spaced, plain},
    Unit{U"PB", "petabyte", "petabytes", spaced, plain},
    Unit{U"KiB", "kibibyte", "kibibytes", spaced, plain},
    Unit{U"MiB", "mebibyte", "mebibytes", spaced, plain},
    Unit{U"GiB", "gibibyte", "gibibytes", spaced, plain},
    Unit{U"TiB", "tebibyte", "tebibytes", spaced, plain},
    Unit{U"bps", "bit per second", "bits per second", spaced, plain},
    Unit{U"kbps", "kilobit per second", "kilobits per second", spaced, plain},
    Unit{U"Kbps", "kilobit per second", "kilobits per second", spaced, plain},
    Unit{U"mbps", "megabit per second", "megabits per second", spaced, plain},
    Unit{U"Mbps", "megabit per second", "megabits per second", spaced, plain},
    Unit{U"MBps", "megabyte per second", "megabytes per second", spaced, plain},
    Unit{U"Gbps", "gigabit per second", "gigabits per second", spaced, plain},
    Unit{U"GBps", "gigabyte per second", "gigabytes per second", spaced, plain},
    Unit{U"Tbps", "terabit per second", "terabits per second", spaced, plain},
    Unit{U"°", "degree", "degrees", spaced, plain},
    Unit{U"°C", "degree celsius", "degrees celsius", spaced, plain},
    Unit{U"°c", "degree celsius", "degrees celsius", spaced, plain},
    Unit{U"°F", "degree fahrenheit", "degrees fahrenheit", spaced, plain},
    Unit{U"°f", "degree fahrenheit", "degrees fahrenheit", spaced, plain},
    Unit{U"C", "degree celsius", "degrees celsius", glued, plain},
    Unit{U"F", "degree fahrenheit", "degrees fahrenheit", glued, plain},
};

constexpr std::array two_words{
    Unit{U"fl oz", "fluid ounce", "fluid ounces", spaced, abbreviation},
    Unit{U"fl. oz", "fluid ounce", "fluid ounces", spaced, abbreviation},
    Unit{U"sq ft", "square foot", "square feet", spaced, abbreviation},
    Unit{U"sq. ft", "square foot", "square feet", spaced, abbreviation},
    Unit{U"sq m", "square meter", "square meters", spaced, plain},
    Unit{U"sq km", "square kilometer", "square kilometers", spaced, plain},
    Unit{U"sq mi", "square mile", "square miles", spaced, abbreviation},
    Unit{U"cu ft", "cubic foot", "cubic feet", spaced, abbreviation},
    Unit{U"cu m", "cubic meter", "cubic meters", spaced, plain},
    Unit{U"ft lb", "foot pound", "foot pounds", spaced, abbreviation},
};

/// Denominators of a rate that are no units by themselves: words and single letters.
constexpr std::array rate_units{
    Unit{U"hour", "hour", "hours"},
    Unit{U"second", "second", "seconds"},
    Unit{U"minute", "minute", "minutes"},
    Unit{U"day", "day", "days"},
    Unit{U"week", "week", "weeks"},
    Unit{U"month", "month", "months"},
    Unit{U"year", "year", "years"},
    Unit{U"d", "day", "days"},
    Unit{U"a", "year", "years"},
    Unit{U"person", "person", "people"},
    Unit{U"serving", "serving", "servings"},
    Unit{U"K", "kelvin", "kelvin"},
};

template <typename Units>
const Unit* find(const Units& table, std::u32string_view symbol) {
    const auto found = std::ranges::find(table, symbol, &Unit::symbol);
    return found == table.end() ? nullptr : &*found;
}

struct Match {
    const Unit* unit = nullptr;
    std::size_t end = 0;
};

Match two_words_at(std::u32string_view text, std::size_t at) {
    for (const Unit& unit : two_words) {
        if (text.substr(at, unit.symbol.size()) == unit.symbol && ends_word(text, at + unit.symbol.size()))
            return {&unit, at + unit.symbol.size()};
    }
    return {};
}

bool is_power(std::u32string_view text, std::size_t at) {
    const char32_t c = char_at(text, at);
    if (c == U'²' || c == U'³') return true;
    return (c == U'2' || c == U'3') && ends_word(text, at + 1);
}

Match symbol_at(std::u32string_view text, std::size_t at) {
    constexpr std::size_t longest_symbol = 8;
    if (at >= text.size()) return {};
    const std::size_t degree = text[at] == U'°' ? 1 : 0;
    const std::size_t gap = degree == 1 && char_at(text, at + 1) == U' ' ? 1 : 0;
    const std::size_t letters = letters_from(text, at + degree + gap, longest_symbol);
    const std::size_t end = at + degree + gap + letters;
    std::u32string symbol(text.substr(at, degree));
    symbol += text.substr(at + degree + gap, letters);
    const bool ends = ends_word(text, end) || is_power(text, end);
    if (const Unit* unit = find(units, symbol); unit != nullptr && ends) return {unit, end};
    return degree == 1 ? Match{find(units, U"°"), at + 1} : Match{};
}

std::string_view power_word(char32_t sign) {
    return sign == U'²' || sign == U'2' ? "square " : "cubic ";
}

/// Adds "square" or "squared" when a power follows the symbol.
void read_power(std::u32string_view text, const Unit& unit, WrittenUnit& written) {
    if (!is_power(text, written.end)) return;
    const char32_t sign = text[written.end];
    const bool is_length = unit.kind == length || unit.kind == length_abbreviation;
    if (is_length) {
        written.one.insert(0, power_word(sign));
        written.many.insert(0, power_word(sign));
    } else {
        const std::string_view word = power_word(sign) == "square " ? " squared" : " cubed";
        written.one += word;
        written.many += word;
    }
    ++written.end;
}

WrittenUnit written(std::u32string_view text, std::size_t at, const Match& match) {
    const Unit& unit = *match.unit;
    const bool shortened = unit.kind == abbreviation || unit.kind == length_abbreviation;
    WrittenUnit result{
        std::string(unit.one), std::string(unit.many), unit.use, shortened, match.end - at, match.end};
    read_power(text, unit, result);
    return result;
}

/// Adds the denominator of a rate: "/h", "/m³".
void read_rate(std::u32string_view text, WrittenUnit& unit) {
    if (char_at(text, unit.end) != U'/') return;
    const std::size_t begin = unit.end + 1;
    Match match = symbol_at(text, begin);
    const std::u32string_view word = word_at(text, begin);
    if (match.unit == nullptr && ends_word(text, begin + word.size()))
        match = {find(rate_units, word), begin + word.size()};
    if (match.unit == nullptr || match.unit->symbol.starts_with(U'°')) return;
    const WrittenUnit rate = written(text, begin, match);
    // As in "second squared" of "m/s²".
    unit.one.append(" per ").append(rate.one);
    unit.many.append(" per ").append(rate.one);
    unit.use = UnitUse::spaced;
    unit.is_abbreviation = false;
    unit.end = rate.end;
}

void spell_british(std::string& words) {
    for (const std::string_view root : {"meter", "liter"}) {
        for (std::size_t at = words.find(root); at != std::string::npos; at = words.find(root, at + 1))
            words.replace(at + 3, 2, "re");
    }
}

}  // namespace

std::optional<WrittenUnit> unit_at(std::u32string_view text, std::size_t at, Dialect dialect) {
    if (at >= text.size()) return std::nullopt;
    Match match = two_words_at(text, at);
    if (match.unit == nullptr) match = symbol_at(text, at);
    if (match.unit == nullptr) return std::nullopt;
    WrittenUnit unit = written(text, at, match);
    read_rate(text, unit);
    if (dialect == Dialect::british) {
        spell_british(unit.one);
        spell_british(unit.many);
    }
    return unit;
}

}  // namespace storyflow::text

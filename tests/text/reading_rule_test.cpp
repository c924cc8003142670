#include "text/reading_rule.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "text/read_script.hpp"
#include "text/traced_text.hpp"

namespace storyflow::text {
namespace {

using enum ReadingRule;

/// A script and a part of it that the rule changes.
struct Row {
    ReadingRule rule;
    std::u32string script;
    std::u32string part;
};

const std::vector<Row>& rows() {
    static const std::vector<Row> table{
        {invisible_character, U"co\u00ADop", U"\u00AD"},
        {combined_accent, U"cafe\u0301", U"e\u0301"},
        {phonemes_in_text, U"[Kokoro](/kˈOkəɹO/) sat", U"Kokoro"},
        {number_style, U"[105](#&#) men", U"105"},
        {stress, U"a [very](+1) old man", U"very"},
        {pause, U"Wait [pause:1s] here", U"[pause:1s]"},
        {markup_removed, U"She **ran** home", U"**"},
        {markup_removed, U"It is [T]he end", U"["},
        {markup_removed, U"a <b>bold</b> man", U"</b>"},
        {markup_removed, U"see [the docs](https://x.org)", U"](https://x.org)"},
        {dictionary, U"Siobhan sat", U"Siobhan"},
        {character_reference, U"caf&eacute;", U"&eacute;"},
        {styled_letter, U"the ｆull moon", U"ｆ"},
        {typographic_mark, U"I don’t", U"’"},
        {footnote_mark, U"So it is.[15] Then", U"[15]"},
        {footnote_mark, U"as known¹ there", U"¹"},
        {decimal_comma, U"12,5 km", U","},
        {stutter, U"W-what is it?", U"W-"},
        {stretched_word, U"it is sooo good", U"sooo"},
        {address, U"write to anna@x.com now", U"anna@x.com"},
        {address, U"at http://x.org/a now", U"http://x.org/a"},
        {telephone_number, U"call (212) 555-0199 now", U"(212) 555-0199"},
        {scripture, U"read Gen. 1:1 now", U"Gen. 1:1"},
        {date, U"on May 5, 1990, it", U"May 5, 1990"},
        {date, U"on 2021-06-03 it", U"2021-06-03"},
        {clock_time, U"at 7:30 it", U"7:30"},
        {clock_time, U"at 0800 hours it", U"0800 hours"},
        {ratio, U"won by 3:1 there", U"3:1"},
        {version, U"in 2.10.3 it", U"2.10.3"},
        {currency, U"for $1.01 it", U"$1.01"},
        {currency, U"for £5 10s. it", U"£5"},
        {abbreviation, U"Dr. Smith", U"Dr."},
        {saint_or_street, U"St. Paul", U"St."},
        {roman_numeral, U"Louis XIV reigned", U"XIV"},
        {direction, U"at 123 W. 45th Street", U"W."},
        {initials, U"by J.R.R. Tolkien", U"J.R.R."},
        {contraction, U"How're you?", U"How're"},
        {unit, U"ran 5km there", U"5km"},
        {fiscal_period, U"in FY2024 it", U"FY2024"},
        {grade, U"got an A- there", U"A-"},
        {code, U"an A320 flew", U"A320"},
        {code, U"ISBN 0-306-40615-2 is it", U"ISBN 0-306-40615-2"},
        {initialism, U"the FBI came", U"FBI"},
        {shouted_word, U"NOW IT IS OVER", U"IT"},
        {scientific_notation, U"about 3.5e-4 of it", U"3.5e-4"},
        {multiplication, U"about 2.5k people", U"2.5k"},
        {decade, U"in the 1990s it", U"1990s"},
        {year, U"in 1984 it", U"1984"},
        {fraction, U"about 3/4 of it", U"3/4"},
        {ordinal, U"the 21st man", U"21st"},
        {dimensions, U"a 3x4 board", U"3x4"},
        {house_number, U"at 1200 Oak Street", U"1200"},
        {number, U"saw 1,250 men", U"1,250"},
        {minus, U"at -15 it", U"-"},
        {range, U"10–20 men", U"–"},
        {optional_plural, U"the file(s) here", U"(s)"},
        {power, U"so x² is it", U"²"},
        {dash, U"so -- then", U"--"},
        {line_break, U"it is trans-\nlated", U"-"},
        {inner_mark, U"the main.loop here", U"."},
        {slash, U"black/white men", U"/"},
        {sign, U"you & me", U"&"},
        {heading_stop, U"Chapter 2\nIt rained.", U"\n"},
        {not_spoken, U"so 🙂 it is", U"🙂"},
        {sound, U"Shhh now", U"Shhh"},
    };
    return table;
}

std::vector<AppliedRule> applied_in(const Row& row) {
    const std::vector<Pronunciation> entries{{"Siobhan", "Shivawn"}};
    return explain_script(to_utf8(row.script), {.pronunciations = entries}).applied;
}

std::string told(const std::vector<AppliedRule>& applied, std::u32string_view script) {
    std::string text;
    for (const AppliedRule& rule : applied) {
        const auto part = script.substr(rule.source.begin, rule.source.end - rule.source.begin);
        text += "\"" + to_utf8(part) + "\": " + std::string(to_string(rule.rule)) + "\n";
    }
    return text;
}

TEST(ReadingRule, IsToldWithThePartOfTheScriptThatItChanged) {
    for (const Row& row : rows()) {
        const std::size_t begin = row.script.find(row.part);
        const AppliedRule expected{row.rule, {begin, begin + row.part.size()}};
        const auto applied = applied_in(row);
        EXPECT_NE(std::ranges::find(applied, expected), applied.end())
            << to_utf8(row.script) << " lacks: " << to_string(row.rule) << "\n"
            << told(applied, row.script);
    }
}

TEST(ReadingRule, HasASentenceInThisTableWhicheverItIs) {
    for (int value = 0; value <= static_cast<int>(sound); ++value) {
        const auto rule = static_cast<ReadingRule>(value);
        EXPECT_TRUE(std::ranges::any_of(rows(), [rule](const Row& row) { return row.rule == rule; }))
            << to_string(rule);
    }
}

TEST(ReadingRule, IsNotToldWhereTheTextIsSaidAsItIsWritten) {
    for (const char* script :
         {"The old man sat on a bench.", "She said, \"Stop!\" and ran.", "Well-known tea."})
        EXPECT_TRUE(explain_script(script).applied.empty()) << script;
}

TEST(ReadingRule, ComesInTheOrderOfTheSteps) {
    const auto applied = explain_script("caf&eacute; on ５th Street").applied;
    ASSERT_EQ(applied.size(), 3U);
    EXPECT_EQ(applied[0].rule, character_reference);
    EXPECT_EQ(applied[1].rule, styled_letter);
    EXPECT_EQ(applied[2].rule, ordinal);
}

}  // namespace
}  // namespace storyflow::text

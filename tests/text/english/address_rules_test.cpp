#include "text/english/address_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(AddressRules, ReadMailWebAndHostsAsPeopleDictateThem) {
    expect_said({
        {"Mail max_9@mail.org now.", "Mail max underscore nine at mail dot org now."},
        {"Write to a.b-c@x-y.co.uk.", "Write to a dot b dash c at x dash y dot co dot uk."},
        {"See https://docs.site.com/a-b/c?x=1&y=2.",
         "See https docs dot site dot com slash a dash b slash c question-mark x equals one ampersand y "
         "equals two."},
        {"On www.news.com/today.", "On www news dot com slash today."},
        {"Ping 192.168.0.1:80.",
         "Ping one hundred ninety-two dot one hundred sixty-eight dot zero dot one colon eighty."},
        {"Open localhost:8080 first.", "Open localhost colon eight thousand eighty first."},
        {"Try shop.example.net/a_b.", "Try shop dot example dot net slash a underscore b."},
        {"Read notes.txt and main.cpp.", "Read notes dot T X T and main dot C P P."},
    });
}

}  // namespace
}  // namespace storyflow::text

#include "text/english/place_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(PlaceRules, TellSaintsFromStreets) {
    expect_said({
        {"He lives on Oak St. The house is old.", "He lives on Oak Street. The house is old."},
        {"45 Oak St. Mary called.", "forty-five Oak Street. Mary called."},
        {"In St. Louis near St. Mary and Elm St. now.", "In Saint Louis near Saint Mary and Elm Street now."},
        {"5th St. and Main St", "fifth Street and Main Street"},
        {"8 Park Dr. It was fine. Ask Dr. Moss.", "eight Park Drive. It was fine. Ask Doctor Moss."},
        {"It rained. St. John spoke to Mary St. Clair.", "It rained. Saint John spoke to Mary Saint Clair."},
    });
}

}  // namespace
}  // namespace storyflow::text
